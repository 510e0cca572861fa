package org.uimaadr.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.train.EpochFigures;
import org.uimaadr.train.TrainingListener;

/** Keeps what a training tells, for its report, and tells it to another listener. */
public final class TrainingRecorder implements TrainingListener {

  /** More points than a plot has pixels for would only make files large. */
  private static final int MOST_LOSSES = 400;

  private final TrainingListener next;
  private final List<LearningCurve.Loss> losses = new ArrayList<>();
  private final List<LearningCurve.Epoch> epochs = new ArrayList<>();
  private CorpusDivision division;

  /** Sets who else is told. */
  public TrainingRecorder(TrainingListener next) {
    this.next = next;
  }

  @Override
  public void onDownload(String file, long bytes, long total) {
    next.onDownload(file, bytes, total);
  }

  @Override
  public void onStart(CorpusDivision divided) {
    division = divided;
    next.onStart(divided);
  }

  @Override
  public void onStep(int step, int steps, int epoch, double loss, double tokensPerSecond) {
    int stride = Math.max(1, steps / MOST_LOSSES);
    if (losses.isEmpty() || step % stride == 0 || step == steps) {
      losses.add(new LearningCurve.Loss(step, epoch, loss));
    }
    next.onStep(step, steps, epoch, loss, tokensPerSecond);
  }

  @Override
  public void onEpoch(int epoch, EpochFigures figures, Optional<EpochFigures> extra, boolean best) {
    epochs.add(new LearningCurve.Epoch(epoch, figures, extra, best));
    next.onEpoch(epoch, figures, extra, best);
  }

  @Override
  public void onEarlyStop(int epoch, int best) {
    next.onEarlyStop(epoch, best);
  }

  /**
   * What was learnt from and measured on.
   *
   * @throws IllegalStateException before the training has begun
   */
  public CorpusDivision division() {
    if (division == null) {
      throw new IllegalStateException("The training has not begun");
    }
    return division;
  }

  /** How it went so far. */
  public LearningCurve curve() {
    return new LearningCurve(losses, epochs);
  }
}
