package org.uimaadr.model;

import java.util.ArrayList;
import java.util.List;
import org.uimaadr.text.MentionType;

/**
 * Turns the scores of a sentence into decisions.
 *
 * @param taggers types of the taggers, in the order of the scores
 * @param thresholds what decides
 * @param calibration of the probabilities
 * @param gate whether reactions are kept only in sentences that are decided to state an ADR
 */
public record SentenceDecoder(
    List<MentionType> taggers, Thresholds thresholds, Calibration calibration, boolean gate) {

  /** Copies the list. */
  public SentenceDecoder {
    taggers = List.copyOf(taggers);
  }

  /** The same decoder with other thresholds. */
  public SentenceDecoder with(Thresholds other) {
    return new SentenceDecoder(taggers, other, calibration, gate);
  }

  /** Decides. */
  public ReadSentence read(PreparedSentence sentence, SentenceScores scores) {
    SpanDecoder decoder = new SpanDecoder(sentence.text(), sentence.pieces());
    List<ScoredSpan> mentions = new ArrayList<>();
    for (int tagger = 0; tagger < taggers.size(); tagger++) {
      MentionType type = taggers.get(tagger);
      mentions.addAll(
          decoder.decode(
              type,
              scores.tags()[tagger],
              thresholds.outsidePenalty().getOrDefault(type, 0.0),
              calibration.taggers().getOrDefault(type, 1.0)));
    }
    mentions.removeIf(mention -> !namesSomething(sentence.text(), mention));
    boolean classified = !Double.isNaN(scores.adrLogit());
    double probability = classified ? probability(scores.adrLogit()) : Double.NaN;
    boolean adr =
        classified
            ? probability >= thresholds.sentence()
            : mentions.stream().anyMatch(m -> m.span().type() == MentionType.REACTION);
    ReadSentence read = new ReadSentence(probability, adr, mentions);
    return gate && !adr ? read.withoutReactions() : read;
  }

  private double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds / calibration.sentence()));
  }

  /**
   * In lists the taggers take a bullet for a mention now and then; punctuation alone names nothing.
   */
  private static boolean namesSomething(String text, ScoredSpan mention) {
    return mention.span().span().of(text).codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
