package org.uimaadr.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.uimaadr.model.ModelBundle;

/**
 * What a training learns from other models (Hinton et al. 2015, "Distilling the Knowledge in a
 * Neural Network"): the mean of their probabilities for what it reads, beside the labels, and for
 * text that has none.
 *
 * @param teachers the models; none for a training from labels alone
 * @param share weight of their answers in the loss of the sentence head and of each tagger; that of
 *     the labels is the rest
 * @param text what is learnt from them alone
 */
public record Teaching(
    List<ModelBundle> teachers, double share, Optional<UnlabelledSentences> text) {

  /** Field of the account of a teaching: the accounts of the teachers. */
  private static final String MODELS = "models";

  /** Learns from labels alone. */
  public static final Teaching NONE = new Teaching(List.of(), 0, Optional.empty());

  /** Rejects values that cannot work. */
  public Teaching {
    teachers = List.copyOf(teachers);
    if (teachers.isEmpty()) {
      requireNone(text.isPresent());
    } else {
      requireShare(share);
    }
  }

  private static void requireShare(double share) {
    TrainingOptions.require(
        share > 0 && share <= 1, "share of the teachers", share, "a share above 0, at most 1");
  }

  private static void requireNone(boolean text) {
    if (text) {
      throw new IllegalArgumentException(
          "Text without labels teaches nothing by itself; give a model that answers for it as teacher");
    }
  }

  /** Reads text without labels, if some is given. */
  interface TextSource {

    /** The text. */
    UnlabelledSentences read() throws IOException;
  }

  /**
   * Opens the teachers.
   *
   * @param bundles their locations
   * @param text is read last, since it may be long
   */
  static Teaching of(List<String> bundles, double share, Optional<TextSource> text)
      throws IOException {
    requireShare(share);
    if (bundles.isEmpty()) {
      requireNone(text.isPresent());
      return NONE;
    }
    List<ModelBundle> teachers = new ArrayList<>();
    for (String bundle : bundles) {
      teachers.add(ModelBundle.open(bundle));
    }
    return new Teaching(
        teachers, share, text.isEmpty() ? Optional.empty() : Optional.of(text.get().read()));
  }

  /** Makes sure that all teachers read what a model reads. */
  void requireTokenizer(String tokenizerJson) {
    for (ModelBundle teacher : teachers) {
      if (!teacher.tokenizerJson().equals(tokenizerJson)) {
        throw new IllegalArgumentException(
            "The teacher %s has another tokenizer than the base model; give one with the same tokenizer, such as one that was trained from the same checkpoint"
                .formatted(teacher.metadata().nameAndVersion()));
      }
    }
  }

  /** Accounts of a bundle's teachers, if it had some. */
  static List<JsonObject> teachers(JsonObject training) {
    return training.has(TrainedBundle.TEACHING)
        ? BaseModel.Bundle.accounts(training.getAsJsonObject(TrainedBundle.TEACHING), MODELS)
        : List.of();
  }

  /** What decides what is learnt. */
  JsonObject settings() {
    JsonArray models = new JsonArray();
    teachers.forEach(teacher -> models.add(teacher.sha256()));
    return json(models);
  }

  /** As it stands in a bundle, with what the teachers had learnt from. */
  JsonObject toJson() {
    JsonArray models = new JsonArray();
    teachers.forEach(teacher -> models.add(BaseModel.Bundle.namedAccount(teacher)));
    return json(models);
  }

  private JsonObject json(JsonArray models) {
    JsonObject json = new JsonObject();
    json.addProperty("share", share);
    json.add(MODELS, models);
    text.ifPresent(sentences -> json.add("unlabelledText", sentences.toJson()));
    return json;
  }
}
