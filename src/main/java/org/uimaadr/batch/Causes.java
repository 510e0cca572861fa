package org.uimaadr.batch;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMARuntimeException;

/** Finds, in a chain of causes, the message that is worth showing. */
public final class Causes {

  private Causes() {}

  /** The message of the first cause that is more than a wrapper, or its class if it has none. */
  public static String message(Throwable thrown) {
    Throwable cause = thrown;
    while (isWrapper(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof FileSystemException file && file.getReason() == null) {
      return file.getMessage() + ": " + reason(file);
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Java's own messages of these are the file's name alone. */
  private static String reason(FileSystemException file) {
    if (file instanceof NoSuchFileException) {
      return "no such file or folder; check the path";
    }
    if (file instanceof AccessDeniedException) {
      return "no permission; change its access rights or choose another";
    }
    return file.getClass().getSimpleName();
  }

  private static boolean isWrapper(Throwable thrown) {
    return thrown instanceof UIMAException
        || thrown instanceof UIMARuntimeException
        || thrown instanceof CompletionException
        || thrown instanceof UncheckedIOException;
  }
}
