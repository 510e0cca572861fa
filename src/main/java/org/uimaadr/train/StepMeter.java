package org.uimaadr.train;

/** Smoothed loss and speed of a training. */
final class StepMeter {

  /** Share of a new value. */
  private static final double SMOOTHING = 0.05;

  private double loss = Double.NaN;
  private double tokensPerSecond = Double.NaN;
  private long last = System.nanoTime();

  /** After a step. */
  void add(double newLoss, int tokens) {
    long now = System.nanoTime();
    loss = smooth(loss, newLoss);
    tokensPerSecond = smooth(tokensPerSecond, tokens * 1e9 / Math.max(1, now - last));
    last = now;
  }

  /** The time since the last step is not that of a step. */
  void pause() {
    last = System.nanoTime();
  }

  double loss() {
    return loss;
  }

  double tokensPerSecond() {
    return tokensPerSecond;
  }

  private static double smooth(double before, double now) {
    return Double.isNaN(before) ? now : before + SMOOTHING * (now - before);
  }
}
