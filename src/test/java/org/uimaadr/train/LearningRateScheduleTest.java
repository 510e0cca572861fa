package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

  private final LearningRateSchedule schedule = new LearningRateSchedule(1e-4, 10, 110);

  @Test
  void risesFromZeroDuringTheWarmUp() {
    assertThat(schedule.rate(0)).isZero();
    assertThat(schedule.rate(5)).isCloseTo(5e-5, within(1e-12));
  }

  @Test
  void hasItsPeakAfterTheWarmUp() {
    assertThat(schedule.rate(10)).isEqualTo(1e-4);
  }

  @Test
  void fallsInALineAndNeverBelowZero() {
    assertThat(schedule.rate(60)).isCloseTo(5e-5, within(1e-12));
    assertThat(schedule.rate(109)).isCloseTo(1e-6, within(1e-12));
    assertThat(schedule.rate(200)).isZero();
  }

  @Test
  void beginsAtThePeakWithoutWarmUp() {
    assertThat(new LearningRateSchedule(1e-4, 0, 100).rate(0)).isEqualTo(1e-4);
  }
}
