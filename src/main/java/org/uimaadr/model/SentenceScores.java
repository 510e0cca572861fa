package org.uimaadr.model;

import java.util.List;
import org.uimaadr.text.Window;
import org.uimaadr.text.WindowMaker;
import org.uimaadr.torch.HiddenStates;

/**
 * What the network says of a sentence, before any decision.
 *
 * @param adrLogit log-odds that the sentence states an ADR: the greatest of its windows'; NaN
 *     without a sentence head
 * @param tags [taggers][pieces][O, B, I] log-probabilities, each piece's from the window that
 *     decides it
 * @param states for each window of the sentence, what the relation heads read; sentences that were
 *     read together share it
 */
public record SentenceScores(double adrLogit, float[][][] tags, List<HiddenStates> states) {

  /** Copies the list. */
  public SentenceScores {
    states = List.copyOf(states);
  }

  /**
   * Puts the scores of a sentence's windows together.
   *
   * @param windows the sentence's windows
   * @param scores their scores, in the same order
   */
  static SentenceScores merge(List<Window> windows, List<WindowScores> scores) {
    double adrLogit = Double.NaN;
    for (WindowScores window : scores) {
      if (window.sentence().length > 0) {
        double logit = (double) window.sentence()[1] - window.sentence()[0];
        adrLogit = Double.isNaN(adrLogit) ? logit : Math.max(adrLogit, logit);
      }
    }
    int[] deciding = WindowMaker.decidingWindows(windows);
    int taggers = scores.get(0).tags().length;
    float[][][] tags = new float[taggers][deciding.length][];
    for (int tagger = 0; tagger < taggers; tagger++) {
      for (int piece = 0; piece < deciding.length; piece++) {
        int window = deciding[piece];
        float[] logits = scores.get(window).tags()[tagger][piece - windows.get(window).from()];
        tags[tagger][piece] = LogSoftmax.of(logits);
      }
    }
    return new SentenceScores(adrLogit, tags, scores.stream().map(WindowScores::states).toList());
  }

  /** The same without what only relation heads read, most of the memory. */
  public SentenceScores withoutStates() {
    return new SentenceScores(adrLogit, tags, List.of());
  }
}
