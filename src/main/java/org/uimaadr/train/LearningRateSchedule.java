package org.uimaadr.train;

/**
 * Rises in a line from 0 to the peak during the warm-up, then falls in a line to 0: transformers'
 * {@code get_linear_schedule_with_warmup}.
 *
 * @param peak greatest learning rate
 * @param warmupSteps steps of the warm-up
 * @param steps all steps
 */
record LearningRateSchedule(double peak, int warmupSteps, int steps) {

  static LearningRateSchedule of(Optimization options, int steps) {
    return new LearningRateSchedule(
        options.learningRate(), (int) Math.round(options.warmup() * steps), steps);
  }

  /** Learning rate of a step, counted from 0. */
  double rate(int step) {
    if (step < warmupSteps) {
      return peak * step / warmupSteps;
    }
    return peak * Math.max(0, steps - step) / Math.max(1, steps - warmupSteps);
  }
}
