package org.uimaadr.train;

/** A training that cannot go on; the message says why and what to change. */
public final class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Takes the message that the user reads. */
  public TrainingException(String message) {
    super(message);
  }
}
