package org.uimaadr.eval;

import java.util.List;

/**
 * How well a system tells sentences that state an adverse drug reaction (the positive class) from
 * those that do not.
 *
 * @param count number of sentences
 * @param positives number of gold positive sentences
 * @param decision precision, recall and F1 of the positive class at the system's threshold
 * @param prAuc area under the precision-recall curve as average precision, without interpolation;
 *     equal to scikit-learn's {@code average_precision_score}; 0 without positives
 * @param rocAuc area under the ROC curve, ties counting half; NaN unless both classes are present
 * @param recallAtPrecision90 greatest recall that some threshold reaches with a precision of at
 *     least 0.90; 0 if none does
 * @param recallAtPrecision95 the same for 0.95
 * @param calibrationError expected calibration error of the positive class's probability, over 15
 *     bins, see {@link Reliability}
 * @param brierScore mean squared distance between probability and truth
 */
public record ClassificationMetrics(
    int count,
    int positives,
    PrecisionRecall decision,
    double prAuc,
    double rocAuc,
    double recallAtPrecision90,
    double recallAtPrecision95,
    double calibrationError,
    double brierScore) {

  /**
   * All figures at once.
   *
   * @throws IllegalArgumentException if there is no sentence, or one without a probability
   */
  public static ClassificationMetrics of(List<EvaluatedSentence> sentences) {
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("There is no sentence to evaluate");
    }
    RankedScores ranked = RankedScores.of(sentences);
    return new ClassificationMetrics(
        sentences.size(),
        ranked.positives(),
        sentences.stream()
            .map(ClassificationMetrics::decision)
            .reduce(PrecisionRecall.ZERO, PrecisionRecall::plus),
        ranked.averagePrecision(),
        ranked.rocAuc(),
        ranked.recallAtPrecision(0.90),
        ranked.recallAtPrecision(0.95),
        Reliability.of(sentences).expectedError(),
        brierScore(sentences));
  }

  /** Average precision alone, for resampling. */
  public static double prAuc(List<EvaluatedSentence> sentences) {
    return RankedScores.of(sentences).averagePrecision();
  }

  /** The counts of one sentence's decision, for sums by group. */
  public static PrecisionRecall decision(EvaluatedSentence sentence) {
    return PrecisionRecall.ofDecision(sentence.goldAdr(), sentence.predictedAdr());
  }

  /** Share of positive sentences. */
  public double prevalence() {
    return (double) positives / count;
  }

  private static double brierScore(List<EvaluatedSentence> sentences) {
    return sentences.stream()
        .mapToDouble(s -> s.probability() - (s.goldAdr() ? 1 : 0))
        .map(error -> error * error)
        .average()
        .orElseThrow();
  }
}
