package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizationTest {

  private static final List<String> PARAMETERS =
      List.of(
          "embeddings.word_embeddings.weight",
          "embeddings.LayerNorm.bias",
          "encoder.layer.0.attention.self.weight",
          "encoder.layer.1.output.LayerNorm.weight",
          "pooler.dense.weight",
          "tagger.REACTION.bias");

  @Test
  void everyLayerLearnsSlowerThanTheOneAbove() {
    assertThat(optimization(0.5).rateFactors(PARAMETERS, 2))
        .containsExactly(0.125, 0.125, 0.25, 0.5, 1, 1);
  }

  @Test
  void withoutLayerDecayAllLearnAlike() {
    assertThat(optimization(1).rateFactors(PARAMETERS, 2)).containsOnly(1);
  }

  @Test
  void biasesAndLayerNormsDoNotDecay() {
    assertThat(optimization(1).weightDecays(PARAMETERS)).containsExactly(0.01, 0, 0.01, 0, 0.01, 0);
  }

  @Test
  void aLayerDecayAboveOneIsRefused() {
    assertThatThrownBy(() -> optimization(1.1))
        .hasMessage("The layer decay cannot be 1.1; give above 0 and at most 1");
  }

  private static Optimization optimization(double layerDecay) {
    return new Optimization(1e-4, 0.1, layerDecay, 0.01, 1);
  }
}
