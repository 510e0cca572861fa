package org.uimaadr.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.TensorStorage;
import org.uimaadr.model.TinyModel;

/** The tiny model of random weights as a bundle on disk. */
final class TinyBundle {

  private TinyBundle() {}

  static Path in(Path folder) throws IOException {
    Path bundle = folder.resolve("tiny");
    new ModelBundleWriter(TensorStorage.F32, TensorStorage.F32).write(bundle, TinyModel.content());
    return bundle;
  }
}
