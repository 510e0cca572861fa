package org.uimaadr.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.FoldFigures;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.report.AtomicFile;

/**
 * The result of one fold, or of one seed, as a JSON file: there as a whole or not at all.
 *
 * @param file where it stands
 */
record FoldResult(Path file) {

  private static final String COUNTS = "counts";
  private static final String EVALUATION = "evaluation";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Whether the fold is done. */
  boolean exists() {
    return Files.exists(file);
  }

  /** Writes the result of a fold. */
  void write(FoldFigures figures, Evaluation evaluation) throws IOException {
    JsonObject json = new JsonObject();
    json.add(COUNTS, GSON.toJsonTree(figures.counts()));
    json.add(EVALUATION, evaluation.toJson());
    AtomicFile.write(file, GSON.toJson(json) + "\n");
  }

  /**
   * Reads what was counted.
   *
   * @throws IOException if the file is not one of these
   */
  FoldFigures read() throws IOException {
    Map<String, PrecisionRecall> counts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : part(COUNTS).entrySet()) {
      counts.put(entry.getKey(), GSON.fromJson(entry.getValue(), PrecisionRecall.class));
    }
    return new FoldFigures(counts);
  }

  /**
   * Reads what the test part was: how many sentences, how many of them positive, how many known.
   *
   * @throws IOException if the file is not one of these
   */
  String testPart() throws IOException {
    JsonObject evaluation = part(EVALUATION);
    JsonObject leak = evaluation.getAsJsonObject("leak");
    return String.format(
        Locale.ROOT,
        "%s: %,d sentences, %.1f %% positive; known: %.1f %% copies (of the positive %.1f %%), %.1f %% share an abstract",
        evaluation.get("part").getAsString(),
        evaluation.get("sentences").getAsInt(),
        100 * evaluation.get("prevalence").getAsDouble(),
        100 * leak.get("copies").getAsDouble(),
        100 * leak.get("positiveCopies").getAsDouble(),
        100 * leak.get("sharedAbstracts").getAsDouble());
  }

  private JsonObject part(String name) throws IOException {
    try {
      JsonObject json = GSON.fromJson(Files.readString(file), JsonObject.class);
      if (json != null && json.has(name)) {
        return json.getAsJsonObject(name);
      }
      throw new JsonParseException("no " + name);
    } catch (JsonParseException | ClassCastException e) {
      throw new IOException(file + ": not the result of a fold; remove it", e);
    }
  }
}
