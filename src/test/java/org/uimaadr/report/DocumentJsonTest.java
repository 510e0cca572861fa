package org.uimaadr.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.StringArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Drug;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

class DocumentJsonTest {

  private JCas document;

  @BeforeEach
  void startWithAnEmptyCas() throws Exception {
    document = JCasFactory.createJCas();
  }

  @Test
  void holdsTheFieldsOfTheSchema() throws IOException {
    document.setDocumentText("A rash came with amoxicillin.");
    sentence(0, 29, 0.97, true);
    mention(new Drug(document, 17, 28), 0.5);
    mention(new Reaction(document, 2, 6), 0.9312345678);
    provenance();

    assertThat(json())
        .isEqualTo(
            JsonParser.parseString(
                """
                {"schema": 1, "id": "ward/7",
                 "model": {"name": "adr", "version": "1.2", "sha256": "abc"},
                 "operatingPoint": "balanced",
                 "sentences": [{"begin": 0, "end": 29, "probability": 0.97, "adr": true}],
                 "mentions": [
                   {"id": "m1", "type": "REACTION", "begin": 2, "end": 6, "text": "rash", "confidence": 0.931235},
                   {"id": "m2", "type": "DRUG", "begin": 17, "end": 28, "text": "amoxicillin", "confidence": 0.5}],
                 "relations": [], "events": [], "error": null}
                """));
  }

  @Test
  void aModelWithoutSentenceHeadGivesNoProbability() throws IOException {
    document.setDocumentText("A rash.");
    sentence(0, 7, Double.NaN, true);

    JsonObject sentence = json().getAsJsonArray("sentences").get(0).getAsJsonObject();

    assertThat(sentence.keySet()).containsExactly("begin", "end", "adr");
  }

  @Test
  void offsetsCountUtf16Units() throws IOException {
    document.setDocumentText("😀 rash");
    mention(new Reaction(document, 3, 7), 1);

    JsonObject mention = mentions().get(0).getAsJsonObject();

    assertThat(mention.get("begin").getAsInt()).isEqualTo(3);
    assertThat(mention.get("text").getAsString()).isEqualTo("rash");
  }

  @Test
  void aMentionsContextIsThereWhenItWasComputed() throws IOException {
    document.setDocumentText("No rash.");
    Reaction rash = mention(new Reaction(document, 3, 7), 1);
    rash.setPolarity(-1);
    rash.setUncertainty(1);
    rash.setSubject("patient");
    rash.setHistoryOf(1);
    rash.setConditional(true);
    rash.setIndication(true);
    rash.setSection("ALLERGIES");

    JsonObject mention = mentions().get(0).getAsJsonObject();

    assertThat(mention.get("polarity").getAsInt()).isEqualTo(-1);
    assertThat(mention.get("uncertainty").getAsInt()).isEqualTo(1);
    assertThat(mention.get("subject").getAsString()).isEqualTo("patient");
    assertThat(mention.get("historyOf").getAsInt()).isEqualTo(1);
    assertThat(mention.get("conditional").getAsBoolean()).isTrue();
    assertThat(mention.get("indication").getAsBoolean()).isTrue();
    assertThat(mention.get("section").getAsString()).isEqualTo("ALLERGIES");
  }

  @Test
  void relationsAndEventsPointToMentions() throws IOException {
    AnnotatedNote.of(document);

    assertThat(json().get("relations"))
        .isEqualTo(
            JsonParser.parseString(
                """
                [{"type": "DRUG_DOSE", "drug": "m2", "dose": "m1", "confidence": 0.7},
                 {"type": "DRUG_REACTION", "drug": "m2", "reaction": "m3", "confidence": 0.9}]
                """));
    assertThat(json().get("events"))
        .isEqualTo(
            JsonParser.parseString(
                """
                [{"drug": "iron", "reaction": "rash", "mentions": ["m2", "m3"],
                  "sentence": {"begin": 0, "end": 33}, "confidence": 0.9,
                  "historyOf": 1, "section": "ALLERGIES"},
                 {"drug": null, "reaction": "hive", "mentions": ["m4"], "confidence": 0.6}]
                """));
    assertThat(mentions().get(2).getAsJsonObject().get("codes"))
        .isEqualTo(
            JsonParser.parseString(
                "[{\"system\": \"my codes\", \"code\": \"C-1\", \"name\": \"Rash\"}]"));
  }

  @Test
  void anEmptyDocumentHasNoSentences() throws IOException {
    document.setDocumentText("");

    assertThat(DocumentJson.of(document, "ward/7"))
        .isEqualTo(
            "{\"schema\":1,\"id\":\"ward/7\",\"sentences\":[],\"mentions\":[],\"relations\":[],\"events\":[],\"error\":null}");
  }

  @Test
  void whatTheEngineRemarkedIsPassedOn() throws IOException {
    document.setDocumentText("A rash.");
    StringArray remarks = new StringArray(document, 1);
    remarks.set(0, "a lone surrogate was read as U+FFFD");
    AdrDocument provenance = provenance();
    provenance.setRemarks(remarks);
    provenance.setError("out of tune");

    assertThat(json().get("remarks")).hasToString("[\"a lone surrogate was read as U+FFFD\"]");
    assertThat(json().get("error").getAsString()).isEqualTo("out of tune");
  }

  @Test
  void aFailureHasAnErrorAndNoResults() throws IOException {
    assertThat(DocumentJson.ofFailure("ward/7", "not UTF-8"))
        .isEqualTo("{\"schema\":1,\"id\":\"ward/7\",\"error\":\"not UTF-8\"}");
  }

  private JsonObject json() throws IOException {
    return JsonParser.parseString(DocumentJson.of(document, "ward/7")).getAsJsonObject();
  }

  private JsonArray mentions() throws IOException {
    return json().getAsJsonArray("mentions");
  }

  private void sentence(int begin, int end, double probability, boolean adr) {
    AdrSentence sentence = new AdrSentence(document, begin, end);
    sentence.setProbability(probability);
    sentence.setAdr(adr);
    sentence.addToIndexes();
  }

  private static <M extends Mention> M mention(M mention, double confidence) {
    mention.setConfidence(confidence);
    mention.addToIndexes();
    return mention;
  }

  private AdrDocument provenance() {
    AdrDocument provenance = new AdrDocument(document, 0, document.getDocumentText().length());
    provenance.setModelName("adr");
    provenance.setModelVersion("1.2");
    provenance.setModelSha256("abc");
    provenance.setOperatingPoint("balanced");
    provenance.addToIndexes();
    return provenance;
  }
}
