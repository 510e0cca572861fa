package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.uimaadr.corpus.CorpusGroup;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.SentenceCrossing;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.MentionPlace;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.model.RelationScorer;
import org.uimaadr.model.ScoredPair;
import org.uimaadr.model.ScoredRelation;
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
  private final SentenceScores[] scores;

  /** Pairs of mentions of one sentence, and in whole documents of two that were read together. */
  private final List<ScoredPair> pairs = new ArrayList<>();

  private final List<SentenceCrossing> crossings = new ArrayList<>();

  /** Whether the groups of the sentences are whole documents, their sentences in order. */
  private boolean wholeDocuments;

  /** Indices of the sentences that are decided about with each other in sight. */
  private final List<List<Integer>> documents;

  private ScoredCorpus(
      List<CorpusSentence> sentences,
      List<PreparedSentence> prepared,
      List<List<Integer>> documents) {
    this.sentences = List.copyOf(sentences);
    this.prepared = prepared;
    this.documents = List.copyOf(documents);
    this.scores = new SentenceScores[sentences.size()];
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
    List<List<Integer>> groups = new ArrayList<>();
    for (CorpusGroup group : CorpusGroup.of(sentences)) {
      List<Integer> members = group.inNeutralOrder(sentences);
      List<PreparedSentence> together =
          preparer.prepare(
              members.stream().map(i -> sentences.get(i).text()).toList(), blockPieces);
      for (int i = 0; i < together.size(); i++) {
        prepared[members.get(i)] = together.get(i);
      }
      groups.add(members);
    }
    ScoredCorpus corpus = new ScoredCorpus(sentences, Arrays.asList(prepared), groups);
    corpus.score(scorer, relations, readers);
    return corpus;
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
    ScoredCorpus corpus = new ScoredCorpus(sentences, prepared, documents(sentences));
    corpus.crossings.addAll(crossings);
    corpus.wholeDocuments = true;
    corpus.score(scorer, relations, readers);
    return corpus;
  }

  /** Indices of the sentences of each document. */
  private static List<List<Integer>> documents(List<CorpusSentence> sentences) {
    Map<String, List<Integer>> documents = new LinkedHashMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      documents.computeIfAbsent(sentences.get(i).group(), d -> new ArrayList<>()).add(i);
    }
    return List.copyOf(documents.values());
  }

  /** Scores document after document, many at once: what is read together must not be torn apart. */
  private void score(
      SentenceScorer scorer, RelationScorer relations, List<SentenceDecoder> readers) {
    // What a sentence is decided to state is known with its document in sight only.
    List<SentenceDecoder> ungated = readers.stream().map(SentenceDecoder::ungated).toList();
    List<Integer> chunk = new ArrayList<>();
    for (List<Integer> document : documents) {
      if (!chunk.isEmpty() && chunk.size() + document.size() > SENTENCES_AT_ONCE) {
        scoreAtOnce(chunk, scorer, relations, ungated);
        chunk.clear();
      }
      chunk.addAll(document);
    }
    scoreAtOnce(chunk, scorer, relations, ungated);
  }

  private void scoreAtOnce(
      List<Integer> chunk,
      SentenceScorer scorer,
      RelationScorer relations,
      List<SentenceDecoder> readers) {
    List<PreparedSentence> read = chunk.stream().map(prepared::get).toList();
    List<SentenceScores> scored = scorer.score(read, BATCH_SIZE);
    List<List<TypedSpan>> mentions = new ArrayList<>();
    for (int i = 0; i < chunk.size(); i++) {
      scores[chunk.get(i)] = scored.get(i).withoutStates();
      mentions.add(mentions(sentences.get(chunk.get(i)), read.get(i), scored.get(i), readers));
    }
    for (ScoredPair pair : relations.score(read, scored, mentions).pairs()) {
      // How sentences of an abstract are related to each other the corpus does not tell.
      if (wholeDocuments || pair.drug().sentence() == pair.target().sentence()) {
        pairs.add(
            new ScoredPair(
                pair.type(),
                inCorpus(pair.drug(), chunk),
                inCorpus(pair.target(), chunk),
                pair.logit()));
      }
    }
  }

  private static MentionPlace inCorpus(MentionPlace mention, List<Integer> chunk) {
    return new MentionPlace(chunk.get(mention.sentence()), mention.span());
  }

  /** Both corpora as one. */
  public ScoredCorpus plus(ScoredCorpus other) {
    ScoredCorpus both =
        new ScoredCorpus(
            concat(sentences, other.sentences),
            concat(prepared, other.prepared),
            concat(documents, other.shiftedDocuments(sentences.size())));
    System.arraycopy(scores, 0, both.scores, 0, scores.length);
    System.arraycopy(other.scores, 0, both.scores, scores.length, other.scores.length);
    both.pairs.addAll(pairs);
    other.pairs.forEach(pair -> both.pairs.add(pair.shift(sentences.size())));
    both.crossings.addAll(crossings);
    other.crossings.forEach(crossing -> both.crossings.add(crossing.shift(sentences.size())));
    return both;
  }

  private List<List<Integer>> shiftedDocuments(int by) {
    return documents.stream()
        .map(document -> document.stream().map(sentence -> sentence + by).toList())
        .toList();
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
    List<List<CorpusRelation>> endToEnd =
        related(decided.stream().map(ReadSentence::spans).toList(), decoder);
    List<List<CorpusRelation>> betweenGold =
        related(sentences.stream().map(CorpusSentence::mentions).toList(), decoder);
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
                  annotated(endToEnd.get(i), sentence),
                  annotated(betweenGold.get(i), sentence))));
    }
    return evaluated;
  }

  /**
   * The relations within each sentence that a decoder finds between mentions, with all in sight
   * that was read together: what another sentence explains needs no cause in its own.
   *
   * @param mentions those of each sentence
   */
  private List<List<CorpusRelation>> related(
      List<List<TypedSpan>> mentions, SentenceDecoder decoder) {
    List<List<CorpusRelation>> related = new ArrayList<>();
    sentences.forEach(sentence -> related.add(new ArrayList<>()));
    for (ScoredRelation relation : decoder.relate(among(mentions))) {
      if (relation.drug().sentence() == relation.target().sentence()) {
        related
            .get(relation.drug().sentence())
            .add(new CorpusRelation(relation.drug().span(), relation.target().span()));
      }
    }
    return related;
  }

  /** The pairs of these mentions. */
  private List<ScoredPair> among(List<List<TypedSpan>> mentions) {
    List<Set<TypedSpan>> known = new ArrayList<>();
    mentions.forEach(spans -> known.add(Set.copyOf(spans)));
    return pairs.stream()
        .filter(
            pair ->
                known.get(pair.drug().sentence()).contains(pair.drug().span())
                    && known.get(pair.target().sentence()).contains(pair.target().span()))
        .toList();
  }

  /** What is decided of each sentence with the others of its document in sight. */
  private List<ReadSentence> decided(SentenceDecoder decoder) {
    ReadSentence[] decided = new ReadSentence[sentences.size()];
    for (List<Integer> document : documents) {
      List<ReadSentence> read = decided(decoder, document);
      for (int i = 0; i < read.size(); i++) {
        decided[document.get(i)] = read.get(i);
      }
    }
    return List.of(decided);
  }

  private List<ReadSentence> decided(SentenceDecoder decoder, List<Integer> document) {
    List<PreparedSentence> texts = document.stream().map(prepared::get).toList();
    List<SentenceScores> scored = document.stream().map(i -> scores[i]).toList();
    if (!wholeDocuments) {
      return decoder.read(texts, scored);
    }
    SentenceDecoder ofDocument = decoder.ofDocument(document.size());
    return ofDocument.weigh(ofDocument.read(texts, scored));
  }

  /**
   * A number for each sentence, in order, from the log-odds of its document's.
   *
   * @param numbers from log-odds by the sentence head, NaN without one, to as many numbers
   */
  public double[] byDocument(UnaryOperator<double[]> numbers) {
    double[] all = new double[sentences.size()];
    for (List<Integer> document : documents) {
      double[] ofDocument =
          numbers.apply(document.stream().mapToDouble(i -> scores[i].adrLogit()).toArray());
      for (int i = 0; i < ofDocument.length; i++) {
        all[document.get(i)] = ofDocument[i];
      }
    }
    return all;
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
   * The pairs of the mentions that a decoder reads, of one type, with their gold labels.
   *
   * @param match when a pair counts as a gold relation
   */
  public LabelledPairs pairs(SentenceDecoder decoder, RelationType type, SpanMatch match) {
    LabelledPairs.Builder labelled = new LabelledPairs.Builder();
    for (ScoredPair pair : among(decided(decoder).stream().map(ReadSentence::spans).toList())) {
      if (pair.type() == type
          && isAnnotated(pair.drug(), type)
          && isAnnotated(pair.target(), type)) {
        labelled.add(pair.logit(), pair.target(), isRelated(pair, match));
      }
    }
    return labelled.build();
  }

  private boolean isAnnotated(MentionPlace mention, RelationType type) {
    return sentences.get(mention.sentence()).annotatedRelations().contains(type);
  }

  private boolean isRelated(ScoredPair pair, SpanMatch match) {
    return pair.drug().sentence() == pair.target().sentence()
        ? sentences.get(pair.drug().sentence()).relations().stream()
            .anyMatch(gold -> match.matches(gold, relation(pair)))
        : crossings.stream().anyMatch(gold -> matches(match, gold, pair));
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
    return Arrays.stream(scores).mapToDouble(SentenceScores::adrLogit).toArray();
  }

  /** Whether the network has a sentence head. */
  public boolean classified() {
    return Arrays.stream(scores).noneMatch(sentence -> Double.isNaN(sentence.adrLogit()));
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
