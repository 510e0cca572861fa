package org.uimaadr.text;

/** The types of mentions that the taggers know, in the order of their layers. */
public enum MentionType {
  /** An untoward effect of a drug. */
  REACTION,
  /** A medication by any of its names, without its dose. */
  DRUG,
  /** The dose of a drug. */
  DOSE
}
