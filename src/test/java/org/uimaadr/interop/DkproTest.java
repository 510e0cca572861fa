package org.uimaadr.interop;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngineDescription;
import static org.apache.uima.fit.factory.CollectionReaderFactory.createReaderDescription;
import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.collection.CollectionReaderDescription;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.pipeline.JCasIterable;
import org.apache.uima.fit.pipeline.SimplePipeline;
import org.apache.uima.fit.util.JCasUtil;
import org.apache.uima.jcas.JCas;
import org.dkpro.core.io.brat.BratReader;
import org.dkpro.core.io.brat.BratWriter;
import org.dkpro.core.io.text.TextReader;
import org.dkpro.core.io.xmi.XmiReader;
import org.dkpro.core.io.xmi.XmiWriter;
import org.dkpro.core.tokit.BreakIteratorSegmenter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.ae.AdrAnnotator;
import org.uimaadr.ae.AdrToDkproMapper;
import org.uimaadr.text.SentenceSource;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Dose;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugDose;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/** Among components of DKPro Core: its readers, segmenter and writers around our engine. */
class DkproTest {

  private static final String NOTES = "testdata/uima/notes";

  /**
   * BratReader cannot read strings of several words, such as the componentId of a mention: brat
   * gets named entities, and nothing else.
   */
  private static final String[] NOT_FOR_BRAT = {
    SentenceSource.DKPRO_SENTENCE,
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token",
    AdrDocument.class.getName(),
    AdrSentence.class.getName(),
    Reaction.class.getName(),
    Drug.class.getName(),
    Dose.class.getName(),
    DrugReaction.class.getName(),
    DrugDose.class.getName(),
    AdrEvent.class.getName()
  };

  /** From brat's labels to types; the key is spelled so in DKPro Core. */
  private static final String FROM_BRAT =
      """
      {"textTypeMapppings": [
        {"from": "NamedEntity", "to": "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"}],
       "relationTypeMapppings": [], "spans": [], "relations": [], "comments": []}
      """;

  @TempDir private Path folder;

  @Test
  void itsSentencesDecideOverThoseOfOurSplitter() throws Exception {
    assertThat(sentences(annotator())).containsExactly("He saw Dr. Smith for a rash.");
    // Java's BreakIterator does not know titles.
    assertThat(sentences(segmenter(), annotator()))
        .containsExactly("He saw Dr.", "Smith for a rash.");
  }

  @Test
  void mentionsBecomeNamedEntities() throws Exception {
    JCas note = JCasFactory.createText("She developed a rash after taking penicillin.", "en");
    SimplePipeline.runPipeline(note, annotator(), mapper());
    assertThat(note.select(NamedEntity.class).map(DkproTest::asText))
        .containsExactly(
            "[16, 20]NamedEntity(ADR) (rash)", "[34, 44]NamedEntity(DRUG) (penicillin)");
  }

  @Test
  void xmiFilesReadBackToEqualMentions() throws Exception {
    SimplePipeline.runPipeline(
        notes(),
        segmenter(),
        annotator(),
        createEngineDescription(
            XmiWriter.class, XmiWriter.PARAM_TARGET_LOCATION, folder.toString()));
    CollectionReaderDescription xmi =
        createReaderDescription(
            XmiReader.class, XmiReader.PARAM_SOURCE_LOCATION, folder + "/*.xmi");
    assertThat(mentions(xmi)).isNotEmpty().isEqualTo(mentions(notes(), segmenter(), annotator()));
  }

  @Test
  void bratFilesReadBackToEqualEntities() throws Exception {
    SimplePipeline.runPipeline(
        notes(),
        segmenter(),
        annotator(),
        mapper(),
        createEngineDescription(
            BratWriter.class,
            BratWriter.PARAM_TARGET_LOCATION,
            folder.toString(),
            BratWriter.PARAM_EXCLUDE_TYPES,
            NOT_FOR_BRAT,
            BratWriter.PARAM_ENABLE_TYPE_MAPPINGS,
            true));
    CollectionReaderDescription brat =
        createReaderDescription(
            BratReader.class,
            BratReader.PARAM_SOURCE_LOCATION,
            folder + "/*.ann",
            BratReader.PARAM_MAPPING,
            FROM_BRAT);
    assertThat(entities(brat))
        .contains("[24, 28]NamedEntity(ADR) (rash)")
        .isEqualTo(entities(notes(), segmenter(), annotator(), mapper()));
  }

  private static CollectionReaderDescription notes() throws Exception {
    return createReaderDescription(
        TextReader.class,
        TextReader.PARAM_SOURCE_LOCATION,
        NOTES + "/*.txt",
        TextReader.PARAM_LANGUAGE,
        "en");
  }

  private static AnalysisEngineDescription segmenter() throws Exception {
    return createEngineDescription(BreakIteratorSegmenter.class);
  }

  private static AnalysisEngineDescription annotator() throws Exception {
    return createEngineDescription(AdrAnnotator.class);
  }

  private static AnalysisEngineDescription mapper() throws Exception {
    return createEngineDescription(AdrToDkproMapper.class);
  }

  private static List<String> entities(
      CollectionReaderDescription reader, AnalysisEngineDescription... engines) throws Exception {
    List<String> entities = new ArrayList<>();
    for (JCas note : new JCasIterable(reader, engines)) {
      note.select(NamedEntity.class).map(DkproTest::asText).forEach(entities::add);
    }
    return entities;
  }

  private static String asText(NamedEntity entity) {
    return "[%d, %d]NamedEntity(%s) (%s)"
        .formatted(entity.getBegin(), entity.getEnd(), entity.getValue(), entity.getCoveredText());
  }

  private static List<String> sentences(AnalysisEngineDescription... engines) throws Exception {
    JCas note = JCasFactory.createText("He saw Dr. Smith for a rash.", "en");
    SimplePipeline.runPipeline(note, engines);
    return JCasUtil.toText(note.select(AdrSentence.class));
  }

  /** Offsets, type, words, confidence and origin of all mentions, in the order of the text. */
  private static List<String> mentions(
      CollectionReaderDescription reader, AnalysisEngineDescription... engines) throws Exception {
    List<String> mentions = new ArrayList<>();
    for (JCas note : new JCasIterable(reader, engines)) {
      for (Mention mention : note.select(Mention.class)) {
        mentions.add(
            "[%d, %d]%s(%s) %s by %s"
                .formatted(
                    mention.getBegin(),
                    mention.getEnd(),
                    mention.getType().getShortName(),
                    mention.getCoveredText(),
                    mention.getConfidence(),
                    mention.getComponentId()));
      }
    }
    return mentions;
  }
}
