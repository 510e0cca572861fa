package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatsTest {

  @Test
  void everyHalfValueSurvivesTheWayThroughFloat32() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      short half = (short) bits;
      float f16 = HalfFloats.fromF16(half);
      float bf16 = HalfFloats.fromBf16(half);
      if (Float.isNaN(f16)) {
        assertThat(HalfFloats.fromF16(HalfFloats.toF16(f16))).isNaN();
      } else {
        assertThat(HalfFloats.toF16(f16)).as("F16 %04x", bits).isEqualTo(half);
      }
      if (Float.isNaN(bf16)) {
        assertThat(HalfFloats.fromBf16(HalfFloats.toBf16(bf16))).isNaN();
      } else {
        assertThat(HalfFloats.toBf16(bf16)).as("BF16 %04x", bits).isEqualTo(half);
      }
    }
  }

  @ParameterizedTest(name = "{0} is F16 {1}: {2}")
  @CsvSource({
    "1.0,             3c00, one",
    "-2.0,            c000, minus two",
    "0.333251953125,  3555, nearest to a third",
    "65504,           7bff, the greatest",
    "65519.996,       7bff, the last that rounds down to it",
    "65520,           7c00, the first that rounds to infinity",
    "6.103515625e-5,  0400, the least normal",
    "5.960464477539063e-8, 0001, the least subnormal",
    "2.9802322387695312e-8, 0000, half of it: a tie and so even",
    "2.980232594040899e-8, 0001, a little more than half of it",
    "1.00048828125,   3c00, a tie between 3c00 and 3c01",
    "1.00146484375,   3c02, a tie between 3c01 and 3c02",
    "-0.0,            8000, minus zero",
    "NaN,             7e00, not a number",
    "Infinity,        7c00, infinity",
  })
  void roundsToTheNearestF16AndTiesToEven(float value, String bits, String why) {
    assertThat(hex(HalfFloats.toF16(value))).as(why).isEqualTo(bits);
  }

  @ParameterizedTest(name = "{0} is BF16 {1}: {2}")
  @CsvSource({
    "1.0,          3f80, one",
    "3.1415927,    4049, pi",
    "1.00390625,   3f80, a tie between 3f80 and 3f81",
    "1.01171875,   3f82, a tie between 3f81 and 3f82",
    "3.4028235e38, 7f80, the greatest float32 rounds to infinity",
    "-0.0,         8000, minus zero",
    "NaN,          7fc0, not a number",
  })
  void roundsToTheNearestBf16AndTiesToEven(float value, String bits, String why) {
    assertThat(hex(HalfFloats.toBf16(value))).as(why).isEqualTo(bits);
  }

  @Property
  void noOtherF16IsNearer(@ForAll @FloatRange(min = -65504, max = 65504) float value) {
    short nearest = HalfFloats.toF16(value);
    double error = Math.abs((double) HalfFloats.fromF16(nearest) - value);
    for (int neighbour : new int[] {nearest - 1, nearest + 1}) {
      float other = HalfFloats.fromF16((short) neighbour);
      if (Float.isFinite(other)) {
        assertThat(Math.abs((double) other - value)).isGreaterThanOrEqualTo(error);
      }
    }
  }

  private static String hex(short bits) {
    return String.format("%04x", bits);
  }
}
