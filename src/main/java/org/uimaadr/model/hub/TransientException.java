package org.uimaadr.model.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A failure that may pass by itself: a broken connection, a busy server. */
final class TransientException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> wait;

  /**
   * @param problem what went wrong
   * @param wait how long the server asks to wait, if it does
   */
  TransientException(String problem, Optional<Duration> wait) {
    super(problem);
    this.wait = wait;
  }

  TransientException(String problem, Throwable cause) {
    super(problem, cause);
    this.wait = Optional.empty();
  }

  Optional<Duration> waitAsked() {
    return wait;
  }
}
