package org.uimaadr.corpus;

/**
 * What a text says of a reaction beside its name, as docs/annotation-guideline.md has it. A
 * reaction without a mark did happen to the patient, now.
 */
public enum ReactionContext {
  /** It did not happen or is not there. */
  DENIED(false),
  /** It is warned of, feared, asked about, looked for, or depends on a condition. */
  HYPOTHETICAL(false),
  /** Somebody else than the patient suffered it. */
  FAMILY(false),
  /** It belongs to the past. */
  HISTORICAL(true),
  /** It is suspected. */
  UNCERTAIN(true);

  private final boolean affirmed;

  ReactionContext(boolean affirmed) {
    this.affirmed = affirmed;
  }

  /** Whether a reaction with this mark still counts as one that the patient did suffer. */
  public boolean affirmed() {
    return affirmed;
  }
}
