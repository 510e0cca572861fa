package org.uimaadr.train;

import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.uimaadr.corpus.SplitName;
import org.uimaadr.model.ModelMetadata;

/**
 * How a corpus was divided that a model has learnt from.
 *
 * @param split which split
 * @param fold which of its folds was tested on
 * @param fromDevelopment whether it has learnt from the development part, too
 */
public record LearntSplit(SplitName split, int fold, boolean fromDevelopment) {

  /** Component of {@link TrainingOptions}. */
  private static final String KEEP_LAST = "keepLast";

  /**
   * What a model has learnt from, and what those have that it was made of: the model it was trained
   * further from, those in its mean, its teachers. Splits that the bundle does not tell by name are
   * left out.
   */
  public static Set<LearntSplit> of(ModelMetadata model) {
    Set<LearntSplit> learnt = new LinkedHashSet<>();
    collect(model.training(), learnt);
    return learnt;
  }

  /** As messages name it. */
  public String inWords() {
    return split
        + (split.folds() == 1 ? "" : " " + fold)
        + (fromDevelopment ? ", with its development part" : "");
  }

  private static void collect(JsonObject training, Set<LearntSplit> learnt) {
    new BaseModel.Bundle("", 0, training)
        .split()
        .flatMap(name -> parse(name, keptLast(training)))
        .ifPresent(learnt::add);
    Stream.of(
            Optional.ofNullable(training.getAsJsonObject(TrainedBundle.BASE_TRAINING)).stream(),
            ModelAverage.averagedWith(training).stream(),
            Teaching.teachers(training).stream())
        .flatMap(models -> models)
        .forEach(model -> collect(model, learnt));
  }

  /** {@code pmid}, or {@code pmid-10fold 3}. */
  private static Optional<LearntSplit> parse(String name, boolean fromDevelopment) {
    String[] words = name.split(" ", 2);
    try {
      return Optional.of(
          new LearntSplit(
              SplitName.of(words[0]),
              words.length == 1 ? 0 : Integer.parseInt(words[1]),
              fromDevelopment));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean keptLast(JsonObject training) {
    return training.has("options")
        && training.getAsJsonObject("options").has(KEEP_LAST)
        && training.getAsJsonObject("options").get(KEEP_LAST).getAsBoolean();
  }
}
