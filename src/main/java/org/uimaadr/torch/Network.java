package org.uimaadr.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network that answers. Thread-safe; its owner must not close it while a call runs.
 *
 * <p>On a CPU the oneDNN variant is tried first; where it cannot start, the portable one takes over
 * with a warning.
 */
public final class Network implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Network.class);

  private final ScriptModule module;
  private final Variant variant;
  private final Precision precision;
  private final int taggers;
  private final int maxPositions;

  private Network(
      ScriptModule module, Variant variant, Precision precision, NetworkWeights weights) {
    this.module = module;
    this.variant = variant;
    this.precision = precision;
    this.taggers = weights.heads().taggers().size();
    this.maxPositions = weights.encoder().maxPositions();
  }

  /** Opens the fastest variant that this machine can run. */
  public static Network open(NetworkWeights weights, DeviceKind device, Precision precision)
      throws IOException {
    if (device == DeviceKind.CPU) {
      try {
        Network network = open(weights, device, precision, Variant.ONEDNN);
        network.warmUp();
        return network;
      } catch (RuntimeException | UnsatisfiedLinkError e) {
        LOG.warn(
            "The oneDNN variant cannot run on this machine; the portable one takes over, about half as fast",
            e);
      }
    }
    return open(weights, device, precision, Variant.PORTABLE);
  }

  /** Opens a given variant. */
  public static Network open(
      NetworkWeights weights, DeviceKind device, Precision precision, Variant variant)
      throws IOException {
    ScriptModule module =
        ScriptModule.load(
            out -> ModuleArchive.writeForInference(weights, variant, precision, out),
            device,
            false);
    Network network = new Network(module, variant, precision, weights);
    if (variant == Variant.ONEDNN) {
      network.prepack();
    }
    return network;
  }

  private void prepack() {
    try (ModuleCall call = module.newCall()) {
      module.call(call, "prepack", call.nothing());
    } catch (RuntimeException e) {
      module.close();
      throw e;
    }
  }

  private void warmUp() {
    try {
      score(List.of(new int[] {0}));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Scores windows in one forward pass.
   *
   * @param windows vocabulary ids of each window, special tokens included; at most the encoder's
   *     number of positions
   * @return logits, rows in the order of the windows
   */
  public NetworkOutput score(List<int[]> windows) {
    TokenBatch batch = TokenBatch.of(windows, maxPositions);
    try (ModuleCall call = module.newCall()) {
      NDList result = module.call(call, "forward", batch.ids(call), batch.mask(call));
      return output(result, batch, taggers);
    }
  }

  /** Last hidden states of the encoder, [rows][length * hidden], padded places included. */
  float[][] hiddenStates(List<int[]> windows) {
    TokenBatch batch = TokenBatch.of(windows, maxPositions);
    try (ModuleCall call = module.newCall()) {
      NDArray states =
          module
              .call(call, "encode", batch.ids(call), batch.mask(call))
              .singletonOrThrow()
              .toType(DataType.FLOAT32, false);
      return rows(states, windows.size());
    }
  }

  static NetworkOutput output(NDList result, TokenBatch batch, int taggers) {
    return new NetworkOutput(
        result.get(0).toFloatArray(),
        result.get(1).toFloatArray(),
        result.get(2).toFloatArray(),
        batch.rows(),
        batch.length(),
        taggers);
  }

  /**
   * Scores pairs of spans with the relation heads.
   *
   * @param states of the windows, as {@link #score} gave them
   * @param pairs at least one; their rows are places in {@code states}
   * @return a logit for each pair: above 0 is related
   */
  public float[] scorePairs(List<HiddenStates> states, List<SpanPair> pairs) {
    try (ModuleCall call = module.newCall()) {
      return scorePairs(module, call, states, pairs);
    }
  }

  static float[] scorePairs(
      ScriptModule module, ModuleCall call, List<HiddenStates> states, List<SpanPair> pairs) {
    int size = states.get(0).size();
    int[] rowStarts = new int[states.size()];
    int pieces = 0;
    for (int row = 0; row < rowStarts.length; row++) {
      rowStarts[row] = pieces;
      pieces += states.get(row).pieces();
    }
    float[] together = new float[pieces * size];
    for (int row = 0; row < rowStarts.length; row++) {
      states.get(row).copyTo(together, rowStarts[row]);
    }
    return module
        .call(
            call,
            "pair_logits",
            call.floats(together, pieces, size),
            SpanPair.array(call, pairs, row -> rowStarts[row]))
        .singletonOrThrow()
        .toFloatArray();
  }

  private static float[][] rows(NDArray array, int wanted) {
    float[] flat = array.toFloatArray();
    int width = flat.length / Math.toIntExact(array.getShape().get(0));
    float[][] rows = new float[wanted][];
    for (int row = 0; row < wanted; row++) {
      rows[row] = Arrays.copyOfRange(flat, row * width, (row + 1) * width);
    }
    return rows;
  }

  /** The variant that runs. */
  public Variant variant() {
    return variant;
  }

  /** The precision that it was opened with. */
  public Precision precision() {
    return precision;
  }

  @Override
  public void close() {
    module.close();
  }
}
