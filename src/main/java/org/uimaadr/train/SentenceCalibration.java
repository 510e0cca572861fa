package org.uimaadr.train;

import java.util.Arrays;
import org.uimaadr.eval.LogisticCoefficient;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.SentenceProbability;

/**
 * Fits the probabilities of the sentence head on the development part by maximum likelihood: a
 * logistic regression on the logit and on what a document's surest other sentence says, one
 * coefficient after the other until they stay. What others say depends on the temperature, and is
 * asked anew each time.
 */
final class SentenceCalibration {

  private static final int MOST_ROUNDS = 200;

  /** Differences of coefficients that change no decision. */
  private static final double ENOUGH = 1e-4;

  private static final double MOST_NATS = 5;
  private static final double LEAST_SLOPE = 0.01;
  private static final double GREATEST_SLOPE = 100;

  private SentenceCalibration() {}

  static SentenceProbability fit(ScoredCorpus development) {
    double[] logits = development.adrLogits();
    boolean[] gold = development.gold();
    double[] ones = new double[logits.length];
    Arrays.fill(ones, 1);
    SentenceProbability before = SentenceProbability.tempered(1);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] others = development.byDocument(before::surestOthers);
      double bias = before.bias();
      double weight = before.surestOther();
      double slope =
          LogisticCoefficient.fit(
              logits, sum(bias, ones, weight, others), gold, LEAST_SLOPE, GREATEST_SLOPE);
      weight = LogisticCoefficient.fit(others, sum(bias, ones, slope, logits), gold, 0, MOST_NATS);
      bias =
          LogisticCoefficient.fit(
              ones, sum(slope, logits, weight, others), gold, -MOST_NATS, MOST_NATS);
      SentenceProbability fitted = new SentenceProbability(1 / slope, bias, weight);
      if (near(before, fitted)) {
        return fitted;
      }
      before = fitted;
    }
    return before;
  }

  private static double[] sum(double one, double[] ones, double other, double[] others) {
    double[] sum = new double[ones.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one * ones[i] + other * others[i];
    }
    return sum;
  }

  private static boolean near(SentenceProbability one, SentenceProbability other) {
    return Math.abs(1 / one.temperature() - 1 / other.temperature()) < ENOUGH
        && Math.abs(one.bias() - other.bias()) < ENOUGH
        && Math.abs(one.surestOther() - other.surestOther()) < ENOUGH;
  }
}
