package org.uimaadr.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work end in an orderly way when the user interrupts the process (Ctrl-C): what is done is
 * kept, and the process does not end inside a native call, which could crash it.
 */
final class StopOnInterrupt {

  private static final long PATIENCE_SECONDS = 60;

  private StopOnInterrupt() {}

  /** Does the work; an interrupt meanwhile calls {@code stop} and waits for the work's end. */
  static <T> T during(Callable<T> work, Runnable stop) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook = new Thread(() -> stopAndWait(stop, done), "stop-on-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.call();
    } finally {
      done.countDown();
      remove(hook);
    }
  }

  private static void stopAndWait(Runnable stop, CountDownLatch done) {
    System.err.println("adr: stopping after the documents in work");
    stop.run();
    try {
      done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook with it.
    }
  }
}
