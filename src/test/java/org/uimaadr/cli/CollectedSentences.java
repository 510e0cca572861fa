package org.uimaadr.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.uima.fit.component.JCasConsumer_ImplBase;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.GoldSentences;

/** Stands where the trainer stands, and keeps what it would learn from. */
public class CollectedSentences extends JCasConsumer_ImplBase {

  private static final List<CorpusSentence> SENTENCES = new ArrayList<>();

  /** What the trainer would get from some inputs. */
  static List<CorpusSentence> of(GoldSource... sources) throws Exception {
    SENTENCES.clear();
    GoldSource.train(
        List.of(sources), AnalysisEngineFactory.createEngineDescription(CollectedSentences.class));
    return List.copyOf(SENTENCES);
  }

  @Override
  public void process(JCas jcas) {
    SENTENCES.addAll(GoldSentences.read(jcas));
  }
}
