package org.uimaadr.torch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network as a TorchScript file for other programs: {@code torch.jit.load} in Python, DJL's
 * {@code Criteria}, libtorch. Its methods are those of {@code adr-model.py} in float32, made of
 * public operators only; docs/export.md tells their inputs and outputs.
 */
public final class TorchScriptFile {

  private TorchScriptFile() {}

  /** Writes a new file; the same weights give the same bytes. */
  public static void write(NetworkWeights weights, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      ModuleArchive.writeForInference(weights, Variant.PORTABLE, Precision.FP32, out);
    }
  }
}
