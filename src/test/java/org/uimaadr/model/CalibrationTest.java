package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;

/** Log-odds by a temperature of 2. */
class CalibrationTest {

  private static final Offset<Double> EXACTLY = within(1e-12);

  private final Calibration alone = new Calibration(2, Map.of());
  private final Calibration together = alone.withSurestOther(1.5);

  @Test
  void aSentenceHasItsLogitOverTheTemperature() {
    assertThat(alone.sentenceLogOdds(new double[] {8, -3})).containsExactly(4, -1.5);
  }

  @Test
  void aSentenceRisesBesideOneThatSurelyStatesAnAdr() {
    assertThat(together.sentenceLogOdds(new double[] {0, 200})[0]).isCloseTo(1.5, EXACTLY);
  }

  @Test
  void aSentenceFallsWhereSurelyNoOtherStatesAnAdr() {
    assertThat(together.sentenceLogOdds(new double[] {2, -200, -300})[0])
        .isCloseTo(1 - 1.5, EXACTLY);
  }

  /** The surest sentence is not its own witness. */
  @Test
  void theSurestSentenceAsksTheSecond() {
    double[] logOdds = together.sentenceLogOdds(new double[] {-200, 10, 0});
    assertThat(logOdds[1]).as("beside an even chance").isCloseTo(5, EXACTLY);
    assertThat(together.sentenceLogOdds(new double[] {200, 200})[0]).isCloseTo(101.5, EXACTLY);
  }

  @Test
  void aSingleSentenceHasNoOther() {
    assertThat(together.sentenceLogOdds(new double[] {8})).containsExactly(4);
    assertThat(together.sentenceLogOdds(new double[0])).isEmpty();
  }

  @Test
  void withoutASentenceHeadNothingIsKnown() {
    double[] none = {Double.NaN, Double.NaN};
    assertThat(together.sentenceProbabilities(none)).containsOnly(Double.NaN);
  }

  @Test
  void whatIsNoWeightIsRefused() {
    for (double weight : List.of(-0.1, Double.NaN, Double.POSITIVE_INFINITY)) {
      assertThatThrownBy(() -> alone.withSurestOther(weight))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Not a weight of the surest other");
    }
    assertThat(alone.withSurestOther(1).withRelations(Map.of()).surestOther()).isEqualTo(1);
    assertThat(Calibration.none(List.of(MentionType.DRUG)).surestOther()).isZero();
  }
}
