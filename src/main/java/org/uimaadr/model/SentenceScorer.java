package org.uimaadr.model;

import java.util.List;

/**
 * Scores sentences: {@code AdrService::score}, or {@code WindowBatcher::score} around a network in
 * training.
 */
@FunctionalInterface
public interface SentenceScorer {

  /**
   * Scores sentences.
   *
   * @param batchSize most windows of a forward pass
   * @return scores in the order of the sentences
   */
  List<SentenceScores> score(List<PreparedSentence> sentences, int batchSize);
}
