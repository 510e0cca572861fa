package org.uimaadr.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.FoldFigures;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.report.AtomicFile;

/**
 * The result of one fold as a JSON file: there as a whole or not at all.
 *
 * @param file where it stands
 */
record FoldResult(Path file) {

  private static final String COUNTS = "counts";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Whether the fold is done. */
  boolean exists() {
    return Files.exists(file);
  }

  /** Writes the result of a fold. */
  void write(FoldFigures figures, Evaluation evaluation) throws IOException {
    JsonObject json = new JsonObject();
    json.add(COUNTS, GSON.toJsonTree(figures.counts()));
    json.add("evaluation", evaluation.toJson());
    AtomicFile.write(file, GSON.toJson(json) + "\n");
  }

  /**
   * Reads what was counted.
   *
   * @throws IOException if the file is not one of these
   */
  FoldFigures read() throws IOException {
    try {
      JsonObject json = GSON.fromJson(Files.readString(file), JsonObject.class);
      if (json == null || !json.has(COUNTS)) {
        throw new JsonParseException("no " + COUNTS);
      }
      Map<String, PrecisionRecall> counts = new LinkedHashMap<>();
      json.getAsJsonObject(COUNTS)
          .entrySet()
          .forEach(
              entry ->
                  counts.put(
                      entry.getKey(), GSON.fromJson(entry.getValue(), PrecisionRecall.class)));
      return new FoldFigures(counts);
    } catch (JsonParseException | ClassCastException e) {
      throw new IOException(file + ": not the result of a fold; remove it", e);
    }
  }
}
