package org.uimaadr.corpus;

import static org.apache.uima.fit.factory.CollectionReaderFactory.createReader;
import static org.apache.uima.fit.factory.CollectionReaderFactory.createReaderDescription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.collection.CollectionReader;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.pipeline.JCasIterable;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.util.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.CorpusUnit;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;

class AdeCorpusReaderTest {

  @ParameterizedTest
  @ValueSource(strings = {"testdata/corpus", "testdata/corpus-huggingface"})
  void everySentenceSurvivesTheCas(Path folder) throws Exception {
    List<CorpusSentence> read = new ArrayList<>();
    for (JCas jcas :
        new JCasIterable(
            createReaderDescription(
                AdeCorpusReader.class, AdeCorpusReader.PARAM_CORPUS_LOCATION, folder.toString()))) {
      read.addAll(GoldSentences.read(jcas));
    }
    assertThat(read).isEqualTo(Corpus.read(folder, false).sentences());
  }

  @ParameterizedTest
  @EnumSource
  void aPartIsReadAlone(CorpusPart part) throws Exception {
    CollectionReader reader =
        reader(TestCorpus.ORIGINAL, AdeCorpusReader.PARAM_CORPUS_PART, part.toString());
    List<CorpusSentence> all = AdeCorpus.read(TestCorpus.ORIGINAL, false).sentences();
    Progress progress = reader.getProgress()[0];
    assertThat(progress.getTotal()).isEqualTo(PmidSplit.select(all, part).size());
    assertThat(progress.getUnit()).isEqualTo(Progress.ENTITIES);
  }

  @Test
  void aDocumentSaysWhatItIsAndWhereItComesFrom() throws Exception {
    JCas jcas = JCasFactory.createJCas();
    CollectionReader reader = reader(TestCorpus.ORIGINAL);
    reader.getNext(jcas.getCas());
    DocumentMetaData metaData = DocumentMetaData.get(jcas);
    assertThat(metaData.getDocumentId()).isEqualTo("90000001.1");
    assertThat(metaData.getDocumentTitle()).isEqualTo("90000001");
    assertThat(metaData.getCollectionId()).isEqualTo("ade-corpus-v2");
    assertThat(metaData.getLanguage()).isEqualTo("en");
    assertThat(metaData.getCoveredText())
        .isEqualTo("Sertraline-associated night sweats in a retired bus driver.");
    CorpusUnit unit = jcas.select(CorpusUnit.class).single();
    assertThat(unit.getCoveredText()).isEqualTo(jcas.getDocumentText());
    assertThat(unit.getSource()).isEqualTo("DRUG-AE.rel:1");
    assertThat(reader.getProgress()[0].getCompleted()).isEqualTo(1);
  }

  @Test
  void goldAnnotationsAreCertainAndNameTheirOrigin() throws Exception {
    JCas jcas = JCasFactory.createJCas();
    reader(TestCorpus.ORIGINAL).getNext(jcas.getCas());
    AdrSentence sentence = jcas.select(AdrSentence.class).single();
    assertThat(sentence.getAdr()).isTrue();
    assertThat(sentence.getProbability()).isEqualTo(1.0);
    assertThat(sentence.getComponentId()).isEqualTo("gold:ade-corpus-v2");
    assertThat(jcas.select(Mention.class).asList())
        .hasSize(2)
        .allSatisfy(mention -> assertThat(mention.getSentence()).isEqualTo(sentence))
        .allSatisfy(mention -> assertThat(mention.getConfidence()).isEqualTo(1.0));
    DrugReaction relation = jcas.select(DrugReaction.class).single();
    assertThat(relation.getCoveredText()).isEqualTo("Sertraline-associated night sweats");
    assertThat(relation.getDrug().getCoveredText()).isEqualTo("Sertraline");
    assertThat(relation.getReaction().getCoveredText()).isEqualTo("night sweats");
  }

  @Test
  void aFolderWithoutACorpusIsRefusedWithTheFix(@TempDir Path empty) {
    assertThatExceptionOfType(ResourceInitializationException.class)
        .isThrownBy(() -> reader(empty))
        .havingRootCause()
        .withMessageContaining(empty.toString())
        .withMessageContaining("give a folder that holds DRUG-AE.rel");
  }

  @Test
  void malformedLinesAreSkippedOnDemand(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("DRUG-AE.rel"), "1|Aspirin caused wheezing.\n");
    Files.writeString(folder.resolve("DRUG-DOSE.rel"), "");
    Files.writeString(folder.resolve("ADE-NEG.txt"), "1 NEG He was well.\n");
    assertThatExceptionOfType(ResourceInitializationException.class)
        .isThrownBy(() -> reader(folder))
        .havingRootCause()
        .withMessageContaining("DRUG-AE.rel:1: expected 8 fields between bars, found 2");
    CollectionReader lenient = reader(folder, AdeCorpusReader.PARAM_SKIP_MALFORMED, true);
    assertThat(lenient.getProgress()[0].getTotal()).isEqualTo(1);
  }

  @Test
  void anUnknownPartIsRefusedWithTheFix() {
    assertThatExceptionOfType(ResourceInitializationException.class)
        .isThrownBy(
            () -> reader(TestCorpus.ORIGINAL, AdeCorpusReader.PARAM_CORPUS_PART, "validation"))
        .havingRootCause()
        .withMessageContaining("use one of train, development, test, all");
  }

  private static CollectionReader reader(Path folder, Object... parameters)
      throws ResourceInitializationException {
    List<Object> all = new ArrayList<>(List.of(parameters));
    all.add(AdeCorpusReader.PARAM_CORPUS_LOCATION);
    all.add(folder.toString());
    return createReader(AdeCorpusReader.class, all.toArray());
  }
}
