package org.uimaadr.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.uimaadr.model.hub.CheckpointSource;
import org.uimaadr.report.AtomicFile;
import org.uimaadr.train.BaseModel;

/**
 * A folder for the results of several trainings that differ in one thing only, such as the fold or
 * the seed. What they have in common stands in a file, so that others are not mixed with them.
 *
 * @param path of the folder
 */
record RunFolder(Path path) {

  private static final String SETTINGS = "settings.json";

  /**
   * Takes the folder for trainings of these settings, or goes on in it.
   *
   * @throws IOException if it holds trainings of other settings, or something else
   */
  void claim(JsonObject settings) throws IOException {
    String text = new GsonBuilder().setPrettyPrinting().create().toJson(settings) + "\n";
    Path file = path.resolve(SETTINGS);
    if (!Files.exists(file)) {
      requireEmpty();
      AtomicFile.write(file, text);
    } else if (!Files.readString(file).equals(text)) {
      throw new IOException(
          path
              + " holds trainings of other options, see "
              + file
              + "; repeat their options or give another folder");
    }
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
   * What trainings have in common that differ in fold or seed.
   *
   * @param training is pinned
   */
  static JsonObject settings(TrainingRun training, SplitOptions split) {
    JsonObject json = new JsonObject();
    json.addProperty("split", split.split);
    String base = training.baseModel();
    json.addProperty("base", BaseModel.isBundle(base) ? base : CheckpointSource.nameOf(base));
    List<Object> parameters = training.parameters().forTrainer();
    for (int i = 0; i < parameters.size(); i += 2) {
      json.addProperty(parameters.get(i).toString(), text(parameters.get(i + 1)));
    }
    json.addProperty("precision", training.compute().precision);
    return json;
  }

  private static String text(Object value) {
    return value instanceof Object[] several ? Arrays.toString(several) : value.toString();
  }
}
