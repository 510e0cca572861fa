package org.uimaadr.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.train.EpochFigures;
import org.uimaadr.train.TrainingListener;

/**
 * Shows a training on the terminal: what it downloads, then a bar with loss, tokens a second and
 * time left, and a line for each epoch. Where standard error is no terminal, a line now and then
 * instead of the bar.
 */
final class TrainingProgress implements TrainingListener {

  private static final int STEPS_OF_A_LINE = 200;
  private static final int UPDATE_MILLIS = 500;

  private final boolean terminal = Terminal.showsStandardError();
  private final long start = System.nanoTime();
  private int firstStep = -1;
  private final DownloadBar downloads = new DownloadBar();
  private String measured = "";
  private ProgressBar bar;

  @Override
  public void onDownload(String file, long bytes, long total) {
    downloads.onDownload(file, bytes, total);
  }

  @Override
  public void onStart(CorpusDivision division) {
    measured = division.describe(CorpusPart.DEVELOPMENT);
    System.err.println(division.summary());
  }

  @Override
  public void onStep(int step, int steps, int epoch, double loss, double tokensPerSecond) {
    if (firstStep < 0) {
      firstStep = step - 1;
    }
    String state = "epoch %d, loss %.3f, %,.0f tokens/s".formatted(epoch, loss, tokensPerSecond);
    if (terminal) {
      if (bar == null) {
        bar =
            new ProgressBarBuilder()
                .setTaskName("Training")
                .setInitialMax(steps)
                .startsFrom(firstStep, Duration.ZERO)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
      }
      bar.stepTo(step);
      bar.setExtraMessage(state);
      if (step == steps) {
        bar.close();
      }
    } else if (step % STEPS_OF_A_LINE == 0 || step == steps) {
      double seconds = (System.nanoTime() - start) / 1e9;
      System.err.printf(
          "step %d of %d, %s, %.0f s left%n", step, steps, state, seconds / step * (steps - step));
    }
  }

  @Override
  public void onEpoch(int epoch, EpochFigures figures, Optional<EpochFigures> extra, boolean best) {
    System.err.printf(
        "%nepoch %d on %s: %s%s%n", epoch, measured, text(figures), best ? "  (kept so far)" : "");
    extra.ifPresent(of -> System.err.printf("  on that of the extra text: %s%n", text(of)));
  }

  @Override
  public void onEarlyStop(int epoch, int best) {
    if (bar != null) {
      bar.close();
    }
    System.err.printf("stopped after epoch %d: none was better than epoch %d%n", epoch, best);
  }

  private static String text(EpochFigures figures) {
    List<String> known = new ArrayList<>();
    add(known, "sentence F1 %.1f", figures.classificationF1());
    add(known, "reaction F1 %.1f positive", figures.reactionF1Positive());
    add(known, "%.1f all", figures.reactionF1All());
    add(known, "drug F1 %.1f positive", figures.drugF1Positive());
    add(known, "relation F1 %.1f positive", figures.relationF1Positive());
    add(known, "%.1f all", figures.relationF1All());
    return String.join(", ", known);
  }

  private static void add(List<String> known, String format, double f1) {
    if (!Double.isNaN(f1)) {
      known.add(format.formatted(100 * f1));
    }
  }
}
