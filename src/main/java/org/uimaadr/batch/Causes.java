package org.uimaadr.batch;

import java.io.UncheckedIOException;
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
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static boolean isWrapper(Throwable thrown) {
    return thrown instanceof UIMAException
        || thrown instanceof UIMARuntimeException
        || thrown instanceof CompletionException
        || thrown instanceof UncheckedIOException;
  }
}
