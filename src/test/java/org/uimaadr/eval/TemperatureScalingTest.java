package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.uimaadr.eval.Goldens.ROUNDING;

import com.google.gson.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemperatureScalingTest {

  /** Of four logits of 2, three are right: the sigmoid must become 3/4, so 2/T = ln 3. */
  private static final double[] LOGITS = {2, 2, 2, 2};

  private static final boolean[] GOLD = {true, true, true, false};

  @Test
  void aHandWorkedCase() {
    TemperatureScaling scaling = TemperatureScaling.fit(LOGITS, GOLD);
    assertThat(scaling.temperature()).isCloseTo(2 / Math.log(3), within(1e-9));
    assertThat(scaling.probability(2)).isCloseTo(0.75, within(1e-9));
    assertThat(scaling.negativeLogLikelihood(LOGITS, GOLD))
        .isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(1e-9));
  }

  @Test
  void decisionsAtOneHalfStay() {
    TemperatureScaling scaling = new TemperatureScaling(3);
    assertThat(scaling.probability(0)).isEqualTo(0.5);
    assertThat(scaling.probability(1)).isBetween(0.5, 0.75);
    assertThat(scaling.probability(-1)).isCloseTo(1 - scaling.probability(1), ROUNDING);
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    TemperatureScaling one = new TemperatureScaling(1);
    assertThat(one.probability(-1000)).isZero();
    assertThat(one.probability(1000)).isOne();
    assertThat(one.negativeLogLikelihood(new double[] {1000}, new boolean[1])).isEqualTo(1000);
  }

  @Test
  void whereNoFiniteTemperatureIsBestTheRangeEnds() {
    assertThat(TemperatureScaling.fit(new double[] {1, -1}, new boolean[] {true, false}))
        .extracting(TemperatureScaling::temperature)
        .satisfies(t -> assertThat(t).isCloseTo(0.01, ROUNDING));
    assertThat(TemperatureScaling.fit(new double[] {1, -1}, new boolean[] {false, true}))
        .extracting(TemperatureScaling::temperature)
        .satisfies(t -> assertThat(t).isCloseTo(100, within(1e-9)));
  }

  @Test
  void whatCannotBeFittedIsNamed() {
    assertThatThrownBy(() -> TemperatureScaling.fit(new double[2], new boolean[1]))
        .hasMessageContaining("not 2 logits and 1 labels");
    assertThatThrownBy(() -> new TemperatureScaling(0))
        .hasMessage("A temperature is a positive number, not 0.0");
  }

  static Stream<JsonObject> logits() {
    return Goldens.cases("temperature.json").stream();
  }

  @ParameterizedTest
  @MethodSource("logits")
  void equalsLogisticRegressionOnTheLogitWithoutIntercept(JsonObject golden) {
    TemperatureScaling scaling =
        TemperatureScaling.fit(
            Goldens.doubles(golden.get("logits")), Goldens.booleans(golden.get("gold")));
    assertThat(scaling.temperature())
        .isCloseTo(golden.get("temperature").getAsDouble(), within(1e-6));
  }
}
