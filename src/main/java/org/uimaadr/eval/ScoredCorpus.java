package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.List;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.model.ScoredSpan;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.SentenceScorer;
import org.uimaadr.model.SentenceScores;

/**
 * A corpus with a network's scores, which can be read under any thresholds without asking the
 * network again.
 */
public final class ScoredCorpus {

  /** Sentences handed to the network at once: enough for full batches of like length. */
  private static final int SENTENCES_AT_ONCE = 512;

  private static final int BATCH_SIZE = 32;

  private final List<CorpusSentence> sentences;
  private final List<PreparedSentence> prepared;
  private final List<SentenceScores> scores = new ArrayList<>();

  private ScoredCorpus(List<CorpusSentence> sentences, List<PreparedSentence> prepared) {
    this.sentences = List.copyOf(sentences);
    this.prepared = prepared;
  }

  /** Scores all sentences. */
  public static ScoredCorpus of(
      List<CorpusSentence> sentences, SentencePreparer preparer, SentenceScorer scorer) {
    ScoredCorpus corpus =
        new ScoredCorpus(
            sentences, sentences.stream().map(s -> preparer.prepare(s.text())).toList());
    for (int from = 0; from < sentences.size(); from += SENTENCES_AT_ONCE) {
      int to = Math.min(from + SENTENCES_AT_ONCE, sentences.size());
      corpus.scores.addAll(scorer.score(corpus.prepared.subList(from, to), BATCH_SIZE));
    }
    return corpus;
  }

  /** The sentences, in order. */
  public List<CorpusSentence> sentences() {
    return sentences;
  }

  /** Decides every sentence and puts it beside its gold annotation. */
  public List<EvaluatedSentence> read(SentenceDecoder decoder) {
    List<EvaluatedSentence> evaluated = new ArrayList<>(sentences.size());
    for (int i = 0; i < sentences.size(); i++) {
      CorpusSentence sentence = sentences.get(i);
      ReadSentence read = decoder.read(prepared.get(i), scores.get(i));
      evaluated.add(
          new EvaluatedSentence(
              sentence.id(),
              sentence.group(),
              sentence.text(),
              sentence.adr(),
              read.probability(),
              read.adr(),
              sentence.annotatedTypes(),
              sentence.mentions(),
              read.mentions().stream().map(ScoredSpan::span).toList()));
    }
    return evaluated;
  }

  /** Log-odds of each sentence, in order; NaN without a sentence head. */
  public double[] adrLogits() {
    return scores.stream().mapToDouble(SentenceScores::adrLogit).toArray();
  }

  /** Whether each sentence states an ADR, in order. */
  public boolean[] gold() {
    boolean[] gold = new boolean[sentences.size()];
    for (int i = 0; i < gold.length; i++) {
      gold[i] = sentences.get(i).adr();
    }
    return gold;
  }
}
