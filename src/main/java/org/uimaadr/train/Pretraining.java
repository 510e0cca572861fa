package org.uimaadr.train;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.corpus.UnlabelledText;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkTensors;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.torch.TorchRuntime;
import org.uimaadr.torch.TrainableNetwork;
import org.uimaadr.torch.TrainableNetwork.MaskedBatch;

/**
 * Goes on with an encoder's masked-language pretraining on text of the field, before it is
 * fine-tuned (Gururangan et al. 2020, Don't Stop Pretraining).
 *
 * <p>A pretraining that goes on from a checkpoint ends with the weights of one that was never
 * interrupted, as {@link TrainingLoop}.
 */
public final class Pretraining {

  private static final Logger LOG = LoggerFactory.getLogger(Pretraining.class);

  /** Steps between two measurements on what is held out. */
  private static final int MEASURED_EVERY = 500;

  private static final int DEVELOPMENT_WINDOWS = 256;

  private final PretrainingOptions options;
  private final Checkpointing checkpointing;
  private final PretrainingListener listener;

  /** Sets how to pretrain, where checkpoints go, and who is told of it. */
  public Pretraining(
      PretrainingOptions options, Checkpointing checkpointing, PretrainingListener listener) {
    this.options = options;
    this.checkpointing = checkpointing;
    this.listener = listener;
  }

  /**
   * Pretrains.
   *
   * @return the encoder's tensors and those of the masked head, by the names of {@code
   *     NetworkTensors}
   * @throws TrainingException if the loss or the gradients stop being numbers, or if the checkpoint
   *     to go on from is that of another pretraining
   */
  public Map<String, FloatTensor> run(BaseModel base, UnlabelledText text) throws IOException {
    int pieces = Math.min(options.pieces(), base.config().maxPositions() - 2);
    NetworkWeights initial = InitialWeights.of(base, NetworkHeads.maskedOnly(), options.seed());
    CheckpointFolder folder =
        new CheckpointFolder(
            checkpointing.folder(), TrainingSettings.of(options, base, text.fingerprint()));
    TrainingCheckpoint from =
        folder.read(initial).orElseGet(() -> TrainingCheckpoint.start(initial));
    TrainingState state = from.state();
    listener.onStart(text);
    LOG.info(
        base.tensors().keySet().containsAll(maskedHead(initial))
            ? "The base's head for hidden words is taken over"
            : "The base has no head for hidden words: a random one is learnt");
    if (state.step() > 0) {
      LOG.info("Going on after step {}", state.step());
    }
    PieceMasker masker = new PieceMasker(base.tokenizer().json(), options.share());
    LearningRateSchedule schedule =
        LearningRateSchedule.of(options.optimization(), options.steps());
    try (WordPieceTokenizer tokenizer =
            WordPieceTokenizer.ofJson(base.tokenizer().json(), "tokenizer of the base model");
        TrainableNetwork network =
            TrainableNetwork.open(from.weights(), from.optimizer(), options.learningSetup())) {
      List<MaskedBatch> heldOut = heldOut(text, tokenizer, pieces, masker);
      PretrainingWindows windows =
          new PretrainingWindows(
              text.training(), tokenizer, pieces, options.batchSize(), options.seed());
      for (int skipped = 0; skipped < state.step(); skipped++) {
        windows.next();
      }
      measure(state.step(), network, heldOut);
      double[] decays = options.optimization().weightDecays(network.parameterNames());
      StepMeter meter = new StepMeter();
      while (state.step() < options.steps()) {
        int step = state.step();
        List<int[]> batch = windows.next();
        double loss = take(network, masker, batch, step, schedule.rate(step), decays);
        state = state.at(step + 1);
        meter.add(loss, PretrainingWindows.size(batch));
        listener.onStep(step + 1, options.steps(), meter.loss(), meter.tokensPerSecond());
        if (checkpointing.isDue(step + 1) && step + 1 < options.steps()) {
          save(folder, state, network);
          meter.pause();
        }
        if ((step + 1) % MEASURED_EVERY == 0 || step + 1 == options.steps()) {
          measure(step + 1, network, heldOut);
          meter.pause();
        }
      }
      // The last one is kept until what was learnt is saved.
      save(folder, state, network);
      return network.weights().tensors();
    }
  }

  private static List<String> maskedHead(NetworkWeights weights) {
    return weights.tensors().keySet().stream()
        .filter(name -> name.startsWith(NetworkTensors.MASKED_HEAD))
        .toList();
  }

  private double take(
      TrainableNetwork network,
      PieceMasker masker,
      List<int[]> windows,
      int step,
      double rate,
      double[] decays) {
    SplittableRandom drawn = new SplittableRandom(31L * options.seed() + step);
    MaskedBatch batch = masker.hide(windows, new Random(drawn.nextLong()));
    TorchRuntime.seed(drawn.nextInt());
    float loss = network.backward(batch);
    double[] rates = new double[decays.length];
    Arrays.fill(rates, rate);
    double norm = network.step(rates, decays, options.optimization().clip());
    if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
      throw new TrainingException(
          "Loss or gradients are no numbers any more at step %d (learning rate %.3g). Lower the learning rate, or use fp32."
              .formatted(step + 1, rate));
    }
    return loss;
  }

  private List<MaskedBatch> heldOut(
      UnlabelledText text, WordPieceTokenizer tokenizer, int pieces, PieceMasker masker) {
    Random random = new Random(options.seed());
    return PretrainingWindows.first(
            text.development(), tokenizer, pieces, options.batchSize(), DEVELOPMENT_WINDOWS)
        .stream()
        .map(batch -> masker.hide(batch, random))
        .toList();
  }

  private void measure(int step, TrainableNetwork network, List<MaskedBatch> heldOut) {
    double loss = 0;
    int hidden = 0;
    for (MaskedBatch batch : heldOut) {
      loss += (double) network.loss(batch) * batch.hidden().size();
      hidden += batch.hidden().size();
    }
    if (hidden > 0) {
      listener.onDevelopment(step, loss / hidden);
    }
  }

  /** Hours of pretraining do not end for a checkpoint: the next one may succeed. */
  private static void save(CheckpointFolder folder, TrainingState state, TrainableNetwork network) {
    try {
      folder.write(state, network, Optional.empty());
    } catch (IOException e) {
      LOG.warn(
          "The checkpoint of step {} cannot be written ({}); the one before is kept. Make room for the next.",
          state.step(),
          e.toString());
    }
  }
}
