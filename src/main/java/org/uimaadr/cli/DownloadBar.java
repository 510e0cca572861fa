package org.uimaadr.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.uimaadr.model.hub.DownloadListener;

/**
 * Shows downloads: a bar for each file where standard error is a terminal, otherwise a line at each
 * tenth of a file.
 */
final class DownloadBar implements DownloadListener {

  private static final int UPDATE_MILLIS = 200;
  private static final long MEGABYTE = 1_000_000;

  private final boolean terminal;
  private final PrintStream err;
  private String file;
  private ProgressBar bar;
  private long tenth;

  DownloadBar() {
    this(Terminal.showsStandardError(), System.err);
  }

  /**
   * @param terminal whether lines can be redrawn
   * @param err where the lines go that are not redrawn
   */
  DownloadBar(boolean terminal, PrintStream err) {
    this.terminal = terminal;
    this.err = err;
  }

  @Override
  public void onDownload(String name, long bytes, long total) {
    if (terminal) {
      show(name, bytes, total);
    } else {
      print(name, bytes, total);
    }
    file = name;
  }

  private void show(String name, long bytes, long total) {
    if (!name.equals(file)) {
      close();
      bar =
          new ProgressBarBuilder()
              .setTaskName(name)
              .setInitialMax(total)
              .startsFrom(bytes, Duration.ZERO)
              .setUnit(" MB", MEGABYTE)
              .showSpeed()
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setStyle(ProgressBarStyle.ASCII)
              .build();
    }
    if (bar != null) {
      bar.stepTo(bytes);
      if (bytes == total) {
        close();
      }
    }
  }

  private void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  private void print(String name, long bytes, long total) {
    long reached = total > 0 ? 10 * bytes / total : 0;
    if (!name.equals(file) || reached > tenth) {
      err.printf(
          Locale.ROOT,
          "%s: %.1f%s MB%n",
          name,
          bytes / (double) MEGABYTE,
          total > 0 ? " of %.1f".formatted(total / (double) MEGABYTE) : "");
    }
    tenth = reached;
  }
}
