package org.uimaadr.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.StringArray;
import org.apache.uima.jcas.tcas.Annotation;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Mention;

/**
 * A document as an object of JSON Lines schema version 1.
 *
 * <pre>{@code
 * {"schema": 1, "id": "ward/note7",
 *  "model": {"name": "adr", "version": "1.0", "sha256": "..."}, "operatingPoint": "balanced",
 *  "sentences": [{"begin": 0, "end": 31, "probability": 0.97, "adr": true}],
 *  "mentions": [{"id": "m1", "type": "REACTION", "begin": 2, "end": 6, "text": "rash", "confidence": 0.93}],
 *  "error": null}
 * }</pre>
 *
 * Offsets are UTF-16, end exclusive. What was not computed is absent: {@code polarity}, {@code
 * uncertainty}, {@code subject}, {@code historyOf} of a mention where they are 0 or null, {@code
 * model} and {@code operatingPoint} where no engine wrote an {@link AdrDocument}, {@code remarks}
 * (an array of strings) where there is nothing to remark.
 */
public final class DocumentJson {

  private static final int SCHEMA = 1;
  private static final double DECIMALS = 1e6;

  private DocumentJson() {}

  /** The results in {@code document}; mentions are numbered m1, m2, ... in text order. */
  public static JsonObject of(JCas document, String id) {
    JsonObject json = header(id);
    AdrDocument provenance = document.select(AdrDocument.class).findFirst().orElse(null);
    if (provenance != null) {
      json.add("model", model(provenance));
      json.addProperty("operatingPoint", provenance.getOperatingPoint());
    }
    json.add("sentences", sentences(document));
    json.add("mentions", mentions(document));
    if (provenance != null && provenance.getRemarks() != null) {
      json.add("remarks", strings(provenance.getRemarks()));
    }
    json.addProperty("error", provenance == null ? null : provenance.getError());
    return json;
  }

  /** A document without results; {@code error} says why. */
  public static JsonObject ofFailure(String id, String error) {
    JsonObject json = header(id);
    json.addProperty("error", error);
    return json;
  }

  /** All that an engine noted about itself: model, operating point, device, precision, software. */
  public static JsonObject engine(AdrDocument provenance) {
    JsonObject json = new JsonObject();
    json.add("model", model(provenance));
    json.addProperty("operatingPoint", provenance.getOperatingPoint());
    json.addProperty("device", provenance.getDevice());
    json.addProperty("precision", provenance.getPrecision());
    json.addProperty("softwareVersion", provenance.getSoftwareVersion());
    return json;
  }

  private static JsonObject model(AdrDocument provenance) {
    JsonObject json = new JsonObject();
    json.addProperty("name", provenance.getModelName());
    json.addProperty("version", provenance.getModelVersion());
    json.addProperty("sha256", provenance.getModelSha256());
    return json;
  }

  private static JsonObject header(String id) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    json.addProperty("id", id);
    return json;
  }

  private static JsonArray sentences(JCas document) {
    JsonArray array = new JsonArray();
    for (AdrSentence sentence : document.select(AdrSentence.class)) {
      JsonObject json = new JsonObject();
      addOffsets(json, sentence);
      json.addProperty("probability", rounded(sentence.getProbability()));
      json.addProperty("adr", sentence.getAdr());
      array.add(json);
    }
    return array;
  }

  private static JsonArray mentions(JCas document) {
    JsonArray array = new JsonArray();
    for (Mention mention : document.select(Mention.class)) {
      JsonObject json = new JsonObject();
      json.addProperty("id", "m" + (array.size() + 1));
      json.addProperty("type", mention.getType().getShortName().toUpperCase(Locale.ROOT));
      addOffsets(json, mention);
      json.addProperty("text", mention.getCoveredText());
      json.addProperty("confidence", rounded(mention.getConfidence()));
      addIfComputed(json, "polarity", mention.getPolarity());
      addIfComputed(json, "uncertainty", mention.getUncertainty());
      if (mention.getSubject() != null) {
        json.addProperty("subject", mention.getSubject());
      }
      addIfComputed(json, "historyOf", mention.getHistoryOf());
      array.add(json);
    }
    return array;
  }

  private static void addOffsets(JsonObject json, Annotation annotation) {
    json.addProperty("begin", annotation.getBegin());
    json.addProperty("end", annotation.getEnd());
  }

  private static void addIfComputed(JsonObject json, String name, int value) {
    if (value != 0) {
      json.addProperty(name, value);
    }
  }

  private static JsonArray strings(StringArray values) {
    JsonArray array = new JsonArray();
    values.forEach(array::add);
    return array;
  }

  private static double rounded(double probability) {
    return Math.round(probability * DECIMALS) / DECIMALS;
  }
}
