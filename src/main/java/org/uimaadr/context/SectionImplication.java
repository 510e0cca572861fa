package org.uimaadr.context;

/** What a section says of all reactions in it. */
public enum SectionImplication {
  /** Nothing. */
  NONE,
  /** They belong to the past. */
  HISTORICAL,
  /** A family member suffered them. */
  FAMILY,
  /** They are warned of, unless a drug is blamed for them. */
  HYPOTHETICAL
}
