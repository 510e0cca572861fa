package org.uimaadr.train;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a training has come.
 *
 * @param step steps taken
 * @param epochs the epochs that were finished and evaluated, from epoch 1
 */
record TrainingState(int step, List<Epoch> epochs) {

  private static final String STEP = "step";
  private static final String EPOCHS = "epochs";
  private static final String FIGURES = "figures";
  private static final String EXTRA = "extra";
  private static final String BEST = "best";

  /** A figure may be NaN, where a head is missing. */
  private static final Gson GSON = new GsonBuilder().serializeSpecialFloatingPointValues().create();

  /**
   * A finished epoch.
   *
   * @param figures on the development part
   * @param extra on that of the extra text, if there is some
   * @param best whether it was better than all before
   */
  record Epoch(EpochFigures figures, Optional<EpochFigures> extra, boolean best) {}

  /** Copies the list. */
  TrainingState {
    epochs = List.copyOf(epochs);
  }

  static TrainingState start() {
    return new TrainingState(0, List.of());
  }

  /** The state after so many steps in all. */
  TrainingState at(int steps) {
    return new TrainingState(steps, epochs);
  }

  TrainingState with(Epoch finished) {
    List<Epoch> more = new ArrayList<>(epochs);
    more.add(finished);
    return new TrainingState(step, more);
  }

  /** The best finished epoch, from 1. */
  OptionalInt bestEpoch() {
    for (int epoch = epochs.size(); epoch > 0; epoch--) {
      if (epochs.get(epoch - 1).best()) {
        return OptionalInt.of(epoch);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether all epochs are done, or enough without a better one. */
  boolean isFinished(TrainingOptions options) {
    int finished = epochs.size();
    return finished == options.epochs()
        || options.patience() > 0 && finished - bestEpoch().orElse(finished) >= options.patience();
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty(STEP, step);
    JsonArray array = new JsonArray();
    for (Epoch epoch : epochs) {
      JsonObject one = new JsonObject();
      one.add(FIGURES, GSON.toJsonTree(epoch.figures));
      epoch.extra.ifPresent(extra -> one.add(EXTRA, GSON.toJsonTree(extra)));
      one.addProperty(BEST, epoch.best);
      array.add(one);
    }
    json.add(EPOCHS, array);
    return json;
  }

  /** Reads what {@link #toJson} wrote. */
  static TrainingState of(JsonObject json) {
    List<Epoch> epochs = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray(EPOCHS)) {
      JsonObject one = element.getAsJsonObject();
      epochs.add(
          new Epoch(
              figures(one.get(FIGURES)),
              Optional.ofNullable(one.get(EXTRA)).map(TrainingState::figures),
              one.get(BEST).getAsBoolean()));
    }
    return new TrainingState(json.get(STEP).getAsInt(), epochs);
  }

  private static EpochFigures figures(JsonElement json) {
    return GSON.fromJson(json, EpochFigures.class);
  }
}
