import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
import org.uimaadr.torch.TorchRuntime;
import org.uimaadr.torch.TrainableNetwork;
import org.uimaadr.torch.TrainableNetwork.LabelledBatch;
import org.uimaadr.torch.TrainableNetwork.LabelledPair;

/**
 * What a step of training the joint network costs: 16 windows of 40 word pieces, or as many as is
 * said, forward, backward, clipping and AdamW, as {@code adr train} takes it. Run by
 * src/bench/python/training_step.py beside transformers' Trainer: it warms up, says "ready", and
 * for each line on its standard input takes some steps and prints their times in milliseconds on
 * one line.
 *
 * <pre>
 * java -cp CLASSES_AND_LIBRARIES src/bench/java/TrainingStep.java \
 *   CHECKPOINT PRECISION joint|no-relations THREADS STEPS [WINDOWS PIECES]
 * </pre>
 */
final class TrainingStep {

  private static final NetworkHeads JOINT =
      new NetworkHeads(
          true, List.of("REACTION", "DRUG", "DOSE"), List.of("DRUG_REACTION", "DRUG_DOSE"));
  private static final NetworkHeads NO_RELATIONS =
      new NetworkHeads(true, List.of("REACTION", "DRUG"), List.of());

  /** About what the trainer draws for 16 windows of ADE-Corpus V2, a third of them positive. */
  private static final int PAIRS = 60;

  private static final int LONGEST_SPAN = 4;
  private static final int WARM_UP = 5;
  private static final double RATE = 1.5e-4;
  private static final double DECAY = 0.01;
  private static final double CLIP = 1;
  private static final double DROPOUT = 0.1;
  private static final double STANDARD_DEVIATION = 0.02;

  private final TrainableNetwork network;
  private final NetworkHeads heads;
  private final int rows;
  private final int pieces;
  private final int vocabulary;
  private final float[] lossWeights;
  private final double[] rates;
  private final double[] decays;
  private final Random random = new Random(1);
  private int taken;

  private TrainingStep(TrainableNetwork network, NetworkWeights weights, int rows, int pieces) {
    this.network = network;
    this.heads = weights.heads();
    this.rows = rows;
    this.pieces = pieces;
    this.vocabulary = weights.encoder().vocabularySize();
    this.lossWeights = new float[heads.losses()];
    Arrays.fill(lossWeights, 1);
    this.rates = new double[network.parameterNames().size()];
    Arrays.fill(rates, RATE);
    this.decays = new double[rates.length];
    Arrays.fill(decays, DECAY);
  }

  public static void main(String[] arguments) throws Exception {
    HuggingFaceCheckpoint checkpoint = HuggingFaceCheckpoint.open(Path.of(arguments[0]));
    Precision precision = Precision.of(arguments[1], DeviceKind.CPU);
    NetworkWeights weights =
        weights(checkpoint, arguments[2].equals("joint") ? JOINT : NO_RELATIONS);
    TorchRuntime.start(OptionalInt.of(Integer.parseInt(arguments[3])));
    int steps = Integer.parseInt(arguments[4]);
    int rows = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 16;
    int pieces = arguments.length > 6 ? Integer.parseInt(arguments[6]) : 40;
    LearningSetup setup = LearningSetup.plain(DeviceKind.CPU, precision, DROPOUT);
    try (TrainableNetwork network = TrainableNetwork.open(weights, OptimizerState.none(), setup);
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      TrainingStep step = new TrainingStep(network, weights, rows, pieces);
      step.take(WARM_UP);
      System.out.println("ready");
      while (orders.readLine() != null) {
        System.out.println(step.take(steps));
      }
    }
  }

  /** Takes steps; their milliseconds, separated by blanks. */
  private String take(int steps) {
    List<String> times = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      long start = System.nanoTime();
      TorchRuntime.seed(taken++);
      network.backward(batch(), lossWeights);
      network.step(rates, decays, CLIP);
      times.add(Double.toString((System.nanoTime() - start) / 1e6));
    }
    return String.join(" ", times);
  }

  /** A checkpoint's encoder with heads of random numbers. */
  private static NetworkWeights weights(HuggingFaceCheckpoint checkpoint, NetworkHeads heads) {
    Random random = new Random(1);
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    NetworkTensors.shapes(checkpoint.config(), heads)
        .forEach(
            (name, shape) -> {
              FloatTensor known = checkpoint.encoderTensors().get(name);
              tensors.put(name, known == null ? random(shape, random) : known);
            });
    return new NetworkWeights(checkpoint.config(), heads, tensors);
  }

  private static FloatTensor random(long[] shape, Random random) {
    float[] data = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b))];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (random.nextGaussian() * STANDARD_DEVIATION);
    }
    return new FloatTensor(shape, data);
  }

  private LabelledBatch batch() {
    List<int[]> windows = new ArrayList<>();
    int[][] sentences = new int[rows][pieces];
    int[][][] tags = new int[heads.taggers().size()][rows][pieces];
    for (int row = 0; row < rows; row++) {
      windows.add(random.ints(pieces, 1, vocabulary).toArray());
      Arrays.fill(sentences[row], TrainableNetwork.UNLABELLED);
      sentences[row][0] = random.nextInt(2);
      for (int[][] tagger : tags) {
        tagger[row] = random.ints(pieces, 0, 3).toArray();
      }
    }
    List<LabelledPair> pairs = new ArrayList<>();
    for (int i = 0; i < PAIRS && !heads.relations().isEmpty(); i++) {
      int relation = i % 10 == 0 ? 1 : 0;
      int[] drug = span();
      int[] target = span();
      SpanPair pair =
          new SpanPair(random.nextInt(rows), relation, drug[0], drug[1], target[0], target[1]);
      pairs.add(new LabelledPair(pair, random.nextBoolean()));
    }
    return new LabelledBatch(windows, sentences, tags, pairs);
  }

  private int[] span() {
    int from = 1 + random.nextInt(pieces - LONGEST_SPAN);
    return new int[] {from, from + 1 + random.nextInt(LONGEST_SPAN - 1)};
  }
}
