package org.uimaadr.model;

import java.util.List;
import org.uimaadr.text.TypedSpan;

/**
 * Scores pairs of mentions: {@code AdrService::scorePairs}, or {@code PairBatcher::score} around a
 * network in training.
 */
@FunctionalInterface
public interface RelationScorer {

  /**
   * Scores all pairs of mentions that a relation head knows and that some window holds.
   *
   * @param sentences sentences of a document, or of several
   * @param scores what the network said of them
   * @param mentions the mentions of each, offsets relative to the sentence's text
   */
  PairScores score(
      List<PreparedSentence> sentences,
      List<SentenceScores> scores,
      List<List<TypedSpan>> mentions);
}
