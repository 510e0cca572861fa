package org.uimaadr.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** One call of a module: owns its arguments and its results until it is closed. For one thread. */
final class ModuleCall implements AutoCloseable {

  private final NDManager manager;
  private final ArgumentMemory memory;
  private final Consumer<ArgumentMemory> giveBack;

  /**
   * A call.
   *
   * @param manager owns arguments and results; is closed with the call
   * @param memory where the arguments lie
   * @param giveBack takes the memory when the call is closed
   */
  ModuleCall(NDManager manager, ArgumentMemory memory, Consumer<ArgumentMemory> giveBack) {
    this.manager = manager;
    this.memory = memory;
    this.giveBack = giveBack;
  }

  /** An int64 array; the values are copied. */
  NDArray longs(long[] values, long... shape) {
    ByteBuffer bytes = memory.take(Math.multiplyExact(values.length, Long.BYTES));
    bytes.asLongBuffer().put(values);
    return manager.create(bytes, new Shape(shape), DataType.INT64);
  }

  /** A float32 array; the values are copied. */
  NDArray floats(float[] values, long... shape) {
    ByteBuffer bytes = memory.take(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    return manager.create(bytes, new Shape(shape), DataType.FLOAT32);
  }

  /** A float64 array; the values are copied. */
  NDArray doubles(double[] values, long... shape) {
    ByteBuffer bytes = memory.take(Math.multiplyExact(values.length, Double.BYTES));
    bytes.asDoubleBuffer().put(values);
    return manager.create(bytes, new Shape(shape), DataType.FLOAT64);
  }

  /** An argument that is not looked at. */
  NDArray nothing() {
    return manager.create(new Shape(0), DataType.FLOAT32);
  }

  @Override
  public void close() {
    manager.close();
    giveBack.accept(memory);
  }
}
