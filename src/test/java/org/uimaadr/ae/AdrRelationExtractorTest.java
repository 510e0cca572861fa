package org.uimaadr.ae;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.model.BundleContent;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.TensorStorage;
import org.uimaadr.model.Thresholds;
import org.uimaadr.model.TinyModel;
import org.uimaadr.text.RelationType;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

/** A tiny model that relates whatever it reads together; mentions are put there by hand. */
class AdrRelationExtractorTest {

  @TempDir private static Path folder;
  private static AnalysisEngine extractor;

  @BeforeAll
  static void open() throws Exception {
    Path bundle = folder.resolve("tiny");
    new ModelBundleWriter(TensorStorage.F32, TensorStorage.F32)
        .write(bundle, relatingEverything(TinyModel.content()));
    extractor =
        AnalysisEngineFactory.createEngine(
            AdrRelationExtractor.class, AdrEngine.PARAM_MODEL_LOCATION, bundle.toString());
  }

  @AfterAll
  static void close() {
    extractor.destroy();
  }

  @Test
  void aRelationCoversItsMentionsAndTheWordsBetween() throws Exception {
    JCas jcas = document("He took aspirin and had a rash.");
    Drug aspirin = drug(jcas, "aspirin");
    Reaction rash = reaction(jcas, "rash");
    extractor.process(jcas);
    assertThat(lines(jcas)).containsExactly("[8, 30]DrugReaction(aspirin and had a rash)");
    DrugReaction relation = jcas.select(DrugReaction.class).single();
    assertThat(relation.getDrug()).isSameAs(aspirin);
    assertThat(relation.getReaction()).isSameAs(rash);
    assertThat(relation.getConfidence()).isBetween(0.0, 1.0);
    assertThat(relation.getComponentId()).isEqualTo("AdrRelationExtractor/tiny/1.0");
  }

  @Test
  void aDrugNestedInAReactionIsRelatedToIt() throws Exception {
    JCas jcas = document("It was aspirin rash.");
    drug(jcas, "aspirin");
    reaction(jcas, "aspirin rash");
    extractor.process(jcas);
    assertThat(lines(jcas)).containsExactly("[7, 19]DrugReaction(aspirin rash)");
  }

  @Test
  void mentionsOfSeveralEnginesOverTheSameWordsAreRelatedOnce() throws Exception {
    JCas jcas = document("He took aspirin and had a rash.");
    drug(jcas, "aspirin");
    drug(jcas, "aspirin");
    reaction(jcas, "rash");
    extractor.process(jcas);
    assertThat(lines(jcas)).hasSize(1);
  }

  @Test
  void mentionsOfDifferentSentencesThatAreReadAloneAreNotRelated() throws Exception {
    JCas jcas = document("He took aspirin. She had a rash.");
    drug(jcas, "aspirin");
    reaction(jcas, "rash");
    extractor.process(jcas);
    assertThat(lines(jcas)).isEmpty();
  }

  @Test
  void pairsBeyondTheBoundAreLeftOutWithARemark() throws Exception {
    JCas jcas = document("rash ".repeat(50).strip());
    for (int i = 0; i < 50; i++) {
      new Drug(jcas, 0, 5 * i + 4).addToIndexes();
      new Reaction(jcas, 5 * i, 249).addToIndexes();
    }
    extractor.process(jcas);
    AdrDocument document = jcas.select(AdrDocument.class).single();
    assertThat(lines(jcas)).hasSize(2000);
    assertThat(document.getRemarks().toArray())
        .containsExactly(
            "500 pairs of a drug and another mention were not looked at: a sentence names too many");
    assertThat(document.getError()).isNull();
  }

  private static BundleContent relatingEverything(BundleContent content) {
    ModelMetadata metadata = content.metadata();
    Thresholds thresholds = metadata.thresholds(ModelMetadata.BALANCED);
    return new BundleContent(
        new ModelMetadata(
            metadata.name(),
            metadata.version(),
            metadata.sentenceHead(),
            metadata.taggers(),
            metadata.relations(),
            metadata.encoder(),
            metadata.maxPieces(),
            metadata.blockPieces(),
            metadata.lowerCase(),
            Map.of(
                ModelMetadata.BALANCED,
                thresholds.withRelations(Map.of(RelationType.DRUG_REACTION, 0.0), Map.of())),
            metadata.calibration(),
            metadata.training()),
        content.network(),
        content.tokenizerJson(),
        content.modelCard());
  }

  private static JCas document(String text) throws Exception {
    JCas jcas = JCasFactory.createJCas();
    jcas.setDocumentText(text);
    return jcas;
  }

  private static Drug drug(JCas jcas, String text) {
    int begin = jcas.getDocumentText().indexOf(text);
    Drug drug = new Drug(jcas, begin, begin + text.length());
    drug.addToIndexes();
    return drug;
  }

  private static Reaction reaction(JCas jcas, String text) {
    int begin = jcas.getDocumentText().indexOf(text);
    Reaction reaction = new Reaction(jcas, begin, begin + text.length());
    reaction.addToIndexes();
    return reaction;
  }

  /** One line a relation: {@code [begin, end]Type(text)}. */
  private static List<String> lines(JCas jcas) {
    return jcas.select(AdrRelation.class).map(AdrRelationExtractorTest::line).toList();
  }

  private static String line(Annotation a) {
    return "[%d, %d]%s(%s)"
        .formatted(a.getBegin(), a.getEnd(), a.getType().getShortName(), a.getCoveredText());
  }
}
