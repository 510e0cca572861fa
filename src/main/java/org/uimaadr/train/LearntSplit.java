package org.uimaadr.train;

import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
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
    return name(split, fold) + (fromDevelopment ? ", with its development part" : "");
  }

  /** As bundles name it: the split, with the fold where there are several. */
  static String name(SplitName split, int fold) {
    return split.folds() == 1 ? split.toString() : split + " " + fold;
  }

  private static void collect(JsonObject training, Set<LearntSplit> learnt) {
    BaseModel.Bundle.split(training)
        .flatMap(name -> parse(name, keptLast(training)))
        .ifPresent(learnt::add);
    BaseModel.Bundle.madeOf(training).forEach(model -> collect(model, learnt));
  }

  /** Reads what {@link #name} writes. */
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
