package org.uimaadr.train;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.uimaadr.torch.TorchRuntime;
import org.uimaadr.torch.TrainableNetwork;
import org.uimaadr.torch.TrainableNetwork.Answers;

/**
 * Steps of AdamW. A step may be taken on several batches: their gradients are added up so that they
 * teach what one large batch of all their windows would teach, dropout aside.
 */
final class TrainingStep {

  private final TrainingOptions options;
  private final TrainableNetwork network;
  private final Teachers teachers;
  private final double[] lossWeights;
  private final double[] rateFactors;
  private final double[] weightDecays;

  /**
   * Steps of a network.
   *
   * @param layers number of its encoder's layers
   * @param teachers whose answers it learns, too
   */
  TrainingStep(TrainingOptions options, TrainableNetwork network, int layers, Teachers teachers) {
    this.options = options;
    this.network = network;
    this.teachers = teachers;
    this.lossWeights = teachers.lossWeights(options.lossWeights());
    List<String> parameters = network.parameterNames();
    this.rateFactors = options.optimization().rateFactors(parameters, layers);
    this.weightDecays = options.optimization().weightDecays(parameters);
  }

  /**
   * Takes a step.
   *
   * @param number steps taken before
   * @return the weighted sum of the heads' losses, means over all batches
   * @throws TrainingException if the loss or the gradients are no numbers; names the batch, and no
   *     weight has changed
   */
  double take(List<TrainingBatch> batches, int number, double rate) {
    double[][] labels = new double[batches.size()][];
    double[] all = new double[lossWeights.length];
    List<Answers> answers =
        batches.stream().map(batch -> teachers.answer(batch.labelled().windows())).toList();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = labels(batches.get(i), answers.get(i));
      for (int head = 0; head < all.length; head++) {
        all[head] += labels[i][head];
      }
    }
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      TrainingBatch batch = batches.get(i);
      float[] weights = new float[all.length];
      for (int head = 0; head < weights.length; head++) {
        double share = all[head] == 0 ? 0 : labels[i][head] / all[head];
        weights[head] = (float) (lossWeights[head] * share);
      }
      seed((long) number * options.accumulate() + i);
      float[] losses = network.backward(batch.labelled(), answers.get(i), weights);
      for (int head = 0; head < weights.length; head++) {
        loss += weights[head] * losses[head];
      }
      requireNumber("loss is", loss, List.of(batch), number, rate);
    }
    double[] rates = Arrays.stream(rateFactors).map(factor -> factor * rate).toArray();
    double norm = network.step(rates, weightDecays, options.optimization().clip());
    requireNumber("gradients are", norm, batches, number, rate);
    return loss;
  }

  /** What each loss is a mean of. */
  private double[] labels(TrainingBatch batch, Answers answers) {
    int heads = options.lossWeights().inOrder().size();
    double[] labels = batch.labels(heads, options.lossWeights().positive());
    return answers == Answers.NONE
        ? labels
        : DoubleStream.concat(Arrays.stream(labels), Arrays.stream(answers.places())).toArray();
  }

  /** Each batch draws its dropout for itself, whatever was drawn before. */
  private void seed(long batch) {
    TorchRuntime.seed(new SplittableRandom(31L * options.seed() + batch).nextInt());
  }

  private static void requireNumber(
      String what, double value, List<TrainingBatch> batches, int number, double rate) {
    if (!Double.isFinite(value)) {
      String passages =
          batches.stream()
              .flatMap(batch -> batch.passages().stream())
              .distinct()
              .collect(Collectors.joining(", "));
      throw new TrainingException(
          "The %s no number any more at step %d (learning rate %.3g), in the batch of %s. Lower the learning rate, use fp32, or look at these sentences."
              .formatted(what, number + 1, rate, passages));
    }
  }
}
