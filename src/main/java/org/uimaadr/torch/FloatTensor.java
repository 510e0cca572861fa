package org.uimaadr.torch;

/**
 * A dense tensor in the Java heap.
 *
 * @param shape sizes of the dimensions; empty for a scalar
 * @param data float32 values in row-major order
 */
public record FloatTensor(long[] shape, float[] data) {

  /** Rejects a shape that does not match the number of values. */
  public FloatTensor {
    long size = 1;
    for (long dimension : shape) {
      size *= dimension;
    }
    if (size != data.length) {
      throw new IllegalArgumentException(
          "Shape of " + size + " values does not match " + data.length + " values");
    }
  }
}
