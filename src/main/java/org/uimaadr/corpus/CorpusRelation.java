package org.uimaadr.corpus;

import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;

/**
 * A relation from a drug to a reaction that the text blames on it, or to its dose.
 *
 * @param drug a span of type DRUG
 * @param target a span of type REACTION or DOSE
 */
public record CorpusRelation(TypedSpan drug, TypedSpan target) {

  /** Rejects a drug that is not a DRUG and a target that is one. */
  public CorpusRelation {
    if (drug.type() != MentionType.DRUG || target.type() == MentionType.DRUG) {
      throw new IllegalArgumentException(
          "Not a relation from a drug to a reaction or dose: " + drug + ", " + target);
    }
  }

  /** What kind of relation it is. */
  public RelationType type() {
    return target.type() == MentionType.REACTION
        ? RelationType.DRUG_REACTION
        : RelationType.DRUG_DOSE;
  }
}
