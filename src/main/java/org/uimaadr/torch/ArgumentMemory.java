package org.uimaadr.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory outside the Java heap for the arguments of one call, to be used again by the next. DJL
 * would take new memory for each array, which is given back only when the garbage collector comes
 * to the buffers that hold it: a training of hours, whose heap is quiet, would grow and grow.
 */
final class ArgumentMemory {

  /** What vector instructions like best. */
  private static final int ALIGNMENT = 64;

  private final List<ByteBuffer> blocks = new ArrayList<>();
  private int used;

  /** Takes so many bytes until {@link #reset}. */
  ByteBuffer take(int bytes) {
    int padded = Math.addExact(bytes, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (blocks.isEmpty() || used + padded > last().capacity()) {
      allocate(Math.max(padded, capacity()));
      used = 0;
    }
    ByteBuffer slice = last().slice(used, bytes).order(ByteOrder.nativeOrder());
    used += padded;
    return slice;
  }

  /** Gives all back that was taken: what a call needed in several blocks, the next finds in one. */
  void reset() {
    if (blocks.size() > 1) {
      int all = capacity();
      blocks.clear();
      allocate(all);
    }
    used = 0;
  }

  private void allocate(int bytes) {
    blocks.add(ByteBuffer.allocateDirect(bytes + ALIGNMENT).alignedSlice(ALIGNMENT));
  }

  private ByteBuffer last() {
    return blocks.get(blocks.size() - 1);
  }

  private int capacity() {
    return blocks.stream().mapToInt(ByteBuffer::capacity).reduce(0, Math::addExact);
  }
}
