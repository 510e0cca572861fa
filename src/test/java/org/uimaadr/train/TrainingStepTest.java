package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.torch.OptimizerState;
import org.uimaadr.torch.Precision;
import org.uimaadr.torch.TinyCheckpoint;
import org.uimaadr.torch.TrainableNetwork;
import org.uimaadr.torch.TrainableNetwork.LabelledBatch;
import org.uimaadr.torch.TrainableNetwork.LabelledPair;

/** Steps of the tiny network on its golden batch, without dropout. */
class TrainingStepTest {

  private static final double RATE = 1e-3;

  private static final LabelledBatch GOLDEN = TinyCheckpoint.batch();

  private static final TrainingBatch WHOLE = rows(0, GOLDEN.windows().size());

  @Test
  void batchesWhoseGradientsAreAddedUpTeachWhatOneLargeBatchTeaches() throws IOException {
    for (double positiveWeight : new double[] {1, 3}) {
      TrainingOptions options = options(positiveWeight);
      assertBatchesTeachTheSame(options, nobody());
    }
  }

  /** One batch with all rows of the golden batch, and two with some of them each. */
  static void assertBatchesTeachTheSame(TrainingOptions options, Teachers teachers)
      throws IOException {
    Map<String, FloatTensor> expected = afterAStep(options, List.of(WHOLE), teachers);
    Map<String, FloatTensor> actual =
        afterAStep(options, List.of(rows(0, 1), rows(1, GOLDEN.windows().size())), teachers);
    expected.forEach(
        (name, tensor) -> {
          // Its gradient is rounding noise, which AdamW blows up.
          if (!name.endsWith("attention.self.key.bias")) {
            assertThat(actual.get(name).data())
                .as(name)
                .containsExactly(tensor.data(), within(2e-5f));
          }
        });
  }

  @Test
  void theLossIsTheWeightedSumOfTheHeads() throws IOException {
    try (TrainableNetwork network = open(TinyCheckpoint.weights())) {
      float[] losses = network.backward(GOLDEN, new float[] {0, 0, 0, 0});
      double loss =
          new TrainingStep(options(1), network, 2, nobody()).take(List.of(WHOLE), 0, RATE);
      assertThat(loss)
          .isCloseTo(losses[0] + 2 * losses[1] + losses[2] + 1.5 * losses[3], within(1e-5));
    }
  }

  @Test
  void aLossThatIsNoNumberNamesTheSentencesOfItsBatch() throws IOException {
    int piece = GOLDEN.windows().get(1)[1];
    NetworkWeights broken = withEmbedding(piece, Float.NaN);
    try (TrainableNetwork network = open(broken)) {
      TrainingStep step = new TrainingStep(options(1), network, 2, nobody());
      assertThatThrownBy(() -> step.take(List.of(rows(1, 2)), 6, RATE))
          .isInstanceOf(TrainingException.class)
          .hasMessageContaining("The loss is no number any more at step 7")
          .hasMessageContaining("in the batch of row-1.");
      assertThat(network.weights().tensor("classifier.bias").data())
          .isEqualTo(TinyCheckpoint.weights().tensor("classifier.bias").data());
    }
  }

  static Teachers nobody() throws IOException {
    return Teachers.open(Teaching.NONE, TinyCheckpoint.weights().heads(), options(1), 0);
  }

  private static Map<String, FloatTensor> afterAStep(
      TrainingOptions options, List<TrainingBatch> batches, Teachers teachers) throws IOException {
    try (TrainableNetwork network =
        TrainableNetwork.open(
            TinyCheckpoint.weights(), OptimizerState.none(), options.learningSetup())) {
      new TrainingStep(options, network, 2, teachers).take(batches, 0, RATE);
      return network.weights().tensors();
    }
  }

  private static TrainableNetwork open(NetworkWeights weights) throws IOException {
    return TrainableNetwork.open(weights, OptimizerState.none(), options(1).learningSetup());
  }

  private static NetworkWeights withEmbedding(int piece, float value) {
    NetworkWeights tiny = TinyCheckpoint.weights();
    Map<String, FloatTensor> tensors = new LinkedHashMap<>(tiny.tensors());
    FloatTensor embeddings = tiny.tensor("embeddings.word_embeddings.weight");
    float[] data = embeddings.data().clone();
    data[piece * tiny.encoder().hiddenSize()] = value;
    tensors.put("embeddings.word_embeddings.weight", new FloatTensor(embeddings.shape(), data));
    return new NetworkWeights(tiny.encoder(), tiny.heads(), tensors);
  }

  static TrainingOptions options(double positiveWeight) {
    return new TrainingOptions(
        1,
        0,
        false,
        16,
        false,
        2,
        1,
        new Optimization(RATE, 0, 1, 0.01, 1),
        0,
        new LossWeights(
            1,
            positiveWeight,
            Map.of(MentionType.REACTION, 2.0, MentionType.DRUG, 1.0),
            Map.of(RelationType.DRUG_REACTION, 1.5)),
        FrozenPart.none(),
        42,
        0,
        0,
        0,
        62,
        DeviceKind.CPU,
        Precision.FP32);
  }

  /** Some rows of the golden batch. */
  private static TrainingBatch rows(int from, int to) {
    int[][][] tags =
        Arrays.stream(GOLDEN.tagLabels())
            .map(labels -> Arrays.copyOfRange(labels, from, to))
            .toArray(int[][][]::new);
    List<LabelledPair> pairs =
        GOLDEN.pairs().stream()
            .filter(pair -> from <= pair.pair().row() && pair.pair().row() < to)
            .map(
                pair ->
                    new LabelledPair(pair.pair().inRow(pair.pair().row() - from), pair.related()))
            .toList();
    return new TrainingBatch(
        new LabelledBatch(
            GOLDEN.windows().subList(from, to),
            Arrays.copyOfRange(GOLDEN.sentenceLabels(), from, to),
            tags,
            pairs),
        IntStream.range(from, to).mapToObj(row -> "row-" + row).toList());
  }
}
