package org.uimaadr.torch;

/** Where a network computes. */
public enum DeviceKind {
  CPU,
  GPU;

  /**
   * Reads the parameter {@code AdrDevice}.
   *
   * @param wish {@code auto} (a GPU if libtorch sees one), {@code cpu} or {@code gpu}
   * @throws IllegalArgumentException for another value, or for {@code gpu} where there is none
   */
  public static DeviceKind of(String wish) {
    switch (wish) {
      case "auto":
        return TorchRuntime.gpuAvailable() ? GPU : CPU;
      case "cpu":
        return CPU;
      case "gpu":
        if (!TorchRuntime.gpuAvailable()) {
          throw new IllegalArgumentException(
              "No CUDA device is visible to libtorch "
                  + TorchRuntime.version()
                  + "; use --device cpu or auto, or install GPU natives as the README says");
        }
        return GPU;
      default:
        throw new IllegalArgumentException("Unknown device \"" + wish + "\"; use auto, cpu or gpu");
    }
  }
}
