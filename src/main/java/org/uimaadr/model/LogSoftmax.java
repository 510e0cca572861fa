package org.uimaadr.model;

/** Log-probabilities of logits. */
public final class LogSoftmax {

  private LogSoftmax() {}

  /**
   * The log-probability of each label; NaN for all if a logit is NaN.
   *
   * @param logits of the labels of one place
   */
  public static float[] of(float[] logits) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      greatest = Math.max(greatest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - greatest);
    }
    double logSum = greatest + Math.log(sum);
    float[] result = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      result[i] = (float) (logits[i] - logSum);
    }
    return result;
  }
}
