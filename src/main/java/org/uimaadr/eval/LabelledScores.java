package org.uimaadr.eval;

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
}
