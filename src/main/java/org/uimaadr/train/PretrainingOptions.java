package org.uimaadr.train;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.LearningSetup;
import org.uimaadr.torch.Precision;

/**
 * How to pretrain.
 *
 * @param steps of AdamW
 * @param batchSize windows of a step
 * @param pieces most word pieces of a window, special tokens not counted
 * @param share of the pieces that are hidden
 * @param optimization how the optimizer steps
 * @param dropout probability of dropout in the encoder
 * @param seed of the order of the documents, of what is hidden, of the head and of dropout
 * @param device where to train
 * @param precision of the matrix products; the master weights are float32 always
 */
public record PretrainingOptions(
    int steps,
    int batchSize,
    int pieces,
    double share,
    Optimization optimization,
    double dropout,
    int seed,
    DeviceKind device,
    Precision precision) {

  /** Rejects values that cannot work, naming the parameter. */
  public PretrainingOptions {
    TrainingOptions.require(steps >= 1, "steps", steps, "1 or more");
    TrainingOptions.require(batchSize >= 1, "batch size", batchSize, "1 or more");
    TrainingOptions.require(pieces >= 8, "pieces of a window", pieces, "8 or more");
    TrainingOptions.require(
        share > 0 && share < 1, "share of hidden pieces", share, "above 0 and below 1");
    TrainingOptions.require(
        dropout >= 0 && dropout < 1, "dropout", dropout, "0 or more and below 1");
  }

  LearningSetup learningSetup() {
    return LearningSetup.plain(device, precision, dropout);
  }

  /** As they stand in a checkpoint; how the optimizer steps stands among the others. */
  public JsonObject toJson() {
    JsonObject json = new Gson().toJsonTree(this).getAsJsonObject();
    json.remove("optimization").getAsJsonObject().asMap().forEach(json::add);
    return json;
  }
}
