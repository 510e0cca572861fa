package org.uimaadr.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that learns: float32 master weights, forward and backward in the given precision, AdamW
 * with clipping to a global norm. For one thread.
 */
public final class TrainableNetwork implements AutoCloseable {

  /** A label that takes no loss. */
  public static final int UNLABELLED = -100;

  private final ScriptModule module;
  private final EncoderConfig encoder;
  private final NetworkHeads heads;
  private final List<String> parameterNames;

  private TrainableNetwork(ScriptModule module, NetworkWeights weights) {
    this.module = module;
    this.encoder = weights.encoder();
    this.heads = weights.heads();
    this.parameterNames = ModuleArchive.parameterNames(weights.encoder(), weights.heads());
  }

  /**
   * Loads weights for training.
   *
   * @param optimizer what AdamW kept of the steps that led to these weights
   */
  public static TrainableNetwork open(
      NetworkWeights weights, OptimizerState optimizer, LearningSetup setup) throws IOException {
    ScriptModule module =
        ScriptModule.load(
            out -> ModuleArchive.writeForTraining(weights, optimizer, setup, out),
            setup.device(),
            true);
    return new TrainableNetwork(module, weights);
  }

  /**
   * One labelled batch.
   *
   * @param windows vocabulary ids of each window, special tokens included
   * @param sentenceLabels [windows][pieces of the window] 0 no ADR, 1 ADR, at each {@code [CLS]};
   *     {@link #UNLABELLED} elsewhere
   * @param tagLabels [taggers][windows][pieces of the window] 0 O, 1 B, 2 I, or {@link #UNLABELLED}
   * @param pairs pairs of spans of these windows
   */
  public record LabelledBatch(
      List<int[]> windows, int[][] sentenceLabels, int[][][] tagLabels, List<LabelledPair> pairs) {}

  /**
   * A pair of spans with its label.
   *
   * @param pair the spans
   * @param related whether the relation holds between them
   */
  public record LabelledPair(SpanPair pair, boolean related) {}

  /**
   * Probabilities that others gave for a batch, to be learnt beside its labels or instead of them;
   * zeros where they were not asked.
   *
   * @param sentence [windows][pieces of the window * 2] of no ADR and ADR
   * @param tags [taggers][windows][pieces of the window * 3] of O, B, I
   */
  public record Answers(float[][] sentence, float[][][] tags) {

    /** Nobody was asked. */
    public static final Answers NONE = new Answers(new float[0][], new float[0][][]);

    /** Places of the sentence head that were asked, then of each tagger. */
    public double[] places() {
      double[] places = new double[1 + tags.length];
      places[0] = sum(sentence);
      for (int tagger = 0; tagger < tags.length; tagger++) {
        places[1 + tagger] = sum(tags[tagger]);
      }
      return places;
    }

    /** The probabilities of a place add up to 1. */
    private static double sum(float[][] rows) {
      double sum = 0;
      for (float[] row : rows) {
        for (float probability : row) {
          sum += probability;
        }
      }
      return sum;
    }
  }

  /**
   * Adds the gradients of a batch to those already there.
   *
   * @param lossWeights weight of the sentence head's loss, then of each tagger's, then of each
   *     relation head's
   * @return the unweighted losses in the same order, means over the labelled places or pairs; that
   *     of the sentence head weighted by class
   */
  public float[] backward(LabelledBatch batch, float[] lossWeights) {
    return backward(batch, Answers.NONE, lossWeights);
  }

  /**
   * Likewise with probabilities that others gave.
   *
   * @param lossWeights as without them; then, if there are some, weight of the sentence head's loss
   *     against them, then of each tagger's
   * @return the losses in the same order, those against probabilities means over the places that
   *     were asked
   */
  public float[] backward(LabelledBatch batch, Answers answers, float[] lossWeights) {
    TokenBatch tokens = TokenBatch.of(batch.windows(), encoder.maxPositions());
    try (ModuleCall call = module.newCall()) {
      NDArray losses =
          module
              .call(
                  call,
                  "backward",
                  tokens.ids(call),
                  tokens.mask(call),
                  sentenceLabels(call, tokens, batch),
                  tagLabels(call, tokens, batch),
                  pairs(call, tokens, batch),
                  pairLabels(call, batch),
                  sentenceAnswers(call, tokens, answers),
                  tagAnswers(call, tokens, answers),
                  call.floats(lossWeights, lossWeights.length))
              .singletonOrThrow();
      return losses.toFloatArray();
    }
  }

  /**
   * Windows of which some pieces are hidden.
   *
   * @param windows vocabulary ids of each window, special tokens included, as the network reads
   *     them
   * @param hidden one of each piece that is to be told
   */
  public record MaskedBatch(List<int[]> windows, List<HiddenPiece> hidden) {}

  /**
   * A piece that is to be told.
   *
   * @param window number of its window in the batch
   * @param place number of its place in the window
   * @param piece vocabulary id of what stood there
   */
  public record HiddenPiece(int window, int place, int piece) {}

  /**
   * Adds the gradients of a batch to those already there; for a network with a masked head.
   *
   * @return mean cross entropy of the hidden pieces, in nats
   */
  public float backward(MaskedBatch batch) {
    return masked("backward_masked", batch);
  }

  /** Mean cross entropy of the hidden pieces with dropout off, in nats. */
  public float loss(MaskedBatch batch) {
    module.dropout(false);
    try {
      return masked("masked_loss", batch);
    } finally {
      module.dropout(true);
    }
  }

  private float masked(String method, MaskedBatch batch) {
    TokenBatch tokens = TokenBatch.of(batch.windows(), encoder.maxPositions());
    long[] places =
        batch.hidden().stream()
            .mapToLong(piece -> (long) piece.window() * tokens.length() + piece.place())
            .toArray();
    long[] pieces = batch.hidden().stream().mapToLong(HiddenPiece::piece).toArray();
    try (ModuleCall call = module.newCall()) {
      return module
          .call(
              call,
              method,
              tokens.ids(call),
              tokens.mask(call),
              call.longs(places, places.length),
              call.longs(pieces, pieces.length))
          .singletonOrThrow()
          .getFloat();
    }
  }

  private static NDArray sentenceLabels(ModuleCall call, TokenBatch tokens, LabelledBatch batch) {
    long[] labels = padded(tokens, new int[][][] {batch.sentenceLabels()});
    return call.longs(labels, tokens.rows(), tokens.length());
  }

  private static NDArray tagLabels(ModuleCall call, TokenBatch tokens, LabelledBatch batch) {
    long[] labels = padded(tokens, batch.tagLabels());
    return call.longs(labels, batch.tagLabels().length, tokens.rows(), tokens.length());
  }

  private static NDArray pairs(ModuleCall call, TokenBatch tokens, LabelledBatch batch) {
    List<SpanPair> pairs = batch.pairs().stream().map(LabelledPair::pair).toList();
    return SpanPair.array(call, pairs, row -> row * tokens.length());
  }

  private static NDArray pairLabels(ModuleCall call, LabelledBatch batch) {
    float[] labels = new float[batch.pairs().size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = batch.pairs().get(i).related() ? 1 : 0;
    }
    return call.floats(labels, labels.length);
  }

  private static NDArray sentenceAnswers(ModuleCall call, TokenBatch tokens, Answers answers) {
    if (answers == Answers.NONE) {
      return call.nothing();
    }
    int labels = NetworkTensors.SENTENCE_LABELS;
    float[] padded = padded(tokens, new float[][][] {answers.sentence()}, labels);
    return call.floats(padded, tokens.rows(), tokens.length(), labels);
  }

  private static NDArray tagAnswers(ModuleCall call, TokenBatch tokens, Answers answers) {
    if (answers == Answers.NONE) {
      return call.nothing();
    }
    int labels = NetworkTensors.TAG_LABELS;
    float[] padded = padded(tokens, answers.tags(), labels);
    return call.floats(padded, answers.tags().length, tokens.rows(), tokens.length(), labels);
  }

  /** Probabilities [heads][windows][pieces * labels], zeros where there is padding. */
  private static float[] padded(TokenBatch tokens, float[][][] heads, int labels) {
    int width = tokens.length() * labels;
    float[] padded = new float[heads.length * tokens.rows() * width];
    for (int head = 0; head < heads.length; head++) {
      for (int row = 0; row < heads[head].length; row++) {
        float[] values = heads[head][row];
        System.arraycopy(values, 0, padded, (head * tokens.rows() + row) * width, values.length);
      }
    }
    return padded;
  }

  /**
   * Labels [heads][windows][pieces] as [heads, rows, length], unlabelled where there is padding.
   */
  private static long[] padded(TokenBatch tokens, int[][][] heads) {
    int size = tokens.rows() * tokens.length();
    long[] labels = new long[heads.length * size];
    Arrays.fill(labels, UNLABELLED);
    for (int head = 0; head < heads.length; head++) {
      for (int row = 0; row < heads[head].length; row++) {
        for (int i = 0; i < heads[head][row].length; i++) {
          labels[head * size + row * tokens.length() + i] = heads[head][row][i];
        }
      }
    }
    return labels;
  }

  /**
   * Takes one step of AdamW with the gradients there are, and clears them.
   *
   * @param rates learning rate of each parameter, in the order of {@link #parameterNames()}
   * @param decays weight decay of each parameter
   * @param clip greatest global norm of the gradients
   * @return the global norm before clipping; where it is not finite, no weight has changed
   */
  public float step(double[] rates, double[] decays, double clip) {
    try (ModuleCall call = module.newCall()) {
      return module
          .call(
              call,
              "step",
              call.doubles(rates, rates.length),
              call.doubles(decays, decays.length),
              call.doubles(new double[] {clip}))
          .singletonOrThrow()
          .getFloat();
    }
  }

  /** Logits with dropout off. */
  public NetworkOutput score(List<int[]> windows) {
    TokenBatch tokens = TokenBatch.of(windows, encoder.maxPositions());
    module.dropout(false);
    try (ModuleCall call = module.newCall()) {
      NDList result = module.call(call, "forward", tokens.ids(call), tokens.mask(call));
      return Network.output(result, tokens, heads.taggers().size());
    } finally {
      module.dropout(true);
    }
  }

  /** Logits of pairs of spans with dropout off, as {@link Network#scorePairs}. */
  public float[] scorePairs(List<HiddenStates> states, List<SpanPair> pairs) {
    module.dropout(false);
    try (ModuleCall call = module.newCall()) {
      return Network.scorePairs(module, call, states, pairs);
    } finally {
      module.dropout(true);
    }
  }

  /** Names of the trained tensors; query, key and value of a layer are one. */
  public List<String> parameterNames() {
    return parameterNames;
  }

  /** The gradients that the next step will use, by {@link #parameterNames()}. */
  Map<String, FloatTensor> gradients() {
    return tensors("collect_gradients");
  }

  /** A copy of the weights as they are now. */
  public NetworkWeights weights() {
    return new NetworkWeights(encoder, heads, ModuleArchive.unstack(tensors("parameters")));
  }

  /**
   * A copy of one of AdamW's moments, by {@link #parameterNames()}; empty before the first step.
   *
   * @param order 1 for the running means of the gradients, 2 for those of their squares
   */
  public Map<String, FloatTensor> moments(int order) {
    return tensors("moments", order);
  }

  private Map<String, FloatTensor> tensors(String method) {
    return tensors(method, 0);
  }

  private Map<String, FloatTensor> tensors(String method, int argument) {
    try (ModuleCall call = module.newCall()) {
      NDList list = module.call(call, method, call.longs(new long[] {argument}));
      Map<String, FloatTensor> tensors = new LinkedHashMap<>();
      for (int i = 0; i < list.size(); i++) {
        NDArray array = list.get(i);
        tensors.put(
            parameterNames.get(i),
            new FloatTensor(array.getShape().getShape(), array.toFloatArray()));
      }
      return tensors;
    }
  }

  @Override
  public void close() {
    module.close();
  }
}
