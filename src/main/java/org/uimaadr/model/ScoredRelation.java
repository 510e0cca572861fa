package org.uimaadr.model;

import org.uimaadr.text.RelationType;

/**
 * A relation that was decided on.
 *
 * @param type what relates the mentions
 * @param drug the drug
 * @param target the reaction that is blamed on it, or its dose
 * @param confidence calibrated probability of the relation between these two mentions
 */
public record ScoredRelation(
    RelationType type, MentionPlace drug, MentionPlace target, double confidence) {

  /** The same relation in a document that has {@code sentences} more sentences before it. */
  public ScoredRelation shift(int sentences) {
    return new ScoredRelation(type, drug.shift(sentences), target.shift(sentences), confidence);
  }
}
