package org.uimaadr.context;

/** What a trigger phrase does. */
enum TriggerAction {
  /** Marks the reactions after it. */
  FORWARD,
  /** Marks the reactions before it. */
  BACKWARD,
  /** Marks the reactions on both sides. */
  BOTH,
  /** Marks the next reaction after it and those that are enumerated with it. */
  NEXT,
  /** Marks the reactions that are part of the phrase. */
  HERE,
  /** Marks nothing and keeps shorter phrases inside it from doing so. */
  PSEUDO,
  /** Ends the scope of other phrases. */
  END
}
