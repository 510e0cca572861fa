package org.uimaadr.eval;

import org.uimaadr.model.Calibration;

/**
 * Calibration by one number: logits are divided by a temperature before the sigmoid. Decisions at
 * probability 0.5 and the ranking of the sentences stay as they are. Guo et al., "On Calibration of
 * Modern Neural Networks", ICML 2017, section 4.2.
 *
 * @param temperature greater than 1 makes probabilities less extreme
 */
public record TemperatureScaling(double temperature) {

  private static final double MIN_TEMPERATURE = 0.01;
  private static final double MAX_TEMPERATURE = 100;

  /** Rejects what is not a temperature. */
  public TemperatureScaling {
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException("A temperature is a positive number, not " + temperature);
    }
  }

  /**
   * The temperature with the least negative log-likelihood, see {@link LogisticCoefficient}. Where
   * it lies outside [0.01, 100] (all logits on the right side, or no better than chance), the
   * nearer end is the answer.
   *
   * @param logits of the positive class less that of the negative class
   * @param gold whether each is positive
   */
  public static TemperatureScaling fit(double[] logits, boolean[] gold) {
    if (logits.length != gold.length || logits.length == 0) {
      throw new IllegalArgumentException(
          "Needs one gold label for each of at least one logit, not "
              + logits.length
              + " logits and "
              + gold.length
              + " labels");
    }
    double[] targets = new double[gold.length];
    for (int i = 0; i < gold.length; i++) {
      targets[i] = gold[i] ? 1 : 0;
    }
    double inverse =
        LogisticCoefficient.fit(
            logits, new double[logits.length], targets, 1 / MAX_TEMPERATURE, 1 / MIN_TEMPERATURE);
    return new TemperatureScaling(1 / inverse);
  }

  /** The calibrated probability of a logit. */
  public double probability(double logit) {
    return Calibration.probability(logit / temperature);
  }

  /** Mean negative log-likelihood of the gold labels, in nats. */
  public double negativeLogLikelihood(double[] logits, boolean[] gold) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double margin = (gold[i] ? logits[i] : -logits[i]) / temperature;
      // log(1 + exp(-margin)) without overflow.
      sum += Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
    }
    return sum / logits.length;
  }
}
