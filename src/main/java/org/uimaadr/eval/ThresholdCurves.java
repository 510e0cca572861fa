package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * What the sentence head's decision would be worth at other thresholds.
 *
 * @param precisionRecall the distinct decisions, from the highest threshold to the lowest; thinned
 *     where many of them have nearly the same recall, so that a curve of any corpus can be drawn
 * @param sweep the decision at evenly spaced thresholds, in rising order; those at which no
 *     sentence is positive are left out, since they have no precision
 */
public record ThresholdCurves(List<Point> precisionRecall, List<Point> sweep) {

  /** Steps of the recall from 0 to 1 of which the curve keeps one point each. */
  private static final int RECALL_STEPS = 200;

  private static final int SWEEP_STEPS = 100;

  /**
   * A decision: positive if the probability is at least the threshold.
   *
   * @param threshold between 0 and 1
   * @param counts of the decision
   */
  public record Point(double threshold, PrecisionRecall counts) {}

  /** Copies the lists. */
  public ThresholdCurves {
    precisionRecall = List.copyOf(precisionRecall);
    sweep = List.copyOf(sweep);
  }

  /**
   * Computes both.
   *
   * @param sentences all with a probability
   */
  public static ThresholdCurves of(List<EvaluatedSentence> sentences) {
    return new ThresholdCurves(precisionRecall(RankedScores.of(sentences)), sweep(sentences));
  }

  private static List<Point> precisionRecall(RankedScores ranked) {
    List<Point> points = new ArrayList<>();
    List<RankedScores.Cut> cuts = ranked.cuts();
    double kept = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < cuts.size(); i++) {
      RankedScores.Cut cut = cuts.get(i);
      double recall = cut.counts().recall();
      if (recall - kept >= 1.0 / RECALL_STEPS || i + 1 == cuts.size()) {
        points.add(new Point(cut.score(), cut.counts()));
        kept = recall;
      }
    }
    return points;
  }

  private static List<Point> sweep(List<EvaluatedSentence> sentences) {
    List<Point> points = new ArrayList<>();
    for (int step = 0; step <= SWEEP_STEPS; step++) {
      double threshold = (double) step / SWEEP_STEPS;
      PrecisionRecall counts =
          sentences.stream()
              .map(s -> PrecisionRecall.ofDecision(s.goldAdr(), s.probability() >= threshold))
              .reduce(PrecisionRecall.ZERO, PrecisionRecall::plus);
      if (counts.predicted() > 0) {
        points.add(new Point(threshold, counts));
      }
    }
    return points;
  }
}
