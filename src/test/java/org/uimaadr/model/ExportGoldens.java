package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.uimaadr.torch.NetworkOutput;

/**
 * What transformers answered with the exported tiny model (src/test/python/export_goldens.py).
 *
 * @param texts what it was asked
 * @param sha256 of every file that it read
 */
record ExportGoldens(
    List<String> texts,
    Map<String, String> sha256,
    Classifier classifier,
    @SerializedName("tagger-reaction") Tagger reaction,
    @SerializedName("tagger-drug") Tagger drug) {

  private static final float TOLERANCE = 2e-5f;

  /**
   * A sentence head's answers.
   *
   * @param ids [texts][pieces] with special tokens
   * @param logits [texts][labels]
   */
  record Classifier(
      String architecture, List<String> labels, List<int[]> ids, List<float[]> logits) {}

  /**
   * A tagger's answers.
   *
   * @param logits [texts][pieces][labels]
   */
  record Tagger(String architecture, List<String> labels, List<float[][]> logits) {}

  static ExportGoldens read() {
    try {
      return new Gson()
          .fromJson(
              Files.readString(Path.of("src/test/resources/org/uimaadr/model/export.json")),
              ExportGoldens.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ids of the texts, special tokens included. */
  List<int[]> windows() {
    return classifier.ids();
  }

  /** Checks answers to {@link #windows}, those of the taggers in the order REACTION, DRUG. */
  void check(NetworkOutput output) {
    List<Tagger> taggers = List.of(reaction, drug);
    for (int row = 0; row < texts.size(); row++) {
      assertThat(output.sentence(row, 0))
          .as(texts.get(row))
          .containsExactly(classifier.logits().get(row), within(TOLERANCE));
      for (int place = 0; place < windows().get(row).length; place++) {
        for (int tagger = 0; tagger < taggers.size(); tagger++) {
          float[] expected = taggers.get(tagger).logits().get(row)[place];
          for (int label = 0; label < expected.length; label++) {
            assertThat(output.tag(row, place, tagger, label))
                .as("%s, piece %d, tagger %d, label %d", texts.get(row), place, tagger, label)
                .isCloseTo(expected[label], within(TOLERANCE));
          }
        }
      }
    }
  }
}
