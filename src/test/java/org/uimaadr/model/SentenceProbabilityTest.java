package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A temperature of 2, a bias of -0.5, and 1.5 nats for the surest other. */
class SentenceProbabilityTest {

  private static final Offset<Double> NEARLY = within(1e-9);

  private final SentenceProbability probability = new SentenceProbability(2, -0.5, 1.5);

  @Test
  void aSingleSentenceHasItsLogitOverTheTemperatureAndTheBias() {
    assertThat(probability.of(new double[] {8})[0]).isCloseTo(sigmoid(4 - 0.5), NEARLY);
    assertThat(probability.of(new double[0])).isEmpty();
  }

  @Test
  void aSentenceRisesBesideOneThatSurelyStatesAnAdr() {
    assertThat(probability.of(new double[] {2, 200})[0]).isCloseTo(sigmoid(1 - 0.5 + 1.5), NEARLY);
  }

  @Test
  void aSentenceFallsWhereSurelyNoOtherStatesAnAdr() {
    assertThat(probability.of(new double[] {2, -200, -300})[0])
        .isCloseTo(sigmoid(1 - 0.5 - 1.5), NEARLY);
  }

  /** The surest sentence is not its own witness. */
  @Test
  void theSurestSentenceAsksTheSecond() {
    assertThat(SentenceProbability.surestOthers(new double[] {-200, 200, 0}))
        .containsExactly(1, 0, 1);
    assertThat(SentenceProbability.surestOthers(new double[] {200, 200})).containsExactly(1, 1);
  }

  @Test
  void withoutASentenceHeadNothingIsKnown() {
    assertThat(probability.of(new double[] {Double.NaN, Double.NaN})).containsOnly(Double.NaN);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new SentenceProbability(0, 0, 0)).hasMessageContaining("temperature");
    assertThatThrownBy(() -> new SentenceProbability(1, Double.NaN, 0))
        .hasMessageContaining("bias");
    assertThatThrownBy(() -> new SentenceProbability(1, 0, -1))
        .hasMessageContaining("weight of the surest other");
  }

  private static double sigmoid(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
