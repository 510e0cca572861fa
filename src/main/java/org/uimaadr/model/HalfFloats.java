package org.uimaadr.model;

/** Conversions between float32 and the 16-bit formats; Java has its own only since release 20. */
final class HalfFloats {

  private static final int FLOAT_INFINITY = 0x7f800000;

  /** The least float32 that rounds to the binary16 infinity: half a step above 65504. */
  private static final int HALF_OVERFLOW = 0x477ff000;

  /** 2^-14, the least normal binary16. */
  private static final int HALF_LEAST_NORMAL = 0x38800000;

  /** 2^-25, half of the least subnormal binary16: this and less rounds to zero. */
  private static final int HALF_UNDERFLOW = 0x33000000;

  private HalfFloats() {}

  /** The value of an IEEE 754 binary16. */
  static float fromF16(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >>> 10) & 0x1f;
    int mantissa = half & 0x3ff;
    if (exponent == 0) {
      float subnormal = mantissa * 0x1p-24f;
      return sign == 0 ? subnormal : -subnormal;
    }
    int bits = exponent == 0x1f ? FLOAT_INFINITY : (exponent + 127 - 15) << 23;
    return Float.intBitsToFloat(sign | bits | mantissa << 13);
  }

  /** The nearest IEEE 754 binary16, ties to even; what exceeds 65504 by half a step is infinite. */
  static short toF16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > FLOAT_INFINITY) {
      return (short) (sign | 0x7e00 | (magnitude >>> 13 & 0x3ff));
    }
    if (magnitude >= HALF_OVERFLOW) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude >= HALF_LEAST_NORMAL) {
      return (short) (sign | shiftRoundingToEven(magnitude - ((127 - 15) << 23), 13));
    }
    if (magnitude <= HALF_UNDERFLOW) {
      return (short) sign;
    }
    int withLeadingBit = magnitude & 0x7fffff | 0x800000;
    return (short) (sign | shiftRoundingToEven(withLeadingBit, 126 - (magnitude >>> 23)));
  }

  /** The value of a bfloat16. */
  static float fromBf16(short half) {
    return Float.intBitsToFloat(half << 16);
  }

  /** The nearest bfloat16, ties to even. */
  static short toBf16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) (bits >>> 16 | 0x40);
    }
    return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
  }

  /** A carry out of the mantissa raises the exponent, which is what rounding up means there. */
  private static int shiftRoundingToEven(int bits, int distance) {
    int quotient = bits >>> distance;
    int rest = bits & (1 << distance) - 1;
    int half = 1 << distance - 1;
    boolean up = rest > half || rest == half && (quotient & 1) == 1;
    return up ? quotient + 1 : quotient;
  }
}
