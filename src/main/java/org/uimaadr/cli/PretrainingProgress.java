package org.uimaadr.cli;

import org.uimaadr.corpus.UnlabelledText;
import org.uimaadr.train.PretrainingListener;

/** Shows a pretraining on the terminal, as {@link TrainingProgress} a training. */
final class PretrainingProgress implements PretrainingListener {

  private final DownloadBar downloads = new DownloadBar();
  private final StepBar bar = new StepBar("Pretraining");

  @Override
  public void onDownload(String file, long bytes, long total) {
    downloads.onDownload(file, bytes, total);
  }

  @Override
  public void onStart(UnlabelledText text) {
    System.err.printf(
        "%,d documents to learn from, %,d held out%n",
        text.training().size(), text.development().size());
  }

  @Override
  public void onStep(int step, int steps, double loss, double tokensPerSecond) {
    bar.stepTo(step, steps, "loss %.3f, %,.0f tokens/s".formatted(loss, tokensPerSecond));
  }

  @Override
  public void onDevelopment(int step, double loss) {
    System.err.printf("%nstep %d: loss %.3f on what is held out%n", step, loss);
  }
}
