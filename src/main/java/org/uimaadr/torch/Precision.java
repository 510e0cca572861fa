package org.uimaadr.torch;

/** Number format of the operands of the encoder's matrix products; everything else is float32. */
public enum Precision {
  /** IEEE float32. */
  FP32(6),
  /** bfloat16: float32's range with 8 bits of mantissa. */
  BF16(15);

  /** PyTorch's number of the type ({@code c10::ScalarType}). */
  private final int scalarType;

  Precision(int scalarType) {
    this.scalarType = scalarType;
  }

  int scalarType() {
    return scalarType;
  }
}
