package org.uimaadr.eval;

import org.uimaadr.model.Calibration;

/**
 * One coefficient of a logistic regression (Cox 1958), the others being fixed: the one with the
 * least negative log-likelihood. That is convex, so its only minimum is where the derivative
 * changes sign, which is found by bisection; where it lies outside the bounds, the nearer one is
 * the answer.
 */
public final class LogisticCoefficient {

  private static final double ENOUGH = 1e-12;

  private LogisticCoefficient() {}

  /**
   * Fits it.
   *
   * @param feature of each example, what the coefficient is multiplied with
   * @param offset of each example, log-odds by all else
   * @param targets of each example, probability that it is positive
   * @param least bound of the coefficient
   * @param greatest bound of the coefficient
   */
  public static double fit(
      double[] feature, double[] offset, double[] targets, double least, double greatest) {
    if (slope(least, feature, offset, targets) >= 0) {
      return least;
    }
    double low = least;
    double high = greatest;
    while (high - low > ENOUGH * Math.max(1, high)) {
      double middle = low + (high - low) / 2;
      if (slope(middle, feature, offset, targets) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low + (high - low) / 2;
  }

  /** Derivative of the negative log-likelihood by the coefficient. */
  private static double slope(
      double coefficient, double[] feature, double[] offset, double[] targets) {
    double sum = 0;
    for (int i = 0; i < targets.length; i++) {
      double probability = Calibration.probability(offset[i] + coefficient * feature[i]);
      sum += (probability - targets[i]) * feature[i];
    }
    return sum;
  }
}
