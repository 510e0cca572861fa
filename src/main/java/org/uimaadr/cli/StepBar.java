package org.uimaadr.cli;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar of steps with the time left. Where standard error is no terminal, a line now and then
 * instead.
 */
final class StepBar {

  private static final int STEPS_OF_A_LINE = 200;
  private static final int UPDATE_MILLIS = 500;

  private final boolean terminal = Terminal.showsStandardError();
  private final String task;
  private long start;
  private int firstStep = -1;
  private ProgressBar bar;

  StepBar(String task) {
    this.task = task;
  }

  /**
   * After a step.
   *
   * @param step steps done, those before an interruption counted
   * @param state what else is to be shown
   */
  void stepTo(int step, int steps, String state) {
    if (firstStep < 0) {
      firstStep = step;
      start = System.nanoTime();
    }
    if (terminal) {
      if (bar == null) {
        bar =
            new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .startsFrom(firstStep, Duration.ZERO)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
      }
      bar.stepTo(step);
      bar.setExtraMessage(state);
      if (step == steps) {
        close();
      }
    } else if (step % STEPS_OF_A_LINE == 0 || step == steps) {
      double seconds = (System.nanoTime() - start) / 1e9;
      double left = seconds / Math.max(1, step - firstStep) * (steps - step);
      System.err.printf("step %d of %d, %s, %.0f s left%n", step, steps, state, left);
    }
  }

  void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
