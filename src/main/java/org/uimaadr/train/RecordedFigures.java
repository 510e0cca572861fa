package org.uimaadr.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import org.uimaadr.eval.GoldNote;
import org.uimaadr.eval.NoteEvaluation;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.ModelMetadata;

/** Puts measured figures into a bundle: its model.json, and the card that is made of it. */
public final class RecordedFigures {

  /** Figures of a corpus, and of whole documents, in the account of a training. */
  static final String METRICS = "metrics";

  static final String NOTES = "notes";

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

  /**
   * Adds figures of whole documents, or replaces those of the same part; of their groups only notes
   * and posts, since a bundle is no place for tables of writers.
   *
   * @param bundle folder of the bundle
   * @param figures of the documents
   */
  public static void add(Path bundle, NoteEvaluation figures) throws IOException {
    JsonObject json =
        new NoteEvaluation(
                figures.part(),
                figures.protocol(),
                figures.total(),
                figures.groups().stream().filter(g -> g.trait().equals(GoldNote.KIND)).toList())
            .toJson();
    write(bundle, with(ModelBundle.open(bundle).metadata(), NOTES, json));
  }

  /** The same model with these figures, in place of those of the same part. */
  static ModelMetadata with(ModelMetadata model, JsonObject figures) {
    return with(model, METRICS, figures);
  }

  private static ModelMetadata with(ModelMetadata model, String list, JsonObject figures) {
    JsonObject training = model.training();
    JsonArray kept = new JsonArray();
    if (training.has(list)) {
      training
          .getAsJsonArray(list)
          .forEach(
              known -> {
                if (!known.getAsJsonObject().get("part").equals(figures.get("part"))) {
                  kept.add(known);
                } else {
                  OperatingPointCost.carryOver(known.getAsJsonObject(), figures);
                }
              });
    }
    kept.add(figures);
    training.add(list, kept);
    return model.withTraining(training);
  }

  /** Writes what a bundle says of itself and the card that is made of it. */
  static void write(Path bundle, ModelMetadata model) throws IOException {
    ModelBundleWriter.describe(bundle, model, ModelCard.of(model));
  }
}
