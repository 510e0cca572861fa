package org.uimaadr.model;

import org.uimaadr.text.RelationType;

/**
 * A pair of mentions with what the network says of it, before any decision.
 *
 * @param type the relation that was asked for
 * @param drug the drug
 * @param target the reaction or dose; of the drug's sentence or of one that was read with it
 * @param logit log-odds that they are related
 */
public record ScoredPair(RelationType type, MentionPlace drug, MentionPlace target, double logit) {

  /** The same pair in a document that has {@code sentences} more sentences before it. */
  public ScoredPair shift(int sentences) {
    return new ScoredPair(type, drug.shift(sentences), target.shift(sentences), logit);
  }
}
