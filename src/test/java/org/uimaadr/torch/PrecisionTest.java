package org.uimaadr.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What "auto" may become; that a GPU computes so was not run. */
class PrecisionTest {

  @Test
  void gpusMultiplyBfloat16FromAmpereOn() {
    assertThat(TorchRuntime.multipliesBfloat16("75")).as("Turing, T4").isFalse();
    assertThat(TorchRuntime.multipliesBfloat16("80")).as("Ampere, A100").isTrue();
    assertThat(TorchRuntime.multipliesBfloat16("120")).as("Blackwell").isTrue();
  }

  @Test
  void autoIsBfloat16WhereTheHardwareMultipliesIt() {
    assertThat(Precision.of("auto", () -> true)).isEqualTo(Precision.BF16);
    assertThat(Precision.of("auto", () -> false)).isEqualTo(Precision.FP32);
    assertThat(Precision.of("fp32", () -> true)).isEqualTo(Precision.FP32);
    assertThat(Precision.of("bf16", () -> false)).isEqualTo(Precision.BF16);
    assertThatThrownBy(() -> Precision.of("fp8", DeviceKind.CPU))
        .hasMessageContaining("auto, fp32 or bf16");
  }
}
