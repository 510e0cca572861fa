package org.uimaadr.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.SpertFolds;
import org.uimaadr.corpus.SplitName;
import org.uimaadr.corpus.UnlabelledText;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.hub.CheckpointSource;
import org.uimaadr.report.AtomicFile;
import org.uimaadr.train.BaseModel;
import org.uimaadr.train.ExtraText;
import org.uimaadr.train.TrainingSettings;

/**
 * A folder for the results of several trainings that differ in one thing only, such as the fold or
 * the seed. What they have in common stands in a file, so that others are not mixed with them.
 *
 * @param path of the folder
 */
record RunFolder(Path path) {

  private static final String SETTINGS = "settings.json";
  private static final String CONTENTS = "contents";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /**
   * Takes the folder for trainings of these settings, or goes on in it.
   *
   * @throws IOException if it holds trainings of other settings, or something else
   */
  void claim(JsonObject settings) throws IOException {
    Path file = path.resolve(SETTINGS);
    if (!Files.exists(file)) {
      requireEmpty();
      write(settings);
      return;
    }
    JsonObject begun = settings();
    boolean untold = !begun.has(CONTENTS);
    if (untold) {
      begun.add(CONTENTS, settings.get(CONTENTS));
    }
    List<String> differences = flat(settings).differencesFrom(flat(begun));
    if (!differences.isEmpty()) {
      throw new IOException(
          "%s holds trainings of other options or other data, see %s: %s; repeat them as they were begun, or give another folder"
              .formatted(path, file, String.join("; ", differences)));
    }
    if (untold) {
      System.err.printf(
          "adr: %s was begun by a version that did not note what it read; what is read now is taken for the same%n",
          path);
      write(begun);
    }
  }

  private void write(JsonObject settings) throws IOException {
    AtomicFile.write(path.resolve(SETTINGS), GSON.toJson(settings) + "\n");
  }

  /**
   * What the trainings of the folder have in common.
   *
   * @throws IOException if it cannot be read
   */
  JsonObject settings() throws IOException {
    Path file = path.resolve(SETTINGS);
    JsonObject settings;
    try {
      settings = GSON.fromJson(Files.readString(file), JsonObject.class);
    } catch (JsonParseException e) {
      throw new IOException(file + " cannot be read; give another folder", e);
    }
    if (settings == null) {
      throw new IOException(file + " is empty; give another folder");
    }
    return settings;
  }

  private static TrainingSettings flat(JsonObject settings) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : settings.entrySet()) {
      if (entry.getValue().isJsonObject()) {
        values.putAll(flat(entry.getValue().getAsJsonObject()).values());
      } else {
        values.put(
            entry.getKey(),
            entry.getValue().isJsonPrimitive()
                ? entry.getValue().getAsString()
                : entry.getValue().toString());
      }
    }
    return new TrainingSettings(values);
  }

  private void requireEmpty() throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> files = Files.list(path)) {
        if (files.findAny().isPresent()) {
          throw new IOException(
              path + " holds something else than trainings like this one; give another folder");
        }
      }
    }
  }

  /** Deletes a folder with all that is in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * What trainings have in common that differ in fold or seed: options, and what they read, by
   * SHA-256, since a folder of the same name may hold something else by now.
   *
   * @param training is pinned
   */
  static JsonObject settings(TrainingRun training, SplitOptions split) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("split", split.split);
    String base = training.baseModel();
    json.addProperty("base", BaseModel.isBundle(base) ? base : CheckpointSource.nameOf(base));
    List<Object> parameters = training.parameters().forTrainer();
    for (int i = 0; i < parameters.size(); i += 2) {
      json.addProperty(parameters.get(i).toString(), text(parameters.get(i + 1)));
    }
    json.addProperty("precision", training.compute().precision);
    JsonObject contents = new JsonObject();
    contents(training, split).forEach(contents::addProperty);
    json.add(CONTENTS, contents);
    return json;
  }

  private static Map<String, String> contents(TrainingRun training, SplitOptions split)
      throws IOException {
    TrainingParameters parameters = training.parameters();
    Corpus corpus = Corpus.read(training.corpus(), training.skipMalformed());
    Map<String, String> contents =
        new LinkedHashMap<>(
            TrainingSettings.ofContents(
                    BaseModel.open(training.baseModel(), new DownloadBar()),
                    split.sentences(corpus, training.corpus()),
                    ExtraText.readAll(parameters.extra))
                .values());
    if (split.name() == SplitName.SPERT_10FOLD) {
      contents.put("SpERT's folds", SpertFolds.read(split.spertFolds).fingerprint());
    }
    for (String teacher : parameters.teachers) {
      contents.put("teacher " + teacher, "SHA-256 " + ModelBundle.open(teacher).sha256());
    }
    if (parameters.unlabelled != null) {
      contents.put(
          "text without labels",
          UnlabelledText.read(Path.of(parameters.unlabelled), parameters.unlabelledLines)
              .fingerprint());
    }
    return contents;
  }

  private static String text(Object value) {
    return value instanceof Object[] several ? Arrays.toString(several) : value.toString();
  }
}
