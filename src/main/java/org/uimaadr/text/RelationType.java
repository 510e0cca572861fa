package org.uimaadr.text;

import java.util.EnumSet;
import java.util.Set;

/** The relations that start from a drug, in the order of their heads. */
public enum RelationType {
  /** A drug and a reaction that the text blames on it. */
  DRUG_REACTION(MentionType.REACTION),
  /** A drug and its dose. */
  DRUG_DOSE(MentionType.DOSE);

  /** Type of the mention that every relation starts from. */
  public static final MentionType SOURCE = MentionType.DRUG;

  private final MentionType target;

  RelationType(MentionType target) {
    this.target = target;
  }

  /** The relations that lead to mentions of the given types. */
  public static Set<RelationType> leadingTo(Set<MentionType> targets) {
    Set<RelationType> relations = EnumSet.allOf(RelationType.class);
    relations.removeIf(relation -> !targets.contains(relation.target));
    return relations;
  }

  /** Type of the mention that the drug is related to. */
  public MentionType target() {
    return target;
  }
}
