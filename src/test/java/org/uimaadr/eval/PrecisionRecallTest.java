package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PrecisionRecallTest {

  @Test
  void ratiosOfAHandWorkedCase() {
    PrecisionRecall counts = new PrecisionRecall(6, 2, 4);
    assertThat(counts.precision()).isEqualTo(6.0 / 8);
    assertThat(counts.recall()).isEqualTo(6.0 / 10);
    assertThat(counts.f1()).isEqualTo(12.0 / 18);
    assertThat(counts.predicted()).isEqualTo(8);
    assertThat(counts.gold()).isEqualTo(10);
  }

  @Test
  void undefinedRatiosAreZero() {
    assertThat(PrecisionRecall.ZERO.precision()).isZero();
    assertThat(PrecisionRecall.ZERO.recall()).isZero();
    assertThat(PrecisionRecall.ZERO.f1()).isZero();
    assertThat(new PrecisionRecall(0, 0, 3).precision()).isZero();
    assertThat(new PrecisionRecall(0, 3, 0).recall()).isZero();
  }

  @Test
  void oneDecision() {
    assertThat(PrecisionRecall.ofDecision(true, true)).isEqualTo(new PrecisionRecall(1, 0, 0));
    assertThat(PrecisionRecall.ofDecision(false, true)).isEqualTo(new PrecisionRecall(0, 1, 0));
    assertThat(PrecisionRecall.ofDecision(true, false)).isEqualTo(new PrecisionRecall(0, 0, 1));
    assertThat(PrecisionRecall.ofDecision(false, false)).isEqualTo(PrecisionRecall.ZERO);
  }

  @Test
  void countsAddUp() {
    assertThat(new PrecisionRecall(1, 2, 3).plus(new PrecisionRecall(10, 20, 30)))
        .isEqualTo(new PrecisionRecall(11, 22, 33));
  }

  @Test
  void negativeCountsAreRejected() {
    assertThatThrownBy(() -> new PrecisionRecall(0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Negative count: 0, -1, 0");
  }

  @Test
  void averagesWeighTypesAlikeOrByTheirGoldMentions() {
    PrecisionRecall frequent = new PrecisionRecall(3, 1, 0);
    PrecisionRecall rare = new PrecisionRecall(0, 0, 1);
    assertThat(Averages.macro(List.of(frequent, rare)))
        .isEqualTo(new Averages(0.75 / 2, 0.5, 6.0 / 7 / 2));
    assertThat(Averages.weighted(List.of(frequent, rare)).recall()).isEqualTo(0.75);
    assertThat(Averages.macro(List.of())).isEqualTo(new Averages(0, 0, 0));
    assertThat(Averages.weighted(List.of(new PrecisionRecall(0, 5, 0))))
        .isEqualTo(new Averages(0, 0, 0));
  }

  @Property
  void f1LiesBetweenPrecisionAndRecallAndIsTheirHarmonicMean(
      @ForAll @IntRange(min = 1, max = 1000) int truePositives,
      @ForAll @IntRange(max = 1000) int falsePositives,
      @ForAll @IntRange(max = 1000) int falseNegatives) {
    PrecisionRecall counts = new PrecisionRecall(truePositives, falsePositives, falseNegatives);
    double p = counts.precision();
    double r = counts.recall();
    assertThat(counts.f1()).isBetween(Math.min(p, r) - 1e-12, Math.max(p, r) + 1e-12);
    assertThat(counts.f1()).isCloseTo(2 * p * r / (p + r), within(1e-12));
  }

  @Property
  void exchangingGoldAndPredictedExchangesPrecisionAndRecall(
      @ForAll @IntRange(max = 1000) int truePositives,
      @ForAll @IntRange(max = 1000) int falsePositives,
      @ForAll @IntRange(max = 1000) int falseNegatives) {
    PrecisionRecall counts = new PrecisionRecall(truePositives, falsePositives, falseNegatives);
    PrecisionRecall exchanged = new PrecisionRecall(truePositives, falseNegatives, falsePositives);
    assertThat(exchanged.precision()).isEqualTo(counts.recall());
    assertThat(exchanged.recall()).isEqualTo(counts.precision());
    assertThat(exchanged.f1()).isEqualTo(counts.f1());
  }
}
