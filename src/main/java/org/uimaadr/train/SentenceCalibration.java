package org.uimaadr.train;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.eval.LabelledScores;
import org.uimaadr.eval.LogisticCoefficient;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.SentenceProbability;

/**
 * Fits the probabilities of the sentence head on the development part: a logistic regression on the
 * logit and on what a document's surest other sentence says, one coefficient after the other until
 * they stay. The targets are Platt's (Probabilistic Outputs for Support Vector Machines, 1999,
 * section 2.2), which keep probabilities below 1 where the logit tells all sentences apart.
 */
final class SentenceCalibration {

  private static final Logger LOG = LoggerFactory.getLogger(SentenceCalibration.class);

  private static final int MOST_ROUNDS = 500;
  private static final double ENOUGH = 1e-6;

  private static final double MOST_NATS = 5;
  private static final double LEAST_SLOPE = 0.01;
  private static final double GREATEST_SLOPE = 100;

  private final double[] logits;
  private final double[] others;
  private final double[] ones;
  private final double[] targets;

  private SentenceCalibration(ScoredCorpus development) {
    logits = development.adrLogits();
    others = development.byDocument(SentenceProbability::surestOthers);
    ones = new double[logits.length];
    Arrays.fill(ones, 1);
    boolean[] gold = development.gold();
    targets = targets(gold, new LabelledScores(logits, gold).positives());
  }

  static SentenceProbability fit(ScoredCorpus development) {
    return new SentenceCalibration(development).fit();
  }

  private SentenceProbability fit() {
    double slope = 1;
    double bias = 0;
    double weight = 0;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double before = slope + weight;
      double beforeBias = bias;
      slope =
          LogisticCoefficient.fit(
              logits, sum(bias, ones, weight, others), targets, LEAST_SLOPE, GREATEST_SLOPE);
      weight =
          LogisticCoefficient.fit(others, sum(bias, ones, slope, logits), targets, 0, MOST_NATS);
      bias =
          LogisticCoefficient.fit(
              ones, sum(slope, logits, weight, others), targets, -MOST_NATS, MOST_NATS);
      if (Math.abs(slope + weight - before) + Math.abs(bias - beforeBias) < ENOUGH) {
        return new SentenceProbability(1 / slope, bias, weight);
      }
    }
    LOG.warn("The probabilities of sentences are not fitted to the end");
    return new SentenceProbability(1 / slope, bias, weight);
  }

  private static double[] targets(boolean[] gold, int positives) {
    double ofPositives = (positives + 1.0) / (positives + 2.0);
    double ofNegatives = 1.0 / (gold.length - positives + 2.0);
    double[] targets = new double[gold.length];
    for (int i = 0; i < gold.length; i++) {
      targets[i] = gold[i] ? ofPositives : ofNegatives;
    }
    return targets;
  }

  /** Log-odds by two of the features. */
  private static double[] sum(double one, double[] feature, double other, double[] otherFeature) {
    double[] sum = new double[feature.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one * feature[i] + other * otherFeature[i];
    }
    return sum;
  }
}
