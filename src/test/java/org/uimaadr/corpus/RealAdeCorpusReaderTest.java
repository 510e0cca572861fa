package org.uimaadr.corpus;

import static org.apache.uima.fit.factory.CollectionReaderFactory.createReaderDescription;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.uima.fit.pipeline.JCasIterable;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;

/** The published corpus through the reader. */
class RealAdeCorpusReaderTest {

  @Test
  void everySentenceSurvivesTheCas() throws Exception {
    List<CorpusSentence> read = new ArrayList<>();
    for (JCas jcas :
        new JCasIterable(
            createReaderDescription(
                AdeCorpusReader.class,
                AdeCorpusReader.PARAM_CORPUS_LOCATION,
                RealCorpus.folder().toString()))) {
      read.addAll(GoldSentences.read(jcas));
    }
    assertThat(read).isEqualTo(RealCorpus.read().sentences());
  }
}
