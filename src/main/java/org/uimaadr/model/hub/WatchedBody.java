package org.uimaadr.model.hub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response, which ends with an error where the server is silent for too long: the
 * streams of java.net.http wait for ever. Errors are {@link TransientException}s.
 */
final class WatchedBody extends FilterInputStream {

  private final Duration patience;
  private final ScheduledThreadPoolExecutor watch;
  private volatile boolean silent;

  WatchedBody(InputStream body, Duration patience) {
    super(body);
    this.patience = patience;
    this.watch = new ScheduledThreadPoolExecutor(1, WatchedBody::daemon);
    watch.setRemoveOnCancelPolicy(true);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "adr-download-watch");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    ScheduledFuture<?> alarm =
        watch.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return in.read(buffer, from, length);
    } catch (IOException e) {
      throw new TransientException(
          silent
              ? "the server sent nothing for " + patience.toSeconds() + " s"
              : "the connection broke (" + e.getMessage() + ")",
          e);
    } finally {
      alarm.cancel(false);
    }
  }

  /** Closing the stream wakes up who reads from it. */
  private void giveUp() {
    silent = true;
    try {
      in.close();
    } catch (IOException e) {
      // The reader gets an error anyway.
    }
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    in.close();
  }
}
