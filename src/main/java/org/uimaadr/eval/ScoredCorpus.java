package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.uimaadr.corpus.CorpusGroups;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.SentenceCrossing;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.MentionPlace;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.model.RelationScorer;
import org.uimaadr.model.ScoredPair;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.SentenceScorer;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;

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
  private final List<SentencePairs> pairs = new ArrayList<>();

  /** Pairs of mentions of two sentences that were read together. */
  private final List<ScoredPair> crossingPairs = new ArrayList<>();

  private final List<SentenceCrossing> crossings = new ArrayList<>();

  /** Whether the groups of the sentences are whole documents, their sentences in order. */
  private boolean wholeDocuments;

  private ScoredCorpus(List<CorpusSentence> sentences, List<PreparedSentence> prepared) {
    this.sentences = List.copyOf(sentences);
    this.prepared = prepared;
  }

  /**
   * Scores all sentences, and the pairs of all mentions that may be read in them.
   *
   * @param blockPieces most word pieces that the sentences of a group share; 0 reads each alone
   * @param relations scores the pairs
   * @param readers decoders that find every mention which the corpus will be asked for; relations
   *     of other mentions are not known
   */
  public static ScoredCorpus of(
      List<CorpusSentence> sentences,
      int blockPieces,
      SentencePreparer preparer,
      SentenceScorer scorer,
      RelationScorer relations,
      List<SentenceDecoder> readers) {
    PreparedSentence[] prepared = new PreparedSentence[sentences.size()];
    for (List<Integer> group : CorpusGroups.inNeutralOrder(sentences)) {
      List<String> texts = group.stream().map(i -> sentences.get(i).text()).toList();
      List<PreparedSentence> together = preparer.prepare(texts, blockPieces);
      for (int i = 0; i < together.size(); i++) {
        prepared[group.get(i)] = together.get(i);
      }
    }
    return scored(new ScoredCorpus(sentences, Arrays.asList(prepared)), scorer, relations, readers);
  }

  /**
   * Scores the sentences of whole documents, which are prepared, perhaps to be read together.
   *
   * @param sentences those of a document are a group, in order
   * @param prepared one for each sentence
   * @param crossings the annotated relations between mentions of different sentences
   */
  public static ScoredCorpus ofDocuments(
      List<CorpusSentence> sentences,
      List<PreparedSentence> prepared,
      List<SentenceCrossing> crossings,
      SentenceScorer scorer,
      RelationScorer relations,
      List<SentenceDecoder> readers) {
    ScoredCorpus corpus = new ScoredCorpus(sentences, prepared);
    corpus.crossings.addAll(crossings);
    corpus.wholeDocuments = true;
    return scored(corpus, scorer, relations, readers);
  }

  private static ScoredCorpus scored(
      ScoredCorpus corpus,
      SentenceScorer scorer,
      RelationScorer relations,
      List<SentenceDecoder> readers) {
    for (int from = 0; from < corpus.sentences.size(); from += SENTENCES_AT_ONCE) {
      int to = Math.min(from + SENTENCES_AT_ONCE, corpus.sentences.size());
      List<PreparedSentence> chunk = corpus.prepared.subList(from, to);
      List<SentenceScores> scored = scorer.score(chunk, BATCH_SIZE);
      List<List<TypedSpan>> mentions = new ArrayList<>();
      for (int i = 0; i < scored.size(); i++) {
        mentions.add(
            mentions(corpus.sentences.get(from + i), chunk.get(i), scored.get(i), readers));
      }
      List<ScoredPair> pairs = relations.score(chunk, scored, mentions).pairs();
      corpus.pairs.addAll(SentencePairs.of(chunk.size(), pairs));
      int before = from;
      pairs.stream()
          .filter(pair -> pair.drug().sentence() != pair.target().sentence())
          .forEach(pair -> corpus.crossingPairs.add(pair.shift(before)));
      scored.forEach(s -> corpus.scores.add(s.withoutStates()));
    }
    return corpus;
  }

  /** Both corpora as one. */
  public ScoredCorpus plus(ScoredCorpus other) {
    ScoredCorpus both =
        new ScoredCorpus(concat(sentences, other.sentences), concat(prepared, other.prepared));
    both.scores.addAll(concat(scores, other.scores));
    both.pairs.addAll(concat(pairs, other.pairs));
    both.crossingPairs.addAll(crossingPairs);
    other.crossingPairs.forEach(pair -> both.crossingPairs.add(pair.shift(sentences.size())));
    both.crossings.addAll(crossings);
    other.crossings.forEach(crossing -> both.crossings.add(crossing.shift(sentences.size())));
    return both;
  }

  private static <T> List<T> concat(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /**
   * The answers of an open model, beside the gold annotation.
   *
   * @param blockPieces most word pieces that the sentences of a group share; 0 reads each alone
   */
  public static List<EvaluatedSentence> read(
      AdrService model, List<CorpusSentence> sentences, int blockPieces, SentenceDecoder decoder) {
    return of(
            sentences,
            blockPieces,
            model.preparer(),
            model::score,
            model::scorePairs,
            List.of(decoder))
        .read(decoder);
  }

  /** The annotated mentions and those that any of the readers finds. */
  private static List<TypedSpan> mentions(
      CorpusSentence sentence,
      PreparedSentence prepared,
      SentenceScores scores,
      List<SentenceDecoder> readers) {
    Set<TypedSpan> mentions = new LinkedHashSet<>(sentence.mentions());
    for (SentenceDecoder reader : readers) {
      mentions.addAll(reader.read(prepared, scores).spans());
    }
    return List.copyOf(mentions);
  }

  /** The sentences, in order. */
  public List<CorpusSentence> sentences() {
    return sentences;
  }

  /** Decides every sentence and puts it beside its gold annotation. */
  public List<EvaluatedSentence> read(SentenceDecoder decoder) {
    List<EvaluatedSentence> evaluated = new ArrayList<>(sentences.size());
    List<ReadSentence> decided = decided(decoder);
    for (int i = 0; i < sentences.size(); i++) {
      CorpusSentence sentence = sentences.get(i);
      ReadSentence read = decided.get(i);
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
              read.spans(),
              new EvaluatedRelations(
                  sentence.relations(),
                  annotated(pairs.get(i).relations(read.spans(), decoder), sentence),
                  annotated(pairs.get(i).relations(sentence.mentions(), decoder), sentence))));
    }
    return evaluated;
  }

  /** What is decided of each sentence; in whole documents with all of each document in sight. */
  private List<ReadSentence> decided(SentenceDecoder decoder) {
    if (!wholeDocuments) {
      return read(decoder, 0, sentences.size());
    }
    List<ReadSentence> decided = new ArrayList<>(sentences.size());
    int begin = 0;
    for (int end = 1; end <= sentences.size(); end++) {
      if (end == sentences.size()
          || !sentences.get(begin).group().equals(sentences.get(end).group())) {
        SentenceDecoder ofDocument = decoder.ofDocument(end - begin);
        decided.addAll(ofDocument.weigh(read(ofDocument, begin, end)));
        begin = end;
      }
    }
    return decided;
  }

  private List<ReadSentence> read(SentenceDecoder decoder, int begin, int end) {
    List<ReadSentence> read = new ArrayList<>(end - begin);
    for (int i = begin; i < end; i++) {
      read.add(decoder.read(prepared.get(i), scores.get(i)));
    }
    return read;
  }

  /** Whether the groups of the sentences are whole documents. */
  public boolean wholeDocuments() {
    return wholeDocuments;
  }

  /** Where a relation is not annotated, none that is predicted counts as wrong. */
  private static List<CorpusRelation> annotated(
      List<CorpusRelation> predicted, CorpusSentence sentence) {
    return predicted.stream()
        .filter(relation -> sentence.annotatedRelations().contains(relation.type()))
        .toList();
  }

  /**
   * The pairs of the mentions that a decoder reads, of one type, with their gold labels; those of
   * two sentences that were read together come last.
   *
   * @param match when a pair counts as a gold relation
   */
  public LabelledPairs pairs(SentenceDecoder decoder, RelationType type, SpanMatch match) {
    LabelledPairs.Builder labelled = new LabelledPairs.Builder();
    List<Set<TypedSpan>> read = new ArrayList<>();
    List<ReadSentence> decided = decided(decoder);
    for (int i = 0; i < sentences.size(); i++) {
      CorpusSentence sentence = sentences.get(i);
      read.add(new HashSet<>());
      if (sentence.annotatedRelations().contains(type)) {
        List<TypedSpan> mentions = decided.get(i).spans();
        read.get(i).addAll(mentions);
        for (ScoredPair pair : pairs.get(i).among(mentions, type)) {
          labelled.add(
              pair.logit(),
              new MentionPlace(i, pair.target().span()),
              sentence.relations().stream().anyMatch(gold -> match.matches(gold, relation(pair))));
        }
      }
    }
    for (ScoredPair pair : crossingPairs) {
      if (pair.type() == type
          && read.get(pair.drug().sentence()).contains(pair.drug().span())
          && read.get(pair.target().sentence()).contains(pair.target().span())) {
        labelled.add(
            pair.logit(),
            pair.target(),
            crossings.stream().anyMatch(gold -> matches(match, gold, pair)));
      }
    }
    return labelled.build();
  }

  private static boolean matches(SpanMatch match, SentenceCrossing gold, ScoredPair pair) {
    return gold.drugSentence() == pair.drug().sentence()
        && gold.targetSentence() == pair.target().sentence()
        && match.matches(gold.relation(), relation(pair));
  }

  /** Number of annotated relations of a type, within sentences and between them. */
  public int relations(RelationType type) {
    long within =
        sentences.stream()
            .flatMap(sentence -> sentence.relations().stream())
            .filter(relation -> relation.type() == type)
            .count();
    long between =
        crossings.stream().filter(crossing -> crossing.relation().type() == type).count();
    return Math.toIntExact(within + between);
  }

  private static CorpusRelation relation(ScoredPair pair) {
    return new CorpusRelation(pair.drug().span(), pair.target().span());
  }

  /** Log-odds of each sentence, in order; NaN without a sentence head. */
  public double[] adrLogits() {
    return scores.stream().mapToDouble(SentenceScores::adrLogit).toArray();
  }

  /** Whether the network has a sentence head. */
  public boolean classified() {
    return scores.stream().noneMatch(sentence -> Double.isNaN(sentence.adrLogit()));
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
