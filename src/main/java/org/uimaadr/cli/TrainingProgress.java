package org.uimaadr.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private final DownloadBar downloads = new DownloadBar();
  private String measured = "";
  private final StepBar bar = new StepBar("Training");

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
    bar.stepTo(
        step, steps, "epoch %d, loss %.3f, %,.0f tokens/s".formatted(epoch, loss, tokensPerSecond));
  }

  @Override
  public void onEpoch(int epoch, EpochFigures figures, Optional<EpochFigures> extra, boolean best) {
    System.err.printf(
        "%nepoch %d on %s: %s%s%n", epoch, measured, text(figures), best ? "  (kept so far)" : "");
    extra.ifPresent(of -> System.err.printf("  on that of the extra text: %s%n", text(of)));
  }

  @Override
  public void onEarlyStop(int epoch, int best) {
    bar.close();
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
