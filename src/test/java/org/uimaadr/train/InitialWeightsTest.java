package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.TensorStorage;
import org.uimaadr.model.TinyModel;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkWeights;

/** What a training starts from. */
class InitialWeightsTest {

  private static final NetworkHeads HEADS = new NetworkHeads(true, List.of("REACTION"), List.of());
  private static final String CHECKPOINT = "src/test/resources/org/uimaadr/tiny";
  private static final String POOLER = "pooler.dense.";

  @TempDir private Path folder;

  private BaseModel base;

  @BeforeEach
  void openCheckpoint() throws IOException {
    base = BaseModel.open(CHECKPOINT, new LoggingListener());
  }

  @Test
  void encoderAndPoolerAreTheCheckpoints() {
    NetworkWeights weights = InitialWeights.of(base, HEADS, 42);

    assertThat(weights.tensors()).containsAllEntriesOf(base.tensors());
    assertThat(base.tensors()).containsKey(POOLER + "weight").doesNotContainKey("classifier.bias");
  }

  @Test
  void ofABundleTheHeadsAreTakenTooAndOnlyMissingOnesDrawn() throws IOException {
    BaseModel bundle = BaseModel.open(bundle().toString(), new LoggingListener());
    NetworkHeads more =
        new NetworkHeads(true, List.of("REACTION", "DOSE"), List.of("DRUG_REACTION"));

    Map<String, FloatTensor> tensors = InitialWeights.of(bundle, more, 42).tensors();

    assertThat(bundle.name()).isEqualTo("tiny, version 1.0");
    for (String head :
        List.of("classifier.", "tagger.REACTION.", "relation.DRUG_REACTION.dense.")) {
      assertThat(tensors.get(head + "weight")).isSameAs(bundle.tensors().get(head + "weight"));
    }
    assertThat(bundle.tensors()).doesNotContainKey("tagger.DOSE.weight");
    assertThat(tensors.get("tagger.DOSE.bias").data()).containsOnly(0f);
    assertThat(tensors).doesNotContainKey("tagger.DRUG.weight");
  }

  private Path bundle() throws IOException {
    Path bundle = folder.resolve("bundle");
    new ModelBundleWriter(TensorStorage.F32, TensorStorage.F32).write(bundle, TinyModel.content());
    return bundle;
  }

  @Test
  void aPoolerThatIsMissingIsDrawnAsBertDraws() {
    Map<String, FloatTensor> encoder = new HashMap<>(base.tensors());
    encoder.keySet().removeIf(name -> name.startsWith(POOLER));
    BaseModel without =
        new BaseModel(
            "bare", base.config(), encoder, base.tokenizer(), Optional.empty(), Optional.empty());

    Map<String, FloatTensor> tensors = InitialWeights.of(without, HEADS, 42).tensors();

    int hidden = base.config().hiddenSize();
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
