package org.uimaadr.model;

import org.uimaadr.torch.FloatTensor;

/**
 * A tensor in symmetric 8-bit integers, see {@link TensorStorage#INT8}. The value at a row and
 * column is {@code values[row * columns + column] * scales[row]}; it is off by at most half a
 * scale.
 *
 * @param values integers from -127 to 127 in row-major order
 * @param scales one per row
 */
record QuantizedRows(byte[] values, float[] scales) {

  private static final int GREATEST = 127;

  /**
   * Rounds a tensor.
   *
   * @param name how errors name the tensor
   */
  static QuantizedRows of(String name, FloatTensor tensor) {
    if (tensor.shape().length == 0) {
      throw new IllegalArgumentException("Tensor " + name + " is a scalar; store it as F32");
    }
    float[] data = tensor.data();
    float[] scales = new float[(int) tensor.shape()[0]];
    byte[] values = new byte[data.length];
    int columns = scales.length == 0 ? 0 : data.length / scales.length;
    for (int row = 0; row < scales.length; row++) {
      int begin = row * columns;
      float scale = greatestMagnitude(name, data, begin, begin + columns) / GREATEST;
      for (int i = begin; i < begin + columns && scale > 0; i++) {
        values[i] = (byte) Math.max(-GREATEST, Math.min(GREATEST, Math.rint(data[i] / scale)));
      }
      scales[row] = scale;
    }
    return new QuantizedRows(values, scales);
  }

  /** Multiplies each row of integers by its scale, in place. */
  static void multiplyRows(float[] values, float[] scales) {
    int columns = scales.length == 0 ? 0 : values.length / scales.length;
    for (int row = 0; row < scales.length; row++) {
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        values[i] *= scales[row];
      }
    }
  }

  private static float greatestMagnitude(String name, float[] data, int begin, int end) {
    float greatest = 0;
    for (int i = begin; i < end; i++) {
      if (!Float.isFinite(data[i])) {
        throw new IllegalArgumentException(
            "Tensor " + name + " holds " + data[i] + ", which INT8 cannot store");
      }
      greatest = Math.max(greatest, Math.abs(data[i]));
    }
    return greatest;
  }
}
