package org.uimaadr.eval;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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
   * A threshold that can be chosen, and what it decides in each part.
   *
   * @param cut of the scores of all parts
   * @param parts counts of each part
   */
  private record Candidate(RankedScores.Cut cut, List<PrecisionRecall> parts) {

    double mean(ToDoubleFunction<PrecisionRecall> figure) {
      return parts.stream().mapToDouble(figure).average().orElse(0);
    }

    double least(ToDoubleFunction<PrecisionRecall> figure) {
      return parts.stream().mapToDouble(figure).min().orElse(0);
    }

    double width() {
      return cut.score() - gapEnd(cut);
    }
  }

  /**
   * The threshold of the best mean of several parts' F1: each part counts the same, whatever its
   * size.
   *
   * @param parts probabilities of each part
   * @return among several such thresholds the one in the widest gap, with the counts of all parts
   */
  public static ThresholdChoice forBestF1(List<LabelledScores> parts) {
    return choice(
        best(candidates(parts), byMean(PrecisionRecall::f1).thenComparing(Candidate::width))
            .orElseThrow(),
        true);
  }

  /**
   * Best mean precision among the thresholds whose recall is at least the given one in each part.
   *
   * @param parts probabilities of each part
   */
  public static ThresholdChoice forRecall(double recall, List<LabelledScores> parts) {
    requireShare(recall, "recall");
    return choice(
        best(
                candidates(parts).stream()
                    .filter(c -> c.least(PrecisionRecall::recall) >= recall)
                    .toList(),
                byMean(PrecisionRecall::precision).thenComparing(byMean(PrecisionRecall::recall)))
            .orElseThrow(),
        true);
  }

  /**
   * Best mean recall among the thresholds whose precision is at least the given one in each part;
   * if there is none, the one whose worst part is the most precise, and {@link #reached} is false.
   *
   * @param parts probabilities of each part
   */
  public static ThresholdChoice forPrecision(double precision, List<LabelledScores> parts) {
    requireShare(precision, "precision");
    List<Candidate> all = candidates(parts);
    return best(
            all.stream().filter(c -> c.least(PrecisionRecall::precision) >= precision).toList(),
            byMean(PrecisionRecall::recall).thenComparing(byMean(PrecisionRecall::precision)))
        .map(candidate -> choice(candidate, true))
        .orElseGet(
            () ->
                choice(
                    best(
                            all,
                            Comparator.comparingDouble(
                                    (Candidate c) -> c.least(PrecisionRecall::precision))
                                .thenComparing(byMean(PrecisionRecall::recall)))
                        .orElseThrow(),
                    false));
  }

  /** Among equally good ones the first, which has the highest threshold. */
  private static Optional<Candidate> best(List<Candidate> candidates, Comparator<Candidate> order) {
    Candidate best = null;
    for (Candidate candidate : candidates) {
      if (best == null || order.compare(candidate, best) > 0) {
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Comparator<Candidate> byMean(ToDoubleFunction<PrecisionRecall> figure) {
    return Comparator.comparingDouble(candidate -> candidate.mean(figure));
  }

  private static List<Candidate> candidates(List<LabelledScores> parts) {
    List<List<RankedScores.Cut>> ofParts =
        parts.stream().map(part -> cuts(part.scores(), part.gold())).toList();
    LabelledScores all = LabelledScores.joined(parts);
    return cuts(all.scores(), all.gold()).stream()
        .map(
            cut ->
                new Candidate(
                    cut, ofParts.stream().map(cuts -> counts(cuts, cut.score())).toList()))
        .toList();
  }

  /** Of the decision "at least {@code score}"; cuts come from the highest to the lowest. */
  private static PrecisionRecall counts(List<RankedScores.Cut> cuts, double score) {
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
    return low == 0
        ? new PrecisionRecall(0, 0, cuts.get(0).counts().gold())
        : cuts.get(low - 1).counts();
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

  private static ThresholdChoice choice(Candidate candidate, boolean reached) {
    RankedScores.Cut cut = candidate.cut();
    double middle = gapEnd(cut) + (cut.score() - gapEnd(cut)) / 2;
    // Between adjacent doubles there is no middle: the threshold must not admit the next score.
    double threshold = middle > cut.next() ? middle : cut.score();
    return new ThresholdChoice(threshold, cut.counts(), reached);
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
