package org.uimaadr.model;

/** How the float32 values of a tensor are stored in a safetensors file. */
public enum TensorStorage {
  /** IEEE 754 binary32: exact. */
  F32,
  /** IEEE 754 binary16, rounded to nearest even: 11 bits of precision, up to 65504. */
  F16,
  /** The upper half of binary32, rounded to nearest even: 8 bits of precision, any magnitude. */
  BF16,
  /**
   * Symmetric 8-bit integers. A row (all values that share the first index) has the float32 scale
   * {@code max|x| / 127}; the scales are stored as a tensor of their own, named {@code NAME.scale}.
   */
  INT8
}
