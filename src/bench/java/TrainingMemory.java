import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.uimaadr.model.HuggingFaceCheckpoint;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.LearningSetup;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkTensors;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.torch.OptimizerState;
import org.uimaadr.torch.Precision;
import org.uimaadr.torch.SpanPair;
import org.uimaadr.torch.TrainableNetwork;
import org.uimaadr.torch.TrainableNetwork.LabelledBatch;
import org.uimaadr.torch.TrainableNetwork.LabelledPair;

/**
 * Whether a training's memory stays flat: steps of the joint network on batches of random shape,
 * one to sixteen windows of five to 128 pieces with none to a hundred pairs of spans, and now and
 * then the memory of the process outside the Java heap.
 *
 * <pre>
 * java -Xms1g -Xmx1g -XX:+AlwaysPreTouch -cp CLASSES_AND_LIBRARIES src/bench/java/TrainingMemory.java \
 *   CHECKPOINT [STEPS] [PRECISION] [EVERY] [LONGEST]
 * </pre>
 *
 * With the heap touched at the start, what grows afterwards is native memory.
 */
final class TrainingMemory {

  private static final NetworkHeads HEADS =
      new NetworkHeads(
          true, List.of("REACTION", "DRUG", "DOSE"), List.of("DRUG_REACTION", "DRUG_DOSE"));

  private static final int MOST_WINDOWS = 16;
  private static final int SHORTEST = 5;
  private static final int MOST_PAIRS = 100;
  private static final double RATE = 1e-5;

  private TrainingMemory() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int steps = argument(arguments, 1, 10_000);
    DeviceKind device = DeviceKind.CPU;
    Precision precision = Precision.of(arguments.length > 2 ? arguments[2] : "auto", device);
    int every = argument(arguments, 3, 500);
    int longest = argument(arguments, 4, 128);
    NetworkWeights weights = weights(HuggingFaceCheckpoint.open(folder));
    int vocabulary = weights.encoder().vocabularySize();
    longest = Math.min(longest, weights.encoder().maxPositions());
    Random random = new Random(1);
    float[] lossWeights = new float[HEADS.losses()];
    Arrays.fill(lossWeights, 1);
    try (TrainableNetwork network =
        TrainableNetwork.open(
            weights, OptimizerState.none(), LearningSetup.plain(device, precision, 0.1))) {
      double[] rates = new double[network.parameterNames().size()];
      Arrays.fill(rates, RATE);
      double[] decays = new double[rates.length];
      long start = System.nanoTime();
      System.out.println("  step  resident MB  outside the heap MB  seconds");
      for (int step = 1; step <= steps; step++) {
        network.backward(batch(random, vocabulary, longest), lossWeights);
        network.step(rates, decays, 1);
        if (step == 10 || step % every == 0) {
          long resident = resident();
          long heap = Runtime.getRuntime().totalMemory() >> 20;
          System.out.printf(
              "%6d %12d %20d %8.0f%n",
              step, resident, resident - heap, (System.nanoTime() - start) / 1e9);
        }
      }
    }
  }

  private static int argument(String[] arguments, int at, int otherwise) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
  }

  /** The encoder of a checkpoint with heads of zeros. */
  private static NetworkWeights weights(HuggingFaceCheckpoint checkpoint) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    NetworkTensors.shapes(checkpoint.config(), HEADS)
        .forEach(
            (name, shape) -> {
              int size = Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b));
              FloatTensor known = checkpoint.encoderTensors().get(name);
              tensors.put(name, known == null ? new FloatTensor(shape, new float[size]) : known);
            });
    return new NetworkWeights(checkpoint.config(), HEADS, tensors);
  }

  private static LabelledBatch batch(Random random, int vocabulary, int longest) {
    int rows = 1 + random.nextInt(MOST_WINDOWS);
    int length = SHORTEST + random.nextInt(longest - SHORTEST + 1);
    List<int[]> windows = new ArrayList<>();
    int[][] sentences = new int[rows][length];
    int[][][] tags = new int[HEADS.taggers().size()][rows][length];
    for (int row = 0; row < rows; row++) {
      windows.add(random.ints(length, 1, vocabulary).toArray());
      Arrays.fill(sentences[row], TrainableNetwork.UNLABELLED);
      sentences[row][0] = random.nextInt(2);
      for (int[][] tagger : tags) {
        tagger[row] = random.ints(length, 0, 3).toArray();
      }
    }
    List<LabelledPair> pairs = new ArrayList<>();
    for (int i = random.nextInt(MOST_PAIRS); i > 0; i--) {
      int drug = random.nextInt(length - 3);
      int target = random.nextInt(length - 3);
      pairs.add(
          new LabelledPair(
              new SpanPair(
                  random.nextInt(rows),
                  random.nextInt(2),
                  drug,
                  drug + 1 + random.nextInt(3),
                  target,
                  target + 1 + random.nextInt(3)),
              random.nextBoolean()));
    }
    return new LabelledBatch(windows, sentences, tags, pairs);
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .findFirst()
        .orElseThrow();
  }
}
