package org.uimaadr.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.uimaadr.batch.DocumentResult;

/** Shows how far a run over a collection is. Told of one document at a time. */
interface AnnotationProgress extends Consumer<DocumentResult>, AutoCloseable {

  /** Time between two lines of a log file. */
  Duration INTERVAL_OF_LINES = Duration.ofSeconds(10);

  @Override
  default void close() {
    // Most ways to show progress leave nothing to tidy up.
  }

  /** Shows nothing. */
  static AnnotationProgress none() {
    return result -> {};
  }

  /** A bar where standard error is a terminal, otherwise a line now and then. */
  static AnnotationProgress of(int documents, PrintWriter err) {
    return Terminal.showsStandardError()
        ? new Bar(documents)
        : new Lines(documents, INTERVAL_OF_LINES, err);
  }

  /** A bar with the documents a second and the time left. */
  final class Bar implements AnnotationProgress {

    private static final int UPDATE_MILLIS = 200;

    private final ProgressBar bar;
    private int failed;

    Bar(int documents) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("Annotating")
              .setInitialMax(documents)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setStyle(ProgressBarStyle.ASCII)
              .showSpeed()
              .build();
    }

    @Override
    public void accept(DocumentResult result) {
      if (result.failed()) {
        failed++;
        bar.setExtraMessage(failed + " failed");
      }
      bar.step();
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** Lines for a log file. */
  final class Lines implements AnnotationProgress {

    private final int documents;
    private final Duration interval;
    private final PrintWriter err;
    private Instant last = Instant.now();
    private int done;
    private int failed;

    Lines(int documents, Duration interval, PrintWriter err) {
      this.documents = documents;
      this.interval = interval;
      this.err = err;
    }

    @Override
    public void accept(DocumentResult result) {
      done++;
      failed += result.failed() ? 1 : 0;
      Instant now = Instant.now();
      if (Duration.between(last, now).compareTo(interval) >= 0) {
        last = now;
        err.printf("%d of %d documents, %d failed%n", done, documents, failed);
        err.flush();
      }
    }
  }
}
