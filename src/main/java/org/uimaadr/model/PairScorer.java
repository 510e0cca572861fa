package org.uimaadr.model;

import java.util.List;
import org.uimaadr.torch.HiddenStates;
import org.uimaadr.torch.SpanPair;

/**
 * Runs pairs of spans through a network's relation heads: {@code Network::scorePairs} or {@code
 * TrainableNetwork::scorePairs}.
 */
@FunctionalInterface
public interface PairScorer {

  /**
   * Scores pairs in one call.
   *
   * @param states of the windows that the pairs stand in
   * @param pairs at least one; their rows are places in {@code states}
   * @return a logit for each pair: above 0 is related
   */
  float[] score(List<HiddenStates> states, List<SpanPair> pairs);
}
