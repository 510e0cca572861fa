package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.LearningSetup;
import org.uimaadr.torch.OptimizerState;
import org.uimaadr.torch.Precision;
import org.uimaadr.torch.TinyCheckpoint;
import org.uimaadr.torch.TrainableNetwork;

class FrozenPartTest {

  @Test
  void isReadFromWords() {
    assertThat(FrozenPart.of("")).isEqualTo(FrozenPart.none());
    assertThat(FrozenPart.of("embeddings")).isEqualTo(new FrozenPart(true, 0));
    assertThat(FrozenPart.of("4")).isEqualTo(new FrozenPart(false, 4));
    assertThat(FrozenPart.of("embeddings, 4")).isEqualTo(new FrozenPart(true, 4));
  }

  @Test
  void otherWordsAreRefused() {
    for (String text : new String[] {"embedding", "-1", "4.5", "embeddings;4"}) {
      assertThatThrownBy(() -> FrozenPart.of(text))
          .as(text)
          .hasMessageContaining(text)
          .hasMessageContaining("as in embeddings,4");
    }
  }

  @Test
  void moreLayersThanThereAreAreRefused() {
    assertThatThrownBy(
            () -> new FrozenPart(true, 3).requireFits(TinyCheckpoint.weights().encoder()))
        .hasMessage("3 layers cannot be frozen: the encoder has 2");
  }

  @Test
  void onlyTheRestLearns() throws IOException {
    FrozenPart frozen = new FrozenPart(true, 1);
    Map<String, FloatTensor> before = TinyCheckpoint.weights().tensors();
    LearningSetup setup =
        new LearningSetup(DeviceKind.CPU, Precision.FP32, 0.1, 1, frozen::contains);
    try (TrainableNetwork network =
        TrainableNetwork.open(TinyCheckpoint.weights(), OptimizerState.none(), setup)) {
      double[] rates = new double[network.parameterNames().size()];
      Arrays.fill(rates, 1e-3);
      double[] decays = new double[rates.length];
      Arrays.fill(decays, 0.1);
      for (int step = 0; step < 2; step++) {
        network.backward(TinyCheckpoint.batch(), new float[] {1, 1, 1, 1});
        network.step(rates, decays, 1);
      }
      new TreeMap<>(network.weights().tensors())
          .forEach(
              (name, tensor) -> {
                boolean same = Arrays.equals(tensor.data(), before.get(name).data());
                assertThat(same).as(name).isEqualTo(frozen.contains(name));
              });
      assertThat(network.moments(1).get("embeddings.word_embeddings.weight").data()).isEmpty();
    }
  }
}
