package org.uimaadr.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.collection.CollectionReader;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.util.JCasUtil;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.uimaadr.corpus.AdeCorpusReader;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Drug;
import org.uimaadr.type.Reaction;

/** Descriptors of the class path, by name, run as they are: with the bundled model. */
class DescriptorByNameTest {

  private static final String DESCRIPTORS = "org.uimaadr.descriptors.";

  @Test
  void theAnnotatorFindsSentencesReactionsAndDrugs() throws Exception {
    JCas note = annotated("AdrAnnotator");
    assertThat(JCasUtil.toText(note.select(Reaction.class))).containsExactly("rash");
    assertThat(JCasUtil.toText(note.select(Drug.class))).containsExactly("penicillin");
    assertThat(note.select(AdrSentence.class).map(AdrSentence::getAdr)).containsExactly(true);
  }

  @Test
  void theClassifierWritesSentencesOnly() throws Exception {
    JCas note = annotated("AdrSentenceClassifier");
    assertThat(note.select(AdrSentence.class).asList()).hasSize(1);
    assertThat(note.select(Reaction.class).asList()).isEmpty();
  }

  @Test
  void theRecognizerWritesMentionsOnly() throws Exception {
    JCas note = annotated("AdrEntityRecognizer");
    assertThat(JCasUtil.toText(note.select(Reaction.class))).containsExactly("rash");
    assertThat(note.select(AdrSentence.class).asList()).isEmpty();
  }

  @Test
  void inTheAggregateMentionsPointToTheClassifiersSentence() throws Exception {
    JCas note = annotated(CodeDescriptors.AGGREGATE);
    assertThat(note.select(Reaction.class).single().getSentence())
        .isSameAs(note.select(AdrSentence.class).single());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AdrRelationExtractor",
        "AdrContextAnnotator",
        "AdrDictionaryAnnotator",
        "AdrEventAnnotator",
        "AdrToDkproMapper",
        "JsonLinesWriter",
        "AdrTrainer"
      })
  void theOthersResolve(String name) throws Exception {
    AnalysisEngineDescription description =
        AnalysisEngineFactory.createEngineDescription(DESCRIPTORS + name);
    description.resolveImports(UIMAFramework.newDefaultResourceManager());
    assertThat(description.getAnalysisEngineMetaData().getTypeSystem().getTypes()).isNotEmpty();
  }

  @Test
  void theReaderReads() throws Exception {
    CollectionReader reader =
        CollectionReaderFactory.createReader(
            DESCRIPTORS + "AdeCorpusReader",
            AdeCorpusReader.PARAM_CORPUS_LOCATION,
            "testdata/corpus");
    assertThat(reader.hasNext()).isTrue();
    reader.destroy();
  }

  private static JCas annotated(String descriptor) throws Exception {
    JCas note = JCasFactory.createText("She developed a rash after taking penicillin.", "en");
    AnalysisEngine engine = AnalysisEngineFactory.createEngine(DESCRIPTORS + descriptor);
    engine.process(note);
    engine.destroy();
    return note;
  }
}
