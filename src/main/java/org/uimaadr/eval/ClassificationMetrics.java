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
 * @param calibrationError expected calibration error of the positive class's probability: the mean
 *     over 15 bins of equal width, weighted by their sizes, of the distance between mean
 *     probability and share of positives. Bins as in Guo et al., "On Calibration of Modern Neural
 *     Networks", ICML 2017; positive class rather than predicted class (Naeini et al., AAAI 2015),
 *     since the probability of a reaction is what users read and put thresholds on
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

  private static final int CALIBRATION_BINS = 15;

  /**
   * All figures at once.
   *
   * @throws IllegalArgumentException if there is no sentence, or one without a probability
   */
  public static ClassificationMetrics of(List<EvaluatedSentence> sentences) {
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("There is no sentence to evaluate");
    }
    RankedScores ranked = rank(sentences);
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
        calibrationError(sentences),
        brierScore(sentences));
  }

  /** Average precision alone, for resampling. */
  public static double prAuc(List<EvaluatedSentence> sentences) {
    return rank(sentences).averagePrecision();
  }

  /** The counts of one sentence's decision, for sums by group. */
  public static PrecisionRecall decision(EvaluatedSentence sentence) {
    return PrecisionRecall.ofDecision(sentence.goldAdr(), sentence.predictedAdr());
  }

  /** Share of positive sentences. */
  public double prevalence() {
    return (double) positives / count;
  }

  private static RankedScores rank(List<EvaluatedSentence> sentences) {
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
    return RankedScores.of(scores, gold);
  }

  private static double calibrationError(List<EvaluatedSentence> sentences) {
    // |sum of probabilities - number of positives| of a bin is its size times its distance.
    double[] excess = new double[CALIBRATION_BINS];
    for (EvaluatedSentence sentence : sentences) {
      // Bins are open below and closed above; 0 joins the first.
      int bin = Math.max(0, (int) Math.ceil(sentence.probability() * CALIBRATION_BINS) - 1);
      excess[bin] += sentence.probability() - (sentence.goldAdr() ? 1 : 0);
    }
    double sum = 0;
    for (double e : excess) {
      sum += Math.abs(e);
    }
    return sum / sentences.size();
  }

  private static double brierScore(List<EvaluatedSentence> sentences) {
    return sentences.stream()
        .mapToDouble(s -> s.probability() - (s.goldAdr() ? 1 : 0))
        .map(error -> error * error)
        .average()
        .orElseThrow();
  }
}
