package org.uimaadr.text;

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

  /** Type of the mention that the drug is related to. */
  public MentionType target() {
    return target;
  }
}
