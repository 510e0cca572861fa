package org.uimaadr.report;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.FSArray;
import org.apache.uima.jcas.cas.StringArray;
import org.apache.uima.jcas.tcas.Annotation;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Code;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/**
 * A document as an object of JSON Lines schema version 1.
 *
 * <pre>{@code
 * {"schema": 1, "id": "ward/note7",
 *  "model": {"name": "adr", "version": "1.0", "sha256": "..."}, "operatingPoint": "balanced",
 *  "sentences": [{"begin": 0, "end": 31, "probability": 0.97, "adr": true}],
 *  "mentions": [{"id": "m1", "type": "REACTION", "begin": 2, "end": 6, "text": "rash", "confidence": 0.93,
 *    "polarity": 1, "subject": "patient", "codes": [{"system": "mine", "code": "C-1", "name": "Rash"}]},
 *   {"id": "m2", "type": "DRUG", "begin": 17, "end": 28, "text": "amoxicillin", "confidence": 0.98}],
 *  "relations": [{"type": "DRUG_REACTION", "drug": "m2", "reaction": "m1", "confidence": 0.9}],
 *  "events": [{"drug": "amoxicillin", "reaction": "rash", "mentions": ["m1", "m2"],
 *    "sentence": {"begin": 0, "end": 31}, "confidence": 0.9}],
 *  "error": null}
 * }</pre>
 *
 * The text is written as it goes, since a long document has a million sentences. Offsets are
 * UTF-16, end exclusive. A {@code DRUG_DOSE} has a {@code dose} instead of a {@code reaction}. The
 * {@code drug} of an event is null where the document names none. The arrays {@code sentences},
 * {@code mentions}, {@code relations} and {@code events} are always there, empty where nothing was
 * found or nothing looked for it.
 *
 * <p>Absent is what was not computed or says nothing: {@code polarity}, {@code uncertainty}, {@code
 * conditional}, {@code subject}, {@code historyOf}, {@code indication}, {@code section} and {@code
 * codes} of a mention, and those of an event, where they are 0, false or null; {@code probability}
 * of a sentence that a model without a sentence head read; {@code sentence} of an event whose
 * reaction points to none; {@code model} and {@code operatingPoint} where no engine wrote an {@link
 * AdrDocument}; {@code remarks} (an array of strings) where there is nothing to remark.
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
    MentionIds ids = new MentionIds(document);
    writeMentions(ids);
    writeRelations(RelationResult.of(document, ids), ids);
    writeEvents(document, ids);
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

  private void writeMentions(MentionIds ids) throws IOException {
    json.name("mentions").beginArray();
    for (Mention mention : ids.mentions()) {
      json.beginObject();
      json.name("id").value(ids.id(mention));
      json.name("type").value(mention.getType().getShortName().toUpperCase(Locale.ROOT));
      writeOffsets(mention);
      json.name("text").value(mention.getCoveredText());
      json.name("confidence").value(rounded(mention.getConfidence()));
      writeIfComputed("polarity", mention.getPolarity());
      writeIfComputed("uncertainty", mention.getUncertainty());
      if (mention.getConditional()) {
        json.name("conditional").value(true);
      }
      writeIfComputed("subject", mention.getSubject());
      writeIfComputed("historyOf", mention.getHistoryOf());
      if (mention instanceof Reaction reaction && reaction.getIndication()) {
        json.name("indication").value(true);
      }
      writeIfComputed("section", mention.getSection());
      if (mention.getCodes() != null) {
        writeCodes(mention.getCodes());
      }
      json.endObject();
    }
    json.endArray();
  }

  private void writeCodes(FSArray<Code> codes) throws IOException {
    json.name("codes").beginArray();
    for (Code code : codes) {
      json.beginObject();
      json.name("system").value(code.getSystem());
      json.name("code").value(code.getCode());
      json.name("name").value(code.getName());
      json.endObject();
    }
    json.endArray();
  }

  private void writeRelations(List<RelationResult> relations, MentionIds ids) throws IOException {
    json.name("relations").beginArray();
    for (RelationResult relation : relations) {
      json.beginObject();
      json.name("type").value(relation.type());
      json.name("drug").value(ids.id(relation.drug()));
      json.name(relation.role()).value(ids.id(relation.target()));
      json.name("confidence").value(rounded(relation.confidence()));
      json.endObject();
    }
    json.endArray();
  }

  private void writeEvents(JCas document, MentionIds ids) throws IOException {
    json.name("events").beginArray();
    for (AdrEvent event : document.select(AdrEvent.class)) {
      json.beginObject();
      json.name("drug").value(event.getDrugText());
      json.name("reaction").value(event.getReactionText());
      json.name("mentions").beginArray();
      for (Mention mention : event.getMentions()) {
        json.value(ids.id(mention));
      }
      json.endArray();
      if (event.getEvidence() != null) {
        json.name("sentence").beginObject();
        writeOffsets(event.getEvidence());
        json.endObject();
      }
      json.name("confidence").value(rounded(event.getConfidence()));
      writeIfComputed("subject", event.getSubject());
      writeIfComputed("historyOf", event.getHistoryOf());
      writeIfComputed("section", event.getSection());
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

  private void writeIfComputed(String name, String value) throws IOException {
    if (value != null) {
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
