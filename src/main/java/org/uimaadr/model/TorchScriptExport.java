package org.uimaadr.model;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.torch.TorchScriptFile;

/**
 * Writes a bundle for programs that run TorchScript: {@code model.pt} with all heads on one
 * encoder, {@code tokenizer.json}, and {@code model.json}, which names the heads in the order of
 * their outputs, their calibration and their thresholds. The inputs and outputs stand in {@code
 * README.md} and in docs/export.md.
 */
public final class TorchScriptExport {

  private static final String MODULE = "model.pt";

  private TorchScriptExport() {}

  /**
   * Writes the files.
   *
   * @param folder an empty folder or one that does not exist yet; it is written whole or not at all
   * @throws FileAlreadyExistsException if something lies there
   * @throws InvalidModelException if the bundle's weights are damaged
   */
  public static void write(ModelBundle bundle, Path folder) throws IOException {
    AtomicFolder.requireEmptyOrAbsent(folder, "choose another folder for the export");
    AtomicFolder.write(
        folder,
        temporary -> {
          TorchScriptFile.write(bundle.readWeights(), temporary.resolve(MODULE));
          TokenizerFiles.of(bundle).writeTokenizer(temporary);
          Map<String, String> sha256 = new LinkedHashMap<>();
          for (String file : List.of(MODULE, ModelBundle.TOKENIZER)) {
            sha256.put(file, Sha256.of(temporary.resolve(file)));
          }
          Files.writeString(
              temporary.resolve(ModelBundle.MODEL),
              new ModelJson(bundle.metadata(), sha256).toJson());
          Files.writeString(
              temporary.resolve("README.md"), new ExportReadme(bundle).ofTorchScript());
        });
  }
}
