package org.uimaadr.report;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
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
 * The text is written as it goes, since a long document has a million sentences. Offsets are
 * UTF-16, end exclusive. What was not computed is absent: {@code polarity}, {@code uncertainty},
 * {@code subject}, {@code historyOf} of a mention where they are 0 or null, {@code probability} of
 * a sentence that a model without a sentence head read, {@code model} and {@code operatingPoint}
 * where no engine wrote an {@link AdrDocument}, {@code remarks} (an array of strings) where there
 * is nothing to remark.
 */
public final class DocumentJson {

  private static final int SCHEMA = 1;
  private static final double DECIMALS = 1e6;

  private final JsonWriter json;

  private DocumentJson(JsonWriter json) {
    this.json = json;
  }

  /** The results in {@code document}; mentions are numbered m1, m2, ... in text order. */
  public static String of(JCas document, String id) throws IOException {
    StringWriter text = new StringWriter();
    new DocumentJson(new JsonWriter(text)).write(document, id);
    return text.toString();
  }

  /** A document without results; {@code error} says why. */
  public static String ofFailure(String id, String error) throws IOException {
    StringWriter text = new StringWriter();
    new DocumentJson(new JsonWriter(text)).writeFailure(id, error);
    return text.toString();
  }

  /** All that an engine noted about itself: model, operating point, device, precision, software. */
  public static JsonObject engine(AdrDocument provenance) {
    JsonObject model = new JsonObject();
    model.addProperty("name", provenance.getModelName());
    model.addProperty("version", provenance.getModelVersion());
    model.addProperty("sha256", provenance.getModelSha256());
    JsonObject engine = new JsonObject();
    engine.add("model", model);
    engine.addProperty("operatingPoint", provenance.getOperatingPoint());
    engine.addProperty("device", provenance.getDevice());
    engine.addProperty("precision", provenance.getPrecision());
    engine.addProperty("softwareVersion", provenance.getSoftwareVersion());
    return engine;
  }

  private void write(JCas document, String id) throws IOException {
    AdrDocument provenance = document.select(AdrDocument.class).findFirst().orElse(null);
    begin(id);
    if (provenance != null) {
      writeModel(provenance);
    }
    writeSentences(document);
    writeMentions(document);
    if (provenance != null && provenance.getRemarks() != null) {
      writeRemarks(provenance.getRemarks());
    }
    json.name("error").value(provenance == null ? null : provenance.getError());
    json.endObject();
  }

  private void writeFailure(String id, String error) throws IOException {
    begin(id);
    json.name("error").value(error);
    json.endObject();
  }

  private void begin(String id) throws IOException {
    json.beginObject();
    json.name("schema").value(SCHEMA);
    json.name("id").value(id);
  }

  private void writeModel(AdrDocument provenance) throws IOException {
    json.name("model").beginObject();
    json.name("name").value(provenance.getModelName());
    json.name("version").value(provenance.getModelVersion());
    json.name("sha256").value(provenance.getModelSha256());
    json.endObject();
    json.name("operatingPoint").value(provenance.getOperatingPoint());
  }

  private void writeSentences(JCas document) throws IOException {
    json.name("sentences").beginArray();
    for (AdrSentence sentence : document.select(AdrSentence.class)) {
      json.beginObject();
      writeOffsets(sentence);
      // A model without a sentence head gives none.
      if (!Double.isNaN(sentence.getProbability())) {
        json.name("probability").value(rounded(sentence.getProbability()));
      }
      json.name("adr").value(sentence.getAdr());
      json.endObject();
    }
    json.endArray();
  }

  private void writeMentions(JCas document) throws IOException {
    int number = 0;
    json.name("mentions").beginArray();
    for (Mention mention : document.select(Mention.class)) {
      number++;
      json.beginObject();
      json.name("id").value("m" + number);
      json.name("type").value(mention.getType().getShortName().toUpperCase(Locale.ROOT));
      writeOffsets(mention);
      json.name("text").value(mention.getCoveredText());
      json.name("confidence").value(rounded(mention.getConfidence()));
      writeIfComputed("polarity", mention.getPolarity());
      writeIfComputed("uncertainty", mention.getUncertainty());
      if (mention.getSubject() != null) {
        json.name("subject").value(mention.getSubject());
      }
      writeIfComputed("historyOf", mention.getHistoryOf());
      json.endObject();
    }
    json.endArray();
  }

  private void writeOffsets(Annotation annotation) throws IOException {
    json.name("begin").value(annotation.getBegin());
    json.name("end").value(annotation.getEnd());
  }

  private void writeIfComputed(String name, int value) throws IOException {
    if (value != 0) {
      json.name(name).value(value);
    }
  }

  private void writeRemarks(StringArray remarks) throws IOException {
    json.name("remarks").beginArray();
    for (String remark : remarks) {
      json.value(remark);
    }
    json.endArray();
  }

  private static double rounded(double probability) {
    return Math.round(probability * DECIMALS) / DECIMALS;
  }
}
