package org.uimaadr.train;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How AdamW steps.
 *
 * @param learningRate greatest learning rate
 * @param warmup share of the steps in which the rate rises from 0; it then falls to 0 in a line
 * @param layerDecay factor of the learning rate from each layer to the one below (Clark et al.
 *     2020, ELECTRA): heads learn at the full rate, the uppermost layer at this share of it, the
 *     embeddings slowest
 * @param weightDecay for weights that are neither a bias nor of a LayerNorm
 * @param clip greatest global norm of the gradients
 */
public record Optimization(
    double learningRate, double warmup, double layerDecay, double weightDecay, double clip) {

  private static final Pattern LAYER = Pattern.compile("encoder\\.layer\\.(\\d+)\\..*");

  /** Rejects values that cannot work, naming the parameter. */
  public Optimization {
    TrainingOptions.require(
        learningRate > 0 && learningRate < 1,
        "learning rate",
        learningRate,
        "above 0, such as 1.5e-4");
    TrainingOptions.require(
        warmup >= 0 && warmup < 1,
        "warm-up",
        warmup,
        "a share of the steps, 0 or more and below 1");
    TrainingOptions.require(
        layerDecay > 0 && layerDecay <= 1, "layer decay", layerDecay, "above 0 and at most 1");
    TrainingOptions.require(weightDecay >= 0, "weight decay", weightDecay, "0 or more");
    TrainingOptions.require(clip > 0, "clip", clip, "above 0");
  }

  /**
   * Share of the learning rate that each parameter learns at.
   *
   * @param parameters their names
   * @param layers number of the encoder's layers
   */
  double[] rateFactors(List<String> parameters, int layers) {
    return parameters.stream()
        .mapToDouble(name -> Math.pow(layerDecay, stepsBelowHeads(name, layers)))
        .toArray();
  }

  private static int stepsBelowHeads(String name, int layers) {
    Matcher layer = LAYER.matcher(name);
    if (layer.matches()) {
      return layers - Integer.parseInt(layer.group(1));
    }
    return name.startsWith("embeddings.") ? layers + 1 : 0;
  }

  /** Weight decay of each parameter. */
  double[] weightDecays(List<String> parameters) {
    return parameters.stream()
        .mapToDouble(name -> name.endsWith("bias") || name.contains("LayerNorm") ? 0 : weightDecay)
        .toArray();
  }
}
