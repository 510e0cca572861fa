package org.uimaadr.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.model.PairScorer;
import org.uimaadr.model.WindowScorer;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.torch.OptimizerState;
import org.uimaadr.torch.TrainableNetwork;

/**
 * Epochs of AdamW steps, an evaluation after each, and the weights of the best epoch, or of the
 * last one; checkpoints on the way.
 *
 * <p>Nothing depends on what happened before but weights and optimizer: batches are drawn by seed
 * and epoch, and dropout by seed and step. So a training that goes on from a checkpoint ends with
 * the weights of one that was never interrupted.
 */
final class TrainingLoop {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);

  private final TrainingOptions options;
  private final Checkpointing checkpointing;
  private final TrainingListener listener;
  private final Teachers teachers;

  TrainingLoop(
      TrainingOptions options,
      Checkpointing checkpointing,
      TrainingListener listener,
      Teachers teachers) {
    this.options = options;
    this.teachers = teachers;
    this.checkpointing = checkpointing;
    this.listener = listener;
  }

  /**
   * The best epoch.
   *
   * @param epoch its number, from 1; 0 if none was asked for
   * @param development what the development part said
   * @param weights at its end
   */
  record Best(int epoch, DevelopmentResult development, NetworkWeights weights) {}

  /** Says what the network is worth now. */
  interface Evaluation extends BiFunction<WindowScorer, PairScorer, DevelopmentResult> {}

  /**
   * Trains.
   *
   * @param initial weights to start from
   * @param folder where the checkpoints are
   * @param windows what each epoch sees, from epoch 1
   * @param evaluation of the network after each epoch
   * @throws TrainingException if the loss or the gradients stop being numbers, or if the checkpoint
   *     to go on from is that of another training
   */
  Best run(
      NetworkWeights initial,
      CheckpointFolder folder,
      IntFunction<List<TrainingWindow>> windows,
      Evaluation evaluation)
      throws IOException {
    TrainingCheckpoint from =
        folder.read(initial).orElseGet(() -> TrainingCheckpoint.start(initial));
    TrainingState state = from.state();
    tellOf(state);
    Optional<Best> best = best(from, evaluation);
    int[] ends = ends(windows);
    int steps = ends[options.epochs()];
    LearningRateSchedule schedule = LearningRateSchedule.of(options.optimization(), steps);
    try (TrainableNetwork network = open(from.weights(), from.optimizer())) {
      TrainingStep training =
          new TrainingStep(options, network, initial.encoder().layers(), teachers);
      StepMeter meter = new StepMeter();
      while (!state.isFinished(options)) {
        int epoch = state.epochs().size() + 1;
        List<List<TrainingBatch>> batches = batches(windows.apply(epoch), epoch);
        while (state.step() < ends[epoch]) {
          int step = state.step();
          List<TrainingBatch> batch = batches.get(step - ends[epoch - 1]);
          double loss = training.take(batch, step, schedule.rate(step));
          state = state.at(step + 1);
          meter.add(loss, batch.stream().mapToInt(TrainingBatch::pieces).sum());
          listener.onStep(step + 1, steps, epoch, meter.loss(), meter.tokensPerSecond());
          if (checkpointing.isDue(step + 1)) {
            save(folder, state, network, best);
            meter.pause();
          }
        }
        DevelopmentResult result = evaluation.apply(network::score, network::scorePairs);
        boolean better =
            options.keepLast() || best.isEmpty() || result.isBetterThan(best.get().development());
        if (better) {
          best = Optional.of(new Best(epoch, result, network.weights()));
        }
        state =
            state.with(new TrainingState.Epoch(result.figures(), result.extraFigures(), better));
        listener.onEpoch(epoch, result.figures(), result.extraFigures(), better);
        save(folder, state, network, best);
        meter.pause();
      }
      if (best.isEmpty()) {
        DevelopmentResult result = evaluation.apply(network::score, network::scorePairs);
        best = Optional.of(new Best(0, result, network.weights()));
      }
    }
    if (state.epochs().size() < options.epochs()) {
      listener.onEarlyStop(state.epochs().size(), best.orElseThrow().epoch());
    }
    return best.orElseThrow();
  }

  private void tellOf(TrainingState state) {
    if (state.step() > 0) {
      LOG.info("Going on after step {}", state.step());
    }
    for (int i = 0; i < state.epochs().size(); i++) {
      TrainingState.Epoch epoch = state.epochs().get(i);
      listener.onEpoch(i + 1, epoch.figures(), epoch.extra(), epoch.best());
    }
  }

  /** Scores of the best epoch are not kept in a checkpoint: its weights give them again. */
  private Optional<Best> best(TrainingCheckpoint from, Evaluation evaluation) throws IOException {
    if (from.best().isEmpty()) {
      return Optional.empty();
    }
    NetworkWeights weights = from.best().get();
    try (TrainableNetwork network = open(weights, OptimizerState.none())) {
      DevelopmentResult result = evaluation.apply(network::score, network::scorePairs);
      return Optional.of(new Best(from.state().bestEpoch().orElseThrow(), result, weights));
    }
  }

  private TrainableNetwork open(NetworkWeights weights, OptimizerState optimizer)
      throws IOException {
    return TrainableNetwork.open(weights, optimizer, options.learningSetup());
  }

  /** A training of hours does not end for a checkpoint: the next one may succeed. */
  private static void save(
      CheckpointFolder folder, TrainingState state, TrainableNetwork network, Optional<Best> best) {
    try {
      folder.write(state, network, best.map(Best::weights));
    } catch (IOException e) {
      LOG.warn(
          "The checkpoint of step {} cannot be written ({}); the one before is kept, and the training goes on. Make room for the next.",
          state.step(),
          e.toString());
    }
  }

  /** Steps after each epoch in all; the first number, of epoch 0, is 0. */
  private int[] ends(IntFunction<List<TrainingWindow>> windows) {
    int[] ends = new int[options.epochs() + 1];
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      ends[epoch] = ends[epoch - 1] + batches(windows.apply(epoch), epoch).size();
    }
    return ends;
  }

  /** The batches of each step of an epoch. */
  private List<List<TrainingBatch>> batches(List<TrainingWindow> windows, int epoch) {
    long seed = 31L * options.seed() + epoch;
    List<TrainingBatch> batches =
        BatchPlan.epoch(windows, options.batchSize(), options.equalBatches(), seed);
    List<List<TrainingBatch>> steps = new ArrayList<>();
    for (int from = 0; from < batches.size(); from += options.accumulate()) {
      steps.add(batches.subList(from, Math.min(from + options.accumulate(), batches.size())));
    }
    return steps;
  }
}
