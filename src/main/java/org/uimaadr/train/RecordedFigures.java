package org.uimaadr.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.ModelMetadata;

/** Puts measured figures into a bundle: its model.json, and the card that is made of it. */
public final class RecordedFigures {

  private RecordedFigures() {}

  /**
   * Adds figures, or replaces those of the same part.
   *
   * @param bundle folder of the bundle
   * @param figures as an {@code Evaluation} writes them
   */
  public static void add(Path bundle, JsonObject figures) throws IOException {
    write(bundle, with(ModelBundle.open(bundle).metadata(), figures));
  }

  /** The same model with these figures, in place of those of the same part. */
  static ModelMetadata with(ModelMetadata model, JsonObject figures) {
    JsonObject training = model.training();
    JsonArray metrics = new JsonArray();
    training
        .getAsJsonArray("metrics")
        .forEach(
            known -> {
              if (!known.getAsJsonObject().get("part").equals(figures.get("part"))) {
                metrics.add(known);
              }
            });
    metrics.add(figures);
    training.add("metrics", metrics);
    return model.withTraining(training);
  }

  /** Writes what a bundle says of itself and the card that is made of it. */
  static void write(Path bundle, ModelMetadata model) throws IOException {
    ModelBundleWriter.describe(bundle, model, ModelCard.of(model));
  }
}
