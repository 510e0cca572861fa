package org.uimaadr.eval;

import java.util.Comparator;
import java.util.List;

/**
 * A threshold chosen on labelled scores; the decision is positive where the score is at least the
 * threshold. All thresholds between two neighbouring scores decide alike, so the middle of the gap
 * is taken: the farthest from both. Below the lowest score the gap ends at 0.
 *
 * @param threshold between 0 and 1 if the scores are
 * @param counts of the decision on the labelled scores
 * @param reached whether the wish can be met; if not, this is the nearest that can be had
 */
public record ThresholdChoice(double threshold, PrecisionRecall counts, boolean reached) {

  /**
   * The threshold of the best mean of several parts' F1: each part counts the same, whatever its
   * size.
   *
   * @param parts probabilities of each part
   * @return among several such thresholds the one in the widest gap, with the counts of all parts
   */
  public static ThresholdChoice forBestF1(List<LabelledScores> parts) {
    List<List<RankedScores.Cut>> ofParts =
        parts.stream().map(part -> cuts(part.scores(), part.gold())).toList();
    RankedScores.Cut best = null;
    double bestF1 = -1;
    LabelledScores all = LabelledScores.joined(parts);
    for (RankedScores.Cut cut : cuts(all.scores(), all.gold())) {
      double f1 = ofParts.stream().mapToDouble(cuts -> f1(cuts, cut.score())).average().orElse(0);
      boolean wider = best == null || width(cut) > width(best);
      if (f1 > bestF1 || f1 == bestF1 && wider) {
        best = cut;
        bestF1 = f1;
      }
    }
    return choice(best, true);
  }

  /** F1 of the decision "at least {@code score}"; cuts come from the highest to the lowest. */
  private static double f1(List<RankedScores.Cut> cuts, double score) {
    int low = 0;
    int high = cuts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cuts.get(middle).score() >= score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 0 : cuts.get(low - 1).counts().f1();
  }

  /** Best precision among the thresholds whose recall is at least the given one. */
  public static ThresholdChoice forRecall(double recall, double[] probabilities, boolean[] gold) {
    requireShare(recall, "recall");
    return choice(
        cuts(probabilities, gold).stream()
            .filter(cut -> cut.counts().recall() >= recall)
            .max(byPrecision().thenComparing(byRecall()))
            .orElseThrow(),
        true);
  }

  /**
   * Best recall among the thresholds whose precision is at least the given one; if there is none,
   * the best precision that can be had, and {@link #reached} is false.
   */
  public static ThresholdChoice forPrecision(
      double precision, double[] probabilities, boolean[] gold) {
    requireShare(precision, "precision");
    List<RankedScores.Cut> cuts = cuts(probabilities, gold);
    return cuts.stream()
        .filter(cut -> cut.counts().precision() >= precision)
        .max(byRecall().thenComparing(byPrecision()))
        .map(cut -> choice(cut, true))
        .orElseGet(
            () ->
                choice(
                    cuts.stream().max(byPrecision().thenComparing(byRecall())).orElseThrow(),
                    false));
  }

  private static List<RankedScores.Cut> cuts(double[] probabilities, boolean[] gold) {
    RankedScores ranked = RankedScores.of(probabilities, gold);
    if (ranked.positives() == 0) {
      throw new IllegalArgumentException(
          "No positive example among "
              + gold.length
              + ": choose the threshold on data that has some");
    }
    return ranked.cuts();
  }

  private static Comparator<RankedScores.Cut> byPrecision() {
    return Comparator.comparingDouble(cut -> cut.counts().precision());
  }

  private static Comparator<RankedScores.Cut> byRecall() {
    return Comparator.comparingDouble(cut -> cut.counts().recall());
  }

  private static ThresholdChoice choice(RankedScores.Cut cut, boolean reached) {
    double middle = gapEnd(cut) + (cut.score() - gapEnd(cut)) / 2;
    // Between adjacent doubles there is no middle: the threshold must not admit the next score.
    double threshold = middle > cut.next() ? middle : cut.score();
    return new ThresholdChoice(threshold, cut.counts(), reached);
  }

  private static double width(RankedScores.Cut cut) {
    return cut.score() - gapEnd(cut);
  }

  private static double gapEnd(RankedScores.Cut cut) {
    return cut.next() == Double.NEGATIVE_INFINITY ? Math.min(0, cut.score()) : cut.next();
  }

  private static void requireShare(double value, String name) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException("The " + name + " must lie in (0, 1], not " + value);
    }
  }
}
