package org.uimaadr.context;

import java.io.IOException;
import java.nio.file.Path;

/** A dictionary is not in its format. The message names the file, the line and the fix. */
public class DictionaryFormatException extends IOException {

  DictionaryFormatException(Path file, long line, String reason) {
    super(file + ", line " + line + ": " + reason);
  }
}
