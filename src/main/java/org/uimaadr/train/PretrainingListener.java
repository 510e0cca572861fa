package org.uimaadr.train;

import org.uimaadr.corpus.UnlabelledText;
import org.uimaadr.model.hub.DownloadListener;

/** Learns how a pretraining goes. */
public interface PretrainingListener extends DownloadListener {

  /** Before the first step. */
  void onStart(UnlabelledText text);

  /**
   * After each step.
   *
   * @param step steps done
   * @param steps all steps
   * @param loss mean cross entropy of hidden pieces in nats, smoothed over the last steps
   * @param tokensPerSecond word pieces without padding, a second, smoothed
   */
  void onStep(int step, int steps, double loss, double tokensPerSecond);

  /**
   * Now and then, and before the first step.
   *
   * @param step steps done
   * @param loss mean cross entropy of hidden pieces of text that is held out, in nats
   */
  void onDevelopment(int step, double loss);
}
