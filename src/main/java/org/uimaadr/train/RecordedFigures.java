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
    ModelMetadata before = ModelBundle.open(bundle).metadata();
    JsonObject training = before.training();
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
    ModelMetadata after = before.withTraining(training);
    ModelBundleWriter.describe(bundle, after, ModelCard.of(after));
  }
}
