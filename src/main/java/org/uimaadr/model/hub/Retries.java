package org.uimaadr.model.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits between the attempts at one thing, longer each time or as long as the server asks, and
 * gives up after some failures in a row.
 */
final class Retries {

  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

  static final int ATTEMPTS = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  /** What waits: {@link Thread#sleep}, or a test's record of it. */
  @FunctionalInterface
  interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  /** One attempt. */
  @FunctionalInterface
  interface Attempt<T> {
    T make() throws IOException;
  }

  private final Object thing;
  private final URI endpoint;
  private final Pause pause;
  private int failures;

  /**
   * @param thing what is attempted, for messages
   * @param endpoint address of the hub, for messages
   */
  Retries(Object thing, URI endpoint, Pause pause) {
    this.thing = thing;
    this.endpoint = endpoint;
    this.pause = pause;
  }

  /** Attempts something until it works. */
  <T> T run(Attempt<T> attempt) throws IOException {
    while (true) {
      try {
        return attempt.make();
      } catch (TransientException e) {
        waitAfter(e);
      }
    }
  }

  /** An attempt that failed has got further than the one before it. */
  void gotFurther() {
    failures = 0;
  }

  /**
   * Waits after a failure.
   *
   * @throws HubException.Unreachable if there were too many, or the wait would be too long
   */
  void waitAfter(TransientException failure) throws IOException {
    failures++;
    Duration wait = failure.waitAsked().orElse(FIRST_WAIT.multipliedBy(1L << (failures - 1)));
    if (failures >= ATTEMPTS || wait.compareTo(LONGEST_WAIT) > 0) {
      throw new HubException.Unreachable(
          "%s cannot be downloaded from %s: %s, %d times in a row%s. What came is kept: repeat the command later to go on. Check the network, the proxy (-Dhttps.proxyHost, -Dhttps.proxyPort) and HF_ENDPOINT"
              .formatted(
                  thing,
                  endpoint,
                  failure.getMessage(),
                  failures,
                  failure
                      .waitAsked()
                      .map(asked -> ", and it asks to wait " + asked.toSeconds() + " s")
                      .orElse("")),
          failure);
    }
    LOG.warn("{}: {}; trying again in {} s", thing, failure.getMessage(), wait.toSeconds());
    try {
      pause.of(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting to download " + thing);
    }
  }
}
