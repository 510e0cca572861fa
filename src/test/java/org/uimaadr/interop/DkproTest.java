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
import org.uimaadr.type.AdrSentence;

/** Among components of DKPro Core: its readers, segmenter and writers around our engine. */
class DkproTest {

  private static final String NOTES = "testdata/uima/notes";

  /** How brat's labels are read back: the key is spelled so in DKPro Core. */
  private static final String BRAT_MAPPING =
      """
      {"textTypeMapppings": [
        {"from": "ADR", "to": "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"},
        {"from": "DRUG", "to": "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"},
        {"from": "DOSE", "to": "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"}],
       "spans": [
        {"type": "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "subcat": "value"}]}
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
    assertThat(entities(notes(), segmenter(), annotator(), mapper()))
        .contains("[24, 35]ADR(severe rash)", "[49, 59]DRUG(penicillin)");
  }

  @Test
  void itsXmiHoldsTheMentions() throws Exception {
    SimplePipeline.runPipeline(
        notes(),
        segmenter(),
        annotator(),
        createEngineDescription(
            XmiWriter.class, XmiWriter.PARAM_TARGET_LOCATION, folder.toString()));
    List<String> mentions = new ArrayList<>();
    for (JCas note :
        new JCasIterable(
            createReaderDescription(
                XmiReader.class, XmiReader.PARAM_SOURCE_LOCATION, folder + "/*.xmi"))) {
      mentions.addAll(Mentions.of(note));
    }
    assertThat(mentions)
        .contains("Reaction(severe rash)", "Drug(penicillin)", "Drug(methotrexate)");
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
            BratWriter.PARAM_TEXT_ANNOTATION_TYPES,
            NamedEntity.class.getName() + ":value"));
    CollectionReaderDescription brat =
        createReaderDescription(
            BratReader.class,
            BratReader.PARAM_SOURCE_LOCATION,
            folder + "/*.ann",
            BratReader.PARAM_MAPPING,
            BRAT_MAPPING);
    assertThat(entities(brat))
        .isNotEmpty()
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

  private static List<String> sentences(AnalysisEngineDescription... engines) throws Exception {
    JCas note = JCasFactory.createText("He saw Dr. Smith for a rash.", "en");
    SimplePipeline.runPipeline(note, engines);
    return JCasUtil.toText(note.select(AdrSentence.class));
  }

  /** Such as {@code [24, 35]ADR(severe rash)}, of all notes, in the order of the text. */
  private static List<String> entities(
      CollectionReaderDescription reader, AnalysisEngineDescription... engines) throws Exception {
    List<String> entities = new ArrayList<>();
    for (JCas note : new JCasIterable(reader, engines)) {
      for (NamedEntity entity : note.select(NamedEntity.class)) {
        entities.add(
            "[%d, %d]%s(%s)"
                .formatted(
                    entity.getBegin(),
                    entity.getEnd(),
                    entity.getValue(),
                    entity.getCoveredText()));
      }
    }
    return entities;
  }
}
