package org.uimaadr.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.FoldFigures;
import org.uimaadr.report.AtomicFile;

/**
 * The result of one fold, or of one seed, as a JSON file: there as a whole or not at all.
 *
 * @param file where it stands
 */
record FoldResult(Path file) {

  private static final String EVALUATION = "evaluation";
  private static final String NOT_A_RESULT = ": not the result of a fold; remove it";

  /** Of the evaluation: on what the fold was measured, and how. */
  private static final List<String> FACTS =
      List.of("part", "split", "protocol", "gated", "sentences", "positives", "prevalence", "leak");

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Whether the fold is done. */
  boolean exists() {
    return Files.exists(file);
  }

  /** Writes the result of a fold. */
  void write(FoldFigures figures, Evaluation evaluation) throws IOException {
    JsonObject json = figures.toJson();
    json.add(EVALUATION, evaluation.toJson());
    AtomicFile.write(file, GSON.toJson(json) + "\n");
  }

  /**
   * Reads the figures; results of before there were numbers have none.
   *
   * @throws IOException if the file is not one of these
   */
  FoldFigures read() throws IOException {
    return FoldFigures.of(content());
  }

  /**
   * What the fold was measured on and how, and its figures.
   *
   * @throws IOException if the file is not one of these
   */
  JsonObject summary() throws IOException {
    JsonObject summary = new JsonObject();
    JsonObject content = content();
    JsonObject evaluation = content.getAsJsonObject(EVALUATION);
    for (String fact : FACTS) {
      if (evaluation.has(fact)) {
        summary.add(fact, evaluation.get(fact));
      }
    }
    FoldFigures.of(content).toJson().asMap().forEach(summary::add);
    return summary;
  }

  /**
   * Reads what the test part was: how many sentences, how many of them positive, how many known.
   *
   * @throws IOException if the file is not one of these
   */
  String testPart() throws IOException {
    JsonObject evaluation = content().getAsJsonObject(EVALUATION);
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

  private JsonObject content() throws IOException {
    JsonObject json;
    try {
      json = GSON.fromJson(Files.readString(file), JsonObject.class);
    } catch (JsonParseException e) {
      throw new IOException(file + NOT_A_RESULT, e);
    }
    if (json == null || !holds(json, FoldFigures.COUNTS) || !holds(json, EVALUATION)) {
      throw new IOException(file + NOT_A_RESULT);
    }
    return json;
  }

  private static boolean holds(JsonObject json, String part) {
    return json.has(part) && json.get(part).isJsonObject();
  }
}
