package org.uimaadr.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.uimaadr.report.BratFolder;
import org.uimaadr.report.CsvFolder;
import org.uimaadr.report.JsonLinesFolder;
import org.uimaadr.report.ResultWriter;
import org.uimaadr.report.XmiFolder;

/** Formats of results; those come first that can take a document back. */
enum ResultFormat {
  XMI {
    @Override
    ResultWriter writer(Path output) {
      return new XmiFolder(folder(output));
    }
  },
  BRAT {
    @Override
    ResultWriter writer(Path output) {
      return new BratFolder(folder(output));
    }
  },
  CSV {
    @Override
    ResultWriter writer(Path output) {
      return new CsvFolder(folder(output));
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

  /** Where all formats go. */
  static List<Path> folders(Path output) {
    return Arrays.stream(values()).map(format -> format.folder(output)).toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
