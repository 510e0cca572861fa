package org.uimaadr.model;

import java.util.List;

/**
 * The pairs of mentions of some sentences.
 *
 * @param pairs the pairs with their scores
 * @param leftOut number of pairs that were not scored because their window holds too many
 */
public record PairScores(List<ScoredPair> pairs, int leftOut) {

  /** Copies the list. */
  public PairScores {
    pairs = List.copyOf(pairs);
  }
}
