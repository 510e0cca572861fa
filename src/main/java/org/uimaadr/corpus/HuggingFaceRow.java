package org.uimaadr.corpus;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;

/**
 * A row of any of the three configurations of {@code ade_corpus_v2}, as {@code Dataset.to_json}
 * writes it; what its configuration lacks is null.
 *
 * @param text the sentence
 * @param label 1 if the sentence states an adverse drug reaction, 0 if not
 * @param drug words of the drug
 * @param effect words of the reaction
 * @param dosage words of the dose
 * @param indexes for {@code drug}, {@code effect} and {@code dosage} all places where a search
 *     found the words
 */
record HuggingFaceRow(
    String text,
    Integer label,
    String drug,
    String effect,
    String dosage,
    Map<String, Offsets> indexes) {

  private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  /**
   * Parses a line.
   *
   * @throws IllegalArgumentException says what is wrong with the line
   */
  static HuggingFaceRow parse(CorpusLine line) {
    HuggingFaceRow row;
    try {
      row = GSON.fromJson(line.text(), HuggingFaceRow.class);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("not a row in JSON: " + e.getMessage(), e);
    }
    if (row == null || row.text == null || row.text.isBlank()) {
      throw new IllegalArgumentException("the row has no text");
    }
    boolean relation = isWords(row.drug) && (isWords(row.effect) || isWords(row.dosage));
    boolean classification = row.label != null && (row.label == 0 || row.label == 1);
    if (relation == classification) {
      throw new IllegalArgumentException(
          "expected text and label (0 or 1), or text, drug and either effect or dosage");
    }
    return row;
  }

  boolean isClassification() {
    return label != null;
  }

  /** The places given for a field, none if there are none. */
  Offsets offsets(String field) {
    Offsets offsets = indexes == null ? null : indexes.get(field);
    return offsets == null || offsets.begins == null || offsets.ends == null
        ? new Offsets(List.of(), List.of())
        : offsets;
  }

  private static boolean isWords(String field) {
    return field != null && !field.isBlank();
  }

  /**
   * Places in the text, in Unicode code points, end exclusive.
   *
   * @param begins where each place begins
   * @param ends where each place ends
   */
  record Offsets(
      @SerializedName("start_char") List<Integer> begins,
      @SerializedName("end_char") List<Integer> ends) {}
}
