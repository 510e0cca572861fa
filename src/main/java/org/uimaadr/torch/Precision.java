package org.uimaadr.torch;

import java.util.function.BooleanSupplier;

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

  /**
   * Reads the parameter {@code AdrPrecision}.
   *
   * @param wish {@code auto} (bf16 where the processor or the GPU multiplies it in hardware),
   *     {@code fp32} or {@code bf16}
   * @throws IllegalArgumentException for another value
   */
  public static Precision of(String wish, DeviceKind device) {
    return of(wish, () -> inHardware(device));
  }

  /** bfloat16: whether it is multiplied in hardware, asked only where that decides. */
  static Precision of(String wish, BooleanSupplier bfloat16) {
    return switch (wish) {
      case "auto" -> bfloat16.getAsBoolean() ? BF16 : FP32;
      case "fp32" -> FP32;
      case "bf16" -> BF16;
      default ->
          throw new IllegalArgumentException(
              "Unknown precision \"" + wish + "\"; use auto, fp32 or bf16");
    };
  }

  private static boolean inHardware(DeviceKind device) {
    return device == DeviceKind.GPU
        ? TorchRuntime.gpuMultipliesBfloat16()
        : ProcessorFeatures.bfloat16();
  }
}
