package org.uimaadr.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * Turns the scores of a sentence into decisions.
 *
 * @param taggers types of the taggers, in the order of the scores
 * @param thresholds what decides
 * @param calibration of the probabilities
 * @param gate whether reactions are kept only in sentences that are decided to state an ADR, those
 *     excepted that are sure by themselves
 * @param inDocument whether the sentences are those of a document, see {@link #ofDocument}
 */
public record SentenceDecoder(
    List<MentionType> taggers,
    Thresholds thresholds,
    Calibration calibration,
    boolean gate,
    boolean inDocument) {

  private static final double EVEN = 0.5;

  /** Fewer sentences are no document: each decides for itself. */
  private static final int LEAST_SENTENCES_OF_A_DOCUMENT = 4;

  /** Copies the list. */
  public SentenceDecoder {
    taggers = List.copyOf(taggers);
  }

  /** Decides about single sentences. */
  public SentenceDecoder(
      List<MentionType> taggers, Thresholds thresholds, Calibration calibration, boolean gate) {
    this(taggers, thresholds, calibration, gate, false);
  }

  /** The same decoder with other thresholds. */
  public SentenceDecoder with(Thresholds other) {
    return new SentenceDecoder(taggers, other, calibration, gate, inDocument);
  }

  /**
   * The decoder for the sentences of a document.
   *
   * @param sentences their number
   */
  public SentenceDecoder ofDocument(int sentences) {
    boolean document = sentences >= LEAST_SENTENCES_OF_A_DOCUMENT;
    return new SentenceDecoder(taggers, thresholds, calibration, gate, document);
  }

  /**
   * The same decoder, which keeps reactions whatever their sentence: finds all that it may find of
   * a sentence in whatever document.
   */
  public SentenceDecoder ungated() {
    return new SentenceDecoder(taggers, thresholds, calibration, false, inDocument);
  }

  /** Decides about a sentence that stands alone. */
  public ReadSentence read(PreparedSentence sentence, SentenceScores scores) {
    return read(List.of(sentence), List.of(scores)).get(0);
  }

  /**
   * Decides about sentences of one document, each with the others in sight, see {@link
   * SentenceProbability}.
   *
   * @param scores of each sentence
   */
  public List<ReadSentence> read(List<PreparedSentence> document, List<SentenceScores> scores) {
    double[] probabilities =
        calibration.sentence().of(scores.stream().mapToDouble(SentenceScores::adrLogit).toArray());
    List<ReadSentence> read = new ArrayList<>(document.size());
    for (int i = 0; i < probabilities.length; i++) {
      read.add(read(document.get(i), scores.get(i), probabilities[i]));
    }
    return read;
  }

  /** Decides. probability: of an ADR; NaN without a sentence head. */
  private ReadSentence read(PreparedSentence sentence, SentenceScores scores, double probability) {
    SpanDecoder decoder = new SpanDecoder(sentence.text(), sentence.pieces());
    List<ScoredSpan> mentions = new ArrayList<>();
    for (int tagger = 0; tagger < taggers.size(); tagger++) {
      MentionType type = taggers.get(tagger);
      mentions.addAll(
          decoder.decode(
              type,
              scores.tags()[tagger],
              thresholds.penalty(type, inDocument),
              calibration.taggers().getOrDefault(type, 1.0)));
    }
    mentions.removeIf(mention -> !namesSomething(sentence.text(), mention));
    boolean adr =
        Double.isNaN(probability)
            ? mentions.stream().anyMatch(m -> m.span().type() == MentionType.REACTION)
            : probability >= thresholds.sentence();
    ReadSentence read = new ReadSentence(probability, adr, mentions);
    return gate ? read.gated(thresholds.reactionAlone(), adr) : read;
  }

  /**
   * Decides once more with all of a document in sight: unless its surest sentence is sure enough,
   * none states a reaction.
   *
   * @param document what was decided of each of its sentences
   * @return the same list if nothing changes
   */
  public List<ReadSentence> weigh(List<ReadSentence> document) {
    double surest = document.stream().mapToDouble(ReadSentence::probability).max().orElse(0);
    if (document.size() < LEAST_SENTENCES_OF_A_DOCUMENT
        || Double.isNaN(surest)
        || surest >= thresholds.document()) {
      return document;
    }
    return document.stream()
        .map(ReadSentence::withoutAdr)
        .map(read -> gate ? read.gated(thresholds.reactionAlone(), false) : read)
        .toList();
  }

  /**
   * Decides which pairs of the mentions that were read are related: those that reach the threshold,
   * and where a mention has none, the most probable one if it reaches that of sole relations.
   *
   * @param pairs all pairs of the mentions that the decision is about
   */
  public List<ScoredRelation> relate(List<ScoredPair> pairs) {
    List<ScoredRelation> relations = new ArrayList<>();
    Map<Target, ScoredRelation> mostProbable = new LinkedHashMap<>();
    for (ScoredPair pair : pairs) {
      ScoredRelation candidate =
          new ScoredRelation(
              pair.type(),
              pair.drug(),
              pair.target(),
              Calibration.probability(
                  pair.logit() / calibration.relations().getOrDefault(pair.type(), 1.0)));
      if (candidate.confidence() >= least(pair.type())) {
        relations.add(candidate);
      }
      mostProbable.merge(
          new Target(pair.type(), pair.target()),
          candidate,
          (one, other) -> other.confidence() > one.confidence() ? other : one);
    }
    for (ScoredRelation best : mostProbable.values()) {
      Double sole = thresholds.soleRelations().get(best.type());
      if (sole != null && best.confidence() >= sole && best.confidence() < least(best.type())) {
        relations.add(best);
      }
    }
    return relations;
  }

  /** What a relation leads to. */
  private record Target(RelationType type, MentionPlace mention) {}

  private double least(RelationType relation) {
    return thresholds.relations().getOrDefault(relation, EVEN);
  }

  /**
   * In lists the taggers take a bullet for a mention now and then; punctuation alone names nothing.
   */
  private static boolean namesSomething(String text, ScoredSpan mention) {
    return mention.span().span().of(text).codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
