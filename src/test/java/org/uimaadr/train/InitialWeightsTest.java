package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uimaadr.model.HuggingFaceCheckpoint;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkWeights;

/** What a training starts from. */
class InitialWeightsTest {

  private static final NetworkHeads HEADS = new NetworkHeads(true, List.of("REACTION"), List.of());
  private static final String POOLER = "pooler.dense.";

  private HuggingFaceCheckpoint checkpoint;

  @BeforeEach
  void openCheckpoint() throws IOException {
    checkpoint = HuggingFaceCheckpoint.open(Path.of("src/test/resources/org/uimaadr/tiny"));
  }

  @Test
  void encoderAndPoolerAreTheCheckpoints() {
    NetworkWeights weights = InitialWeights.of(checkpoint, HEADS, 42);

    assertThat(weights.tensors()).containsAllEntriesOf(checkpoint.encoderTensors());
    assertThat(checkpoint.encoderTensors()).containsKey(POOLER + "weight");
  }

  @Test
  void aPoolerThatIsMissingIsDrawnAsBertDraws() {
    Map<String, FloatTensor> encoder = new HashMap<>(checkpoint.encoderTensors());
    encoder.keySet().removeIf(name -> name.startsWith(POOLER));
    HuggingFaceCheckpoint without =
        new HuggingFaceCheckpoint(checkpoint.config(), encoder, Map.of(), checkpoint.tokenizer());

    Map<String, FloatTensor> tensors = InitialWeights.of(without, HEADS, 42).tensors();

    int hidden = checkpoint.config().hiddenSize();
    float[] weight = tensors.get(POOLER + "weight").data();
    assertThat(tensors.get(POOLER + "weight").shape()).containsExactly(hidden, hidden);
    assertThat(standardDeviation(weight)).isCloseTo(0.02, within(0.002));
    assertThat(tensors.get(POOLER + "bias").data()).containsOnly(0f);
    assertThat(InitialWeights.of(without, HEADS, 42).tensors().get(POOLER + "weight").data())
        .isEqualTo(weight);
    assertThat(InitialWeights.of(without, HEADS, 43).tensors().get(POOLER + "weight").data())
        .isNotEqualTo(weight);
  }

  private static double standardDeviation(float[] values) {
    double squares =
        IntStream.range(0, values.length).mapToDouble(i -> values[i] * values[i]).sum();
    return Math.sqrt(squares / values.length);
  }
}
