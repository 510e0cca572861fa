package org.uimaadr.batch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Messages for files that cannot be read: Java's own are often no more than a name. */
final class Unreadable {

  private Unreadable() {}

  static IOException because(Path file, IOException cause) {
    String reason;
    if (cause instanceof NoSuchFileException) {
      reason = "no longer there; run again without it";
    } else if (cause instanceof AccessDeniedException) {
      reason = "no permission to read it; change its access rights";
    } else {
      reason = "cannot be read: " + cause.getMessage();
    }
    return new IOException(file + ": " + reason, cause);
  }
}
