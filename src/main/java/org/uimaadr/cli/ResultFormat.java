package org.uimaadr.cli;

import java.nio.file.Path;
import java.util.Locale;
import org.uimaadr.report.JsonLinesFolder;
import org.uimaadr.report.ResultWriter;
import org.uimaadr.report.XmiFolder;

/** Formats of results; {@code XMI} comes first because it can take a document back. */
enum ResultFormat {
  XMI {
    @Override
    ResultWriter writer(Path output) {
      return new XmiFolder(folder(output));
    }
  },
  JSONL {
    @Override
    ResultWriter writer(Path output) {
      return JsonLinesFolder.replacing(folder(output), JsonLinesFolder.DOCUMENTS_PER_PART);
    }
  };

  abstract ResultWriter writer(Path output);

  /** Where below the output folder the results go. */
  Path folder(Path output) {
    return output.resolve(toString());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
