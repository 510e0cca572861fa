package org.uimaadr.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.uimaadr.model.PairScorer;
import org.uimaadr.model.WindowScorer;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.torch.TorchRuntime;
import org.uimaadr.torch.TrainableNetwork;
import org.uimaadr.torch.TrainableNetwork.LabelledBatch;

/** Epochs of AdamW steps, an evaluation after each, and the weights of the best epoch. */
final class TrainingLoop {

  /** Share of a new value in the smoothed loss and speed that the listener is told. */
  private static final double SMOOTHING = 0.05;

  private final TrainingOptions options;
  private final TrainingListener listener;

  TrainingLoop(TrainingOptions options, TrainingListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * The best epoch.
   *
   * @param epoch its number, from 1
   * @param development what the development part said
   * @param weights at its end
   */
  record Best(int epoch, DevelopmentResult development, NetworkWeights weights) {}

  /**
   * Trains.
   *
   * @param initial weights to start from
   * @param windows what each epoch sees, from epoch 1
   * @param evaluation says what the network is worth now
   * @throws TrainingException if the loss or the gradients stop being numbers
   */
  Best run(
      NetworkWeights initial,
      IntFunction<List<TrainingWindow>> windows,
      BiFunction<WindowScorer, PairScorer, DevelopmentResult> evaluation)
      throws IOException {
    TorchRuntime.seed(options.seed());
    try (TrainableNetwork network =
        TrainableNetwork.open(initial, options.device(), options.precision(), options.dropout())) {
      double[] decays = decays(network.parameterNames());
      int steps =
          IntStream.rangeClosed(1, options.epochs())
              .map(e -> batches(windows.apply(e), e).size())
              .sum();
      LearningRateSchedule schedule = LearningRateSchedule.of(options, steps);
      Best best = null;
      int step = 0;
      Meter meter = new Meter();
      for (int epoch = 1; epoch <= options.epochs(); epoch++) {
        for (LabelledBatch batch : batches(windows.apply(epoch), epoch)) {
          double loss = step(network, batch, schedule.rate(step), decays, step);
          step++;
          meter.add(loss, batch);
          listener.onStep(step, steps, epoch, meter.loss, meter.tokensPerSecond);
        }
        DevelopmentResult result = evaluation.apply(network::score, network::scorePairs);
        boolean better = best == null || result.isBetterThan(best.development());
        if (better) {
          best = new Best(epoch, result, network.weights());
        }
        listener.onEpoch(epoch, result.figures(), result.extraFigures(), better);
        meter.pause();
      }
      return best;
    }
  }

  private List<LabelledBatch> batches(List<TrainingWindow> windows, int epoch) {
    long seed = 31L * options.seed() + epoch;
    return BatchPlan.epoch(windows, options.batchSize(), seed);
  }

  private double step(
      TrainableNetwork network, LabelledBatch batch, double rate, double[] decays, int step) {
    float[] lossWeights = lossWeights();
    float[] losses = network.backward(batch, lossWeights);
    double loss = 0;
    for (int i = 0; i < losses.length; i++) {
      loss += lossWeights[i] * losses[i];
    }
    if (!Double.isFinite(loss)) {
      throw new TrainingException(
          "The loss is no number any more at step %d (learning rate %.3g). Lower the learning rate or use fp32."
              .formatted(step + 1, rate));
    }
    double[] rates = new double[decays.length];
    Arrays.fill(rates, rate);
    float norm = network.step(rates, decays, options.clip());
    if (!Float.isFinite(norm)) {
      throw new TrainingException(
          "The gradients are no numbers any more at step %d (learning rate %.3g). Lower the learning rate or use fp32."
              .formatted(step + 1, rate));
    }
    return loss;
  }

  private float[] lossWeights() {
    List<Double> weights = new ArrayList<>();
    weights.add(options.sentenceLossWeight());
    weights.addAll(options.taggerLossWeights().values());
    weights.addAll(options.relationLossWeights().values());
    float[] inOrder = new float[weights.size()];
    for (int i = 0; i < inOrder.length; i++) {
      inOrder[i] = weights.get(i).floatValue();
    }
    return inOrder;
  }

  private double[] decays(List<String> names) {
    return names.stream()
        .mapToDouble(
            name -> name.endsWith("bias") || name.contains("LayerNorm") ? 0 : options.weightDecay())
        .toArray();
  }

  /** Smoothed loss and speed. */
  private static final class Meter {
    private double loss = Double.NaN;
    private double tokensPerSecond = Double.NaN;
    private long last = System.nanoTime();

    void add(double newLoss, LabelledBatch batch) {
      long now = System.nanoTime();
      int tokens = batch.windows().stream().mapToInt(window -> window.length).sum();
      loss = smooth(loss, newLoss);
      tokensPerSecond = smooth(tokensPerSecond, tokens * 1e9 / Math.max(1, now - last));
      last = now;
    }

    void pause() {
      last = System.nanoTime();
    }

    private static double smooth(double before, double now) {
      return Double.isNaN(before) ? now : before + SMOOTHING * (now - before);
    }
  }
}
