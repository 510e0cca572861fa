package org.uimaadr.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.uimaadr.torch.TrainableNetwork.LabelledBatch;

/** The module's own dropout on the CPU, and attention written out around it. */
class DropoutTest {

  private static final double RATE = 0.1;

  /** No multiple of the four values that one drawn number decides for. */
  private static final int VALUES = 1_000_003;

  private static final int SEED = 7;
  private static final double SIGMAS = 5;

  /** A rate that is not 0, but rounds to it: the ways of dropout, and nothing is dropped. */
  private static final double NEXT_TO_NOTHING = 1e-9;

  @Test
  void theShareOfDroppedValuesIsRight() throws IOException {
    for (double rate : List.of(0.01, RATE, 0.5, 0.9)) {
      double sigma = Math.sqrt(rate * (1 - rate) / VALUES);
      double share = zeros(dropped(rate, SEED, ones())) / (double) VALUES;
      assertThat(share).as("at " + rate).isCloseTo(rate, within(SIGMAS * sigma));
    }
  }

  @Test
  void theMeanStays() throws IOException {
    double sigma = Math.sqrt(RATE / (1 - RATE) / VALUES);
    assertThat(mean(dropped(RATE, SEED, ones()))).isCloseTo(1, within(SIGMAS * sigma));
  }

  /** The four values of one number and the values that stand beside each other are independent. */
  @Test
  void whatIsDroppedSaysNothingOfItsNeighbours() throws IOException {
    float[] values = dropped(RATE, SEED, ones());
    double both = RATE * RATE;
    double sigma = Math.sqrt(both * (1 - both) / VALUES);
    for (int distance = 1; distance <= 4; distance++) {
      int apart = distance;
      double pairs =
          IntStream.range(0, VALUES - apart)
              .filter(i -> values[i] == 0 && values[i + apart] == 0)
              .count();
      assertThat(pairs / (VALUES - apart))
          .as("distance " + apart)
          .isCloseTo(both, within(2 * SIGMAS * sigma));
    }
  }

  @Test
  void theRateIsRightWithinAThousandth() throws IOException {
    float factor = greatest(dropped(RATE, SEED, ones()));
    assertThat(1 - 1 / factor).isCloseTo((float) RATE, within((float) RATE / 1000));
  }

  @Test
  void theSameSeedDropsTheSameWithAnyNumberOfThreads() throws IOException {
    int threads = TorchRuntime.threads();
    float[] expected = dropped(RATE, SEED, ones());
    try {
      JniUtils.setNumThreads(threads == 1 ? 2 : 1);
      assertThat(dropped(RATE, SEED, ones())).isEqualTo(expected);
    } finally {
      JniUtils.setNumThreads(threads);
    }
  }

  @Test
  void anotherSeedDropsOthers() throws IOException {
    assertThat(dropped(RATE, SEED + 1, ones())).isNotEqualTo(dropped(RATE, SEED, ones()));
  }

  @Test
  void atRateZeroNothingChanges() throws IOException {
    float[] values = numbers();
    assertThat(dropped(0, SEED, values)).isEqualTo(values);
  }

  @Test
  void outsideTrainingNothingChanges() throws IOException {
    float[] values = numbers();
    try (ScriptModule module = module(RATE);
        ModuleCall call = module.newCall()) {
      module.dropout(false);
      NDArray result = module.call(call, "drop", call.floats(values, VALUES)).singletonOrThrow();
      assertThat(result.toFloatArray()).isEqualTo(values);
    }
  }

  @Test
  void theGradientIsTheMask() throws IOException {
    float[] values = numbers();
    try (ScriptModule module = module(RATE);
        ModuleCall call = module.newCall();
        GradientCollector collector = TorchRuntime.engine().newGradientCollector()) {
      NDArray x = call.floats(values, VALUES);
      x.setRequiresGradient(true);
      NDArray y = module.call(call, "drop", x).singletonOrThrow();
      collector.backward(y.sum());
      float[] mask = x.getGradient().toFloatArray();
      assertThat(y.toFloatArray()).isEqualTo(product(values, mask));
      assertThat(zeros(mask)).isBetween(VALUES / 20, VALUES / 5);
    }
  }

  @Test
  void attentionWrittenOutTeachesTheSame() throws IOException {
    assertThatBothTeachTheSame(TinyCheckpoint.batch());
  }

  /** There not every place may look at every other. */
  @Test
  void attentionWrittenOutTeachesTheSameInWindowsOfSeveralSentences() throws IOException {
    assertThatBothTeachTheSame(joined(TinyCheckpoint.batch()));
  }

  private static void assertThatBothTeachTheSame(LabelledBatch batch) throws IOException {
    float[] weights = {1, 2, 1, 1.5f};
    try (TrainableNetwork without = network(0);
        TrainableNetwork with = network(NEXT_TO_NOTHING)) {
      assertThat(with.backward(batch, weights))
          .containsExactly(without.backward(batch, weights), within(1e-5f));
      Map<String, FloatTensor> expected = without.gradients();
      with.gradients()
          .forEach(
              (name, gradient) ->
                  assertThat(gradient.data())
                      .as(name)
                      .containsExactly(expected.get(name).data(), within(1e-5f)));
    }
  }

  /** The first two windows of a batch in one, with their labels. */
  private static LabelledBatch joined(LabelledBatch batch) {
    return new LabelledBatch(
        List.of(joined(batch.windows().toArray(int[][]::new))),
        new int[][] {joined(batch.sentenceLabels())},
        Arrays.stream(batch.tagLabels())
            .map(tagger -> new int[][] {joined(tagger)})
            .toArray(int[][][]::new),
        List.of());
  }

  private static int[] joined(int[][] rows) {
    return IntStream.concat(Arrays.stream(rows[0]), Arrays.stream(rows[1])).toArray();
  }

  private static float[] dropped(double rate, int seed, float[] values) throws IOException {
    try (ScriptModule module = module(rate);
        ModuleCall call = module.newCall()) {
      TorchRuntime.seed(seed);
      return module
          .call(call, "drop", call.floats(values, VALUES))
          .singletonOrThrow()
          .toFloatArray();
    }
  }

  private static ScriptModule module(double rate) throws IOException {
    return ScriptModule.load(
        out ->
            ModuleArchive.writeForTraining(
                TinyCheckpoint.weights(), OptimizerState.none(), setup(rate), out),
        DeviceKind.CPU,
        true);
  }

  private static TrainableNetwork network(double rate) throws IOException {
    return TrainableNetwork.open(TinyCheckpoint.weights(), OptimizerState.none(), setup(rate));
  }

  private static LearningSetup setup(double rate) {
    return LearningSetup.plain(DeviceKind.CPU, Precision.FP32, rate);
  }

  private static float[] ones() {
    float[] values = new float[VALUES];
    Arrays.fill(values, 1);
    return values;
  }

  private static float[] numbers() {
    Random random = new Random(1);
    float[] values = new float[VALUES];
    for (int i = 0; i < VALUES; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] product(float[] a, float[] b) {
    float[] values = new float[VALUES];
    for (int i = 0; i < VALUES; i++) {
      values[i] = a[i] * b[i];
    }
    return values;
  }

  private static int zeros(float[] values) {
    return (int) IntStream.range(0, VALUES).filter(i -> values[i] == 0).count();
  }

  private static double mean(float[] values) {
    return IntStream.range(0, VALUES).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  private static float greatest(float[] values) {
    return (float) IntStream.range(0, VALUES).mapToDouble(i -> values[i]).max().orElseThrow();
  }
}
