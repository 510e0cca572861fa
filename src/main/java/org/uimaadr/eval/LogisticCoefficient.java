package org.uimaadr.eval;

/**
 * One coefficient of a logistic regression (Cox 1958), the others being fixed: the one with the
 * least negative log-likelihood. That is convex, so its only minimum is where the derivative
 * changes sign, which is found by bisection; where it lies outside the bounds, the nearer one is
 * the answer.
 */
public final class LogisticCoefficient {

  private LogisticCoefficient() {}

  /**
   * Fits it.
   *
   * @param feature of each example, what the coefficient is multiplied with
   * @param offset of each example, log-odds by all else
   * @param gold whether each is positive
   * @param least bound of the coefficient
   * @param greatest bound of the coefficient
   */
  public static double fit(
      double[] feature, double[] offset, boolean[] gold, double least, double greatest) {
    double low = least;
    double high = greatest;
    while (true) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (slope(middle, feature, offset, gold) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /** Derivative of the negative log-likelihood by the coefficient. */
  private static double slope(
      double coefficient, double[] feature, double[] offset, boolean[] gold) {
    double sum = 0;
    for (int i = 0; i < gold.length; i++) {
      double probability = 1 / (1 + Math.exp(-(offset[i] + coefficient * feature[i])));
      sum += (probability - (gold[i] ? 1 : 0)) * feature[i];
    }
    return sum;
  }
}
