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

  /** Learns from labels alone. */
  public static final Teaching NONE = new Teaching(List.of(), 0, Optional.empty());

  /** Rejects values that cannot work. */
  public Teaching {
    teachers = List.copyOf(teachers);
    TrainingOptions.require(
        share >= 0 && share <= 1, "share of the teachers", share, "a share from 0 to 1");
    if (teachers.isEmpty() && text.isPresent()) {
      throw new IllegalArgumentException(
          "Text without labels teaches nothing by itself; give a model that answers for it as teacher");
    }
  }

  /**
   * Opens the teachers.
   *
   * @param bundles their locations
   */
  static Teaching of(List<String> bundles, double share, Optional<UnlabelledSentences> text)
      throws IOException {
    List<ModelBundle> teachers = new ArrayList<>();
    for (String bundle : bundles) {
      teachers.add(ModelBundle.open(bundle));
    }
    return new Teaching(teachers, teachers.isEmpty() ? 0 : share, text);
  }

  /** Makes sure that all teachers read what a model reads. */
  void requireTokenizer(String tokenizerJson) {
    for (ModelBundle teacher : teachers) {
      if (!teacher.tokenizerJson().equals(tokenizerJson)) {
        throw new IllegalArgumentException(
            "The teacher %s has another tokenizer than the base model; give one that was trained from the same checkpoint"
                .formatted(name(teacher)));
      }
    }
  }

  static String name(ModelBundle bundle) {
    return bundle.metadata().name() + ", version " + bundle.metadata().version();
  }

  /** As it stands in a bundle, and decides what is learnt. */
  JsonObject toJson() {
    JsonObject json = new JsonObject();
    JsonArray models = new JsonArray();
    for (ModelBundle teacher : teachers) {
      JsonObject model = new JsonObject();
      model.addProperty("name", name(teacher));
      model.addProperty("sha256", teacher.sha256());
      models.add(model);
    }
    json.addProperty("share", share);
    json.add("models", models);
    text.ifPresent(sentences -> json.add("unlabelledText", sentences.toJson()));
    return json;
  }
}
