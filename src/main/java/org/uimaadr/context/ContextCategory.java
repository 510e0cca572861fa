package org.uimaadr.context;

/** What the words around a reaction can say of it. */
public enum ContextCategory {
  /** It did not happen, or the drug did not do it. */
  NEGATED,
  /** It is warned of, feared, asked about, monitored for, planned for, or stands in a condition. */
  HYPOTHETICAL,
  /** It belongs to the past and not to what is going on now. */
  HISTORICAL,
  /** A family member suffered it. */
  FAMILY,
  /** Somebody else, neither the patient nor a family member, suffered it. */
  OTHER,
  /** It, or the drug's part in it, is suspected only. */
  UNCERTAIN,
  /** It is what a drug is given for. */
  INDICATION,
  /** A drug is blamed for it: it is no indication, and did happen even where instructions stand. */
  BLAMED
}
