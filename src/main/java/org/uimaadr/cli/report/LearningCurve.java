package org.uimaadr.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uimaadr.train.EpochFigures;

/**
 * How a training went.
 *
 * @param losses after steps, in their order; those before a checkpoint that the training went on
 *     from are not known
 * @param epochs all of them, in their order
 */
public record LearningCurve(List<Loss> losses, List<Epoch> epochs) {

  private static final String LOSSES = "losses";
  private static final String EPOCHS = "epochs";
  private static final String STEP = "step";
  private static final String EPOCH = "epoch";
  private static final String LOSS = "loss";
  private static final String KEPT = "kept";
  private static final String EXTRA = "extraText";

  /**
   * The loss after a step.
   *
   * @param step steps done
   * @param epoch from 1
   * @param loss smoothed over the last steps
   */
  public record Loss(int step, int epoch, double loss) {}

  /**
   * What the model was worth after an epoch.
   *
   * @param epoch from 1
   * @param figures on the development part
   * @param extra on that of the extra text, by which the epoch is chosen, too
   * @param kept whether it was the best, or the last, so far
   */
  public record Epoch(
      int epoch, EpochFigures figures, Optional<EpochFigures> extra, boolean kept) {}

  /** Copies the lists. */
  public LearningCurve {
    losses = List.copyOf(losses);
    epochs = List.copyOf(epochs);
  }

  /** As JSON; figures of heads that the model does not have are left out. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    JsonArray steps = new JsonArray();
    for (Loss loss : losses) {
      JsonObject one = new JsonObject();
      one.addProperty(STEP, loss.step());
      one.addProperty(EPOCH, loss.epoch());
      one.addProperty(LOSS, loss.loss());
      steps.add(one);
    }
    json.add(LOSSES, steps);
    JsonArray measured = new JsonArray();
    for (Epoch epoch : epochs) {
      JsonObject one = new JsonObject();
      one.addProperty(EPOCH, epoch.epoch());
      one.addProperty(KEPT, epoch.kept());
      byName(epoch.figures()).forEach((name, f1) -> one.add(name, number(f1)));
      if (epoch.extra().isPresent()) {
        JsonObject extra = new JsonObject();
        byName(epoch.extra().get()).forEach((name, f1) -> extra.add(name, number(f1)));
        one.add(EXTRA, extra);
      }
      measured.add(one);
    }
    json.add(EPOCHS, measured);
    return json;
  }

  /** Reads what {@link #toJson} has written. */
  public static LearningCurve of(JsonObject json) {
    List<Loss> losses = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray(LOSSES)) {
      JsonObject one = element.getAsJsonObject();
      losses.add(
          new Loss(
              one.get(STEP).getAsInt(), one.get(EPOCH).getAsInt(), one.get(LOSS).getAsDouble()));
    }
    List<Epoch> epochs = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray(EPOCHS)) {
      JsonObject one = element.getAsJsonObject();
      epochs.add(
          new Epoch(
              one.get(EPOCH).getAsInt(),
              figures(one),
              Optional.ofNullable(one.getAsJsonObject(EXTRA)).map(LearningCurve::figures),
              one.get(KEPT).getAsBoolean()));
    }
    return new LearningCurve(losses, epochs);
  }

  /** The figures of an epoch by their names in JSON, in the order in which they are shown. */
  static Map<String, Double> byName(EpochFigures figures) {
    Map<String, Double> byName = new LinkedHashMap<>();
    byName.put("sentenceF1", figures.classificationF1());
    byName.put("reactionF1Positive", figures.reactionF1Positive());
    byName.put("reactionF1All", figures.reactionF1All());
    byName.put("drugF1Positive", figures.drugF1Positive());
    byName.put("relationF1Positive", figures.relationF1Positive());
    byName.put("relationF1All", figures.relationF1All());
    return byName;
  }

  private static EpochFigures figures(JsonObject json) {
    return new EpochFigures(
        number(json.get("sentenceF1")),
        number(json.get("reactionF1Positive")),
        number(json.get("reactionF1All")),
        number(json.get("drugF1Positive")),
        number(json.get("relationF1Positive")),
        number(json.get("relationF1All")));
  }

  private static double number(JsonElement number) {
    return number == null || number.isJsonNull() ? Double.NaN : number.getAsDouble();
  }

  /** JSON has no NaN. */
  private static JsonElement number(double number) {
    return Double.isNaN(number) ? JsonNull.INSTANCE : new JsonPrimitive(number);
  }
}
