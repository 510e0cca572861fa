package org.uimaadr.eval;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.uimaadr.corpus.ReactionContext;

/** What is asked about the context of a mention that looks like a reaction. */
public enum ContextLabel {
  /** The patient did suffer it: nothing below holds but historical and uncertain. */
  AFFIRMED,
  /** It is denied. */
  NEGATED,
  /** It is warned of, feared, looked for, or depends on a condition. */
  HYPOTHETICAL,
  /** Somebody else suffered it. */
  FAMILY,
  /** It belongs to the past. */
  HISTORICAL,
  /** It is suspected. */
  UNCERTAIN,
  /** It is what a drug is given for. */
  INDICATION;

  /** What is asked about an indication: its other context is not annotated. */
  static final Set<ContextLabel> OF_INDICATIONS = Set.of(AFFIRMED, INDICATION);

  /** The labels of a gold reaction. */
  static Set<ContextLabel> of(Collection<ReactionContext> marks) {
    Set<ContextLabel> labels = EnumSet.noneOf(ContextLabel.class);
    if (marks.stream().allMatch(ReactionContext::affirmed)) {
      labels.add(AFFIRMED);
    }
    for (ReactionContext mark : marks) {
      labels.add(
          switch (mark) {
            case DENIED -> NEGATED;
            case HYPOTHETICAL -> HYPOTHETICAL;
            case FAMILY -> FAMILY;
            case HISTORICAL -> HISTORICAL;
            case UNCERTAIN -> UNCERTAIN;
          });
    }
    return labels;
  }
}
