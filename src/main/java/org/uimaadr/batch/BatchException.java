package org.uimaadr.batch;

/** A run could not start or could not go on; the message is for the user. */
public final class BatchException extends Exception {

  /** The message says what failed and how to mend it. */
  public BatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
