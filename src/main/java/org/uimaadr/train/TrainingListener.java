package org.uimaadr.train;

import java.util.Optional;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.model.hub.DownloadListener;

/** Learns how a training goes. */
public interface TrainingListener extends DownloadListener {

  /** Does nothing unless it is overridden: most trainings start from what is here. */
  @Override
  default void onDownload(String file, long bytes, long total) {}

  /**
   * Before the first step.
   *
   * @param division what is learned from and what figures are measured on
   */
  void onStart(CorpusDivision division);

  /**
   * After each step.
   *
   * @param step steps done
   * @param steps all steps
   * @param epoch epoch, from 1
   * @param loss weighted sum of the losses, smoothed over the last steps
   * @param tokensPerSecond word pieces without padding, a second, smoothed
   */
  void onStep(int step, int steps, int epoch, double loss, double tokensPerSecond);

  /**
   * After each epoch. A training that goes on from a checkpoint tells of the epochs before, first.
   *
   * @param epoch epoch, from 1
   * @param figures what the model was worth on the development part
   * @param extra what it was worth on the development part of the extra text, if there is some
   * @param best whether it is the best so far, or the last so far where that is kept
   */
  void onEpoch(int epoch, EpochFigures figures, Optional<EpochFigures> extra, boolean best);

  /**
   * After the last epoch, if it is not the last that was planned: those after the best one brought
   * nothing.
   *
   * @param epoch last epoch, from 1
   * @param best the best epoch
   */
  void onEarlyStop(int epoch, int best);
}
