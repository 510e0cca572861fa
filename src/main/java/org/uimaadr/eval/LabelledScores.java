package org.uimaadr.eval;

import java.util.Arrays;
import java.util.List;

/**
 * Scores with the gold answers to the same questions.
 *
 * @param scores log-odds or probabilities of yes
 * @param gold whether yes is right
 */
public record LabelledScores(double[] scores, boolean[] gold) {

  /** Number of questions to which yes is right. */
  public int positives() {
    int positives = 0;
    for (boolean yes : gold) {
      positives += yes ? 1 : 0;
    }
    return positives;
  }

  /** Those of several parts as one. */
  public static LabelledScores joined(List<LabelledScores> parts) {
    double[] scores =
        parts.stream().flatMapToDouble(part -> Arrays.stream(part.scores())).toArray();
    boolean[] gold = new boolean[scores.length];
    int filled = 0;
    for (LabelledScores part : parts) {
      System.arraycopy(part.gold(), 0, gold, filled, part.gold().length);
      filled += part.gold().length;
    }
    return new LabelledScores(scores, gold);
  }
}
