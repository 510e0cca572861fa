package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Scores in falling order, cut wherever the score changes: each cut is one of the decisions that a
 * threshold can make. Equal scores are never separated, so that no figure depends on their order.
 */
final class RankedScores {

  /**
   * The decision "positive if the score is at least {@code score}".
   *
   * @param score lowest score above the cut
   * @param next highest score below the cut, negative infinity if there is none
   * @param counts of the decision
   */
  record Cut(double score, double next, PrecisionRecall counts) {}

  private final List<Cut> cuts;
  private final int positives;
  private final int negatives;

  private RankedScores(List<Cut> cuts, int positives, int negatives) {
    this.cuts = cuts;
    this.positives = positives;
    this.negatives = negatives;
  }

  static RankedScores of(double[] scores, boolean[] gold) {
    if (scores.length != gold.length) {
      throw new IllegalArgumentException(
          scores.length + " scores but " + gold.length + " gold labels");
    }
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int positives = (int) IntStream.range(0, gold.length).filter(i -> gold[i]).count();
    List<Cut> cuts = new ArrayList<>();
    int above = 0;
    for (int rank = 0; rank < order.length; rank++) {
      double score = scores[order[rank]];
      if (Double.isNaN(score)) {
        throw new IllegalArgumentException("Score " + order[rank] + " is not a number");
      }
      above += gold[order[rank]] ? 1 : 0;
      boolean last = rank + 1 == order.length;
      if (last || scores[order[rank + 1]] != score) {
        double next = last ? Double.NEGATIVE_INFINITY : scores[order[rank + 1]];
        cuts.add(
            new Cut(score, next, new PrecisionRecall(above, rank + 1 - above, positives - above)));
      }
    }
    return new RankedScores(List.copyOf(cuts), positives, gold.length - positives);
  }

  /**
   * The sentences by their probabilities.
   *
   * @throws IllegalArgumentException if one has none
   */
  static RankedScores of(List<EvaluatedSentence> sentences) {
    double[] scores = new double[sentences.size()];
    boolean[] gold = new boolean[sentences.size()];
    for (int i = 0; i < scores.length; i++) {
      EvaluatedSentence sentence = sentences.get(i);
      if (!sentence.scored()) {
        throw new IllegalArgumentException(
            "Sentence " + sentence.id() + " has no probability: evaluate its spans only");
      }
      scores[i] = sentence.probability();
      gold[i] = sentence.goldAdr();
    }
    return of(scores, gold);
  }

  /** All cuts, from the highest score to the lowest. */
  List<Cut> cuts() {
    return cuts;
  }

  int positives() {
    return positives;
  }

  /**
   * Average precision: the sum of precisions at each cut, weighted by the gain in recall; 0 without
   * positives. Not interpolated: equals scikit-learn's {@code average_precision_score}.
   */
  double averagePrecision() {
    double sum = 0;
    int before = 0;
    for (Cut cut : cuts) {
      sum += (cut.counts().truePositives() - before) * cut.counts().precision();
      before = cut.counts().truePositives();
    }
    return positives == 0 ? 0 : sum / positives;
  }

  /**
   * Probability that a positive outranks a negative, equal scores counting half (Mann-Whitney); NaN
   * unless both classes are present.
   */
  double rocAuc() {
    double sum = 0;
    PrecisionRecall before = PrecisionRecall.ZERO;
    for (Cut cut : cuts) {
      PrecisionRecall at = cut.counts();
      double newPositives = at.truePositives() - before.truePositives();
      double newNegatives = at.falsePositives() - before.falsePositives();
      sum += newPositives * (negatives - at.falsePositives() + newNegatives / 2);
      before = at;
    }
    return sum / ((double) positives * negatives);
  }

  /** Greatest recall of a threshold whose precision is at least the given one; 0 if none is. */
  double recallAtPrecision(double precision) {
    return cuts.stream()
        .map(Cut::counts)
        .filter(counts -> counts.precision() >= precision)
        .mapToDouble(PrecisionRecall::recall)
        .max()
        .orElse(0);
  }
}
