package org.uimaadr.ae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.text.MentionAnnotations;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Drug;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/** The engines with the bundled model. */
class AdrAnnotatorTest {

  private static AnalysisEngine annotator;

  @TempDir private Path folder;

  @BeforeAll
  static void open() throws Exception {
    annotator = AnalysisEngineFactory.createEngine(AdrAnnotator.class);
  }

  @AfterAll
  static void close() {
    annotator.destroy();
  }

  @Test
  void aSentenceWithAReaction() throws Exception {
    JCas jcas = annotated("The patient developed a rash after taking penicillin.");
    assertThat(lines(jcas, AdrSentence.class))
        .containsExactly(
            "[0, 53]AdrSentence(The patient developed a rash after taking penicillin.)");
    assertThat(jcas.select(AdrSentence.class).single().getAdr()).isTrue();
    assertThat(lines(jcas, Mention.class))
        .containsExactly("[24, 28]Reaction(rash)", "[42, 52]Drug(penicillin)");
  }

  @Test
  void aSentenceWithoutReaction() throws Exception {
    JCas jcas = annotated("The patient was given penicillin with no adverse effects.");
    assertThat(jcas.select(AdrSentence.class).single().getAdr()).isFalse();
    assertThat(lines(jcas, Reaction.class)).isEmpty();
  }

  @Test
  void mentionsKnowTheirSentenceTheirConfidenceAndWhoWroteThem() throws Exception {
    JCas jcas = annotated("He felt well. The patient developed a rash after taking penicillin.");
    Reaction rash = jcas.select(Reaction.class).single();
    assertThat(rash.getSentence().getBegin()).isEqualTo(14);
    assertThat(rash.getConfidence()).isBetween(0.5, 1.0);
    assertThat(rash.getComponentId()).startsWith("AdrAnnotator/");
  }

  @Test
  void offsetsHoldBehindEmojiAndCombiningMarks() throws Exception {
    String before = "Cafe\u0301 \ud83d\ude00\ud83d\udc4d\ud83c\udffd. ";
    JCas jcas = annotated(before + "The patient developed a rash after taking penicillin.");
    int at = before.length();
    assertThat(lines(jcas, Mention.class))
        .contains(
            "[" + (at + 24) + ", " + (at + 28) + "]Reaction(rash)",
            "[" + (at + 42) + ", " + (at + 52) + "]Drug(penicillin)");
  }

  @Test
  void aLoneSurrogateLosesNothing() throws Exception {
    JCas jcas = annotated("The patient \ud83d developed a rash after taking penicillin.");
    assertThat(lines(jcas, Reaction.class)).containsExactly("[26, 30]Reaction(rash)");
  }

  @Test
  void aSentenceOfTenThousandWordsIsReadToItsEnd() throws Exception {
    String text =
        "and then he walked ".repeat(2500)
            + "until the patient developed a rash after taking penicillin.";
    JCas jcas = annotated(text);
    assertThat(jcas.select(AdrDocument.class).single().getWindows()).isGreaterThan(40);
    assertThat(lines(jcas, Drug.class))
        .containsExactly(
            "[%d, %d]Drug(penicillin)".formatted(text.length() - 11, text.length() - 1));
  }

  @Test
  void emptyAndMissingTextsAreDocumentsToo() throws Exception {
    for (JCas jcas : List.of(annotated(""), annotated(null), annotated(" \n\t "))) {
      assertThat(jcas.select(AdrDocument.class).single().getError()).isNull();
      assertThat(lines(jcas, AdrSentence.class)).isEmpty();
    }
  }

  @Test
  void theDocumentSaysWhichModelReadItAndHow() throws Exception {
    AdrDocument document =
        annotated("The patient developed a rash. He was well.").select(AdrDocument.class).single();
    assertThat(document.getModelName()).isNotBlank();
    assertThat(document.getModelSha256()).hasSize(64);
    assertThat(document.getOperatingPoint()).isEqualTo("balanced");
    assertThat(document.getDevice()).isIn("cpu", "gpu");
    assertThat(document.getPrecision()).isIn("fp32", "bf16");
    assertThat(document.getSoftwareVersion()).startsWith("0.");
    assertThat(document.getSentences()).isEqualTo(2);
    // Both sentences are read together.
    assertThat(document.getWindows()).isEqualTo(1);
  }

  @Test
  void classifierAndRecognizerTogetherSayWhatTheAnnotatorSays() throws Exception {
    String text = "The patient developed a rash after taking penicillin. She recovered.";
    JCas together = annotated(text);
    JCas apart = document(text);
    run(AdrSentenceClassifier.class, apart);
    run(AdrEntityRecognizer.class, apart);
    assertThat(lines(apart, AdrSentence.class)).isEqualTo(lines(together, AdrSentence.class));
    assertThat(lines(apart, Mention.class)).isEqualTo(lines(together, Mention.class));
    assertThat(apart.select(Reaction.class).single().getSentence().getBegin()).isZero();
    assertThat(lines(apart, AdrDocument.class)).hasSize(1);
  }

  @Test
  void theRecognizersGateFollowsAnEarlierClassifier() throws Exception {
    String rash = "The patient developed a rash after taking penicillin.";
    JCas never = document(rash);
    run(AdrSentenceClassifier.class, never, AdrEngine.PARAM_OPERATING_POINT, "1.0");
    run(AdrEntityRecognizer.class, never, AdrEngine.PARAM_OPERATING_POINT, "0.5");
    assertThat(lines(never, Mention.class)).containsExactly("[42, 52]Drug(penicillin)");

    JCas always = document(rash);
    run(AdrSentenceClassifier.class, always, AdrEngine.PARAM_OPERATING_POINT, "0.0");
    run(AdrEntityRecognizer.class, always, AdrEngine.PARAM_OPERATING_POINT, "1.0");
    assertThat(lines(always, Reaction.class)).containsExactly("[24, 28]Reaction(rash)");
  }

  @Test
  void theRecognizerAloneFollowsItsOwnDecision() throws Exception {
    JCas jcas = document("The patient developed a rash after taking penicillin.");
    run(AdrEntityRecognizer.class, jcas, AdrEngine.PARAM_OPERATING_POINT, "1.0");
    assertThat(lines(jcas, Mention.class)).containsExactly("[42, 52]Drug(penicillin)");
  }

  @Test
  void aNumberAsOperatingPointIsTheSentenceThreshold() throws Exception {
    JCas jcas = document("The patient developed a rash after taking penicillin.");
    run(AdrAnnotator.class, jcas, AdrEngine.PARAM_OPERATING_POINT, "1.0");
    assertThat(jcas.select(AdrSentence.class).single().getAdr()).isFalse();
    assertThat(lines(jcas, Reaction.class)).isEmpty();
    assertThat(lines(jcas, Drug.class)).containsExactly("[42, 52]Drug(penicillin)");
  }

  @Test
  void withoutTheGateReactionsStayInEverySentence() throws Exception {
    JCas jcas = document("The patient developed a rash after taking penicillin.");
    run(
        AdrAnnotator.class,
        jcas,
        AdrEngine.PARAM_OPERATING_POINT,
        "1.0",
        AdrEngine.PARAM_GATE,
        false);
    assertThat(lines(jcas, Reaction.class)).containsExactly("[24, 28]Reaction(rash)");
  }

  @Test
  void aDeniedReactionStaysWithoutItsSentenceAndMakesNoEvent() throws Exception {
    JCas jcas = annotated("He took amoxicillin for a week. No rash with the amoxicillin.");
    assertThat(jcas.select(AdrSentence.class).map(AdrSentence::getAdr)).containsOnly(false);
    assertThat(lines(jcas, Reaction.class)).containsExactly("[35, 39]Reaction(rash)");
    assertThat(jcas.select(Reaction.class).single().getPolarity()).isEqualTo(-1);
    assertThat(lines(jcas, AdrEvent.class)).isEmpty();
  }

  @Test
  void aDrugInsideItsReactionIsRelatedToIt() throws Exception {
    JCas jcas = annotated("Lithium toxicity developed after ibuprofen was added.");
    assertThat(lines(jcas, Mention.class))
        .containsExactly(
            "[0, 16]Reaction(Lithium toxicity)", "[0, 7]Drug(Lithium)", "[33, 42]Drug(ibuprofen)");
    assertThat(relations(jcas)).contains("Lithium -> Lithium toxicity");
  }

  @Test
  void aDoseBelongsToItsDrugAndAReactionToTheDrugThatIsBlamed() throws Exception {
    JCas jcas =
        annotated(
            "Lisinopril 10 mg was stopped because of a dry cough. She takes losartan 25 mg now.");
    assertThat(relations(jcas))
        .containsExactlyInAnyOrder(
            "Lisinopril -> dry cough", "Lisinopril -> 10 mg", "losartan -> 25 mg");
  }

  @Test
  void aReactionMakesAnEventOfTheDocument() throws Exception {
    AdrEvent event =
        annotated("He felt well. The patient developed a rash after taking penicillin.")
            .select(AdrEvent.class)
            .single();
    assertThat(event.getReactionText()).isEqualTo("rash");
    assertThat(event.getCoveredText())
        .isEqualTo("The patient developed a rash after taking penicillin.");
    assertThat(event.getEvidence().getCoveredText()).isEqualTo(event.getCoveredText());
    assertThat(event.getMentions(0).getCoveredText()).isEqualTo("rash");
  }

  @Test
  void aDictionaryGivesReactionsAndDrugsTheirCodes() throws Exception {
    Path dictionary =
        Files.writeString(folder.resolve("codes.csv"), "Rashes,C-1,mine,\npenicillin,C-2,mine,\n");
    JCas jcas = document("The patient developed a rash after taking penicillin.");
    run(AdrAnnotator.class, jcas, AdrAnnotator.PARAM_DICTIONARY, dictionary.toString());
    assertThat(jcas.select(Mention.class).map(mention -> mention.getCodes(0).getCode()).toList())
        .containsExactly("C-1", "C-2");
  }

  @Test
  void aBrokenDictionaryIsNamedAtTheStart() throws Exception {
    Path dictionary = Files.writeString(folder.resolve("codes.csv"), "rash,C-1\n");
    assertRefused(
        AdrAnnotator.PARAM_DICTIONARY, dictionary.toString(), "codes.csv, line 1: 2 fields");
  }

  @Test
  void aWrongValueIsNamedWithTheFix() {
    assertRefused(AdrEngine.PARAM_OPERATING_POINT, "sharp", "no operating point 'sharp'");
    assertRefused(AdrEngine.PARAM_OPERATING_POINT, "1.5", "no operating point '1.5'");
    assertRefused(AdrEngine.PARAM_DEVICE, "tpu", "Unknown device \"tpu\"; use auto, cpu or gpu");
    assertRefused(AdrEngine.PARAM_PRECISION, "int4", "use auto, fp32 or bf16");
    assertRefused(AdrEngine.PARAM_BATCH_SIZE, 0, "AdrBatchSize cannot be 0; give 1 or more");
    assertRefused(AdrEngine.PARAM_THREADS, -2, "AdrThreads cannot be -2");
    assertRefused(AdrEngine.PARAM_MODEL_LOCATION, "/no/such/bundle", "/no/such/bundle");
  }

  @Test
  void anUnknownSentenceTypeIsWrittenIntoTheDocument() throws Exception {
    JCas jcas = document("The patient developed a rash.");
    run(AdrAnnotator.class, jcas, AdrEngine.PARAM_SENTENCE_TYPE, "my.Sentence");
    assertThat(jcas.select(AdrDocument.class).single().getError()).contains("my.Sentence");
  }

  private static void assertRefused(String parameter, Object value, String message) {
    assertThatThrownBy(
            () -> AnalysisEngineFactory.createEngine(AdrAnnotator.class, parameter, value))
        .hasStackTraceContaining(message);
  }

  private static JCas annotated(String text) throws Exception {
    JCas jcas = document(text);
    annotator.process(jcas);
    return jcas;
  }

  private static JCas document(String text) throws Exception {
    JCas jcas = JCasFactory.createJCas();
    jcas.setDocumentText(text);
    return jcas;
  }

  private static void run(Class<? extends AdrEngine> engine, JCas jcas, Object... parameters)
      throws Exception {
    AnalysisEngineDescription description =
        AnalysisEngineFactory.createEngineDescription(engine, parameters);
    AnalysisEngine running = AnalysisEngineFactory.createEngine(description);
    running.process(jcas);
    running.destroy();
  }

  /** One line an annotation: {@code [begin, end]Type(text)}. */
  private static <T extends Annotation> List<String> lines(JCas jcas, Class<T> type) {
    return jcas.select(type)
        .map(
            a ->
                "[%d, %d]%s(%s)"
                    .formatted(
                        a.getBegin(), a.getEnd(), a.getType().getShortName(), a.getCoveredText()))
        .toList();
  }

  private static List<String> relations(JCas jcas) {
    return jcas.select(AdrRelation.class)
        .map(
            relation ->
                relation.getDrug().getCoveredText()
                    + " -> "
                    + MentionAnnotations.target(relation).orElseThrow().getCoveredText())
        .toList();
  }
}
