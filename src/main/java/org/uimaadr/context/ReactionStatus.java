package org.uimaadr.context;

import org.uimaadr.type.Reaction;

/**
 * What the context marks on a reaction say of it, as far as they tell events apart. History and
 * uncertainty do not: an old or a suspected reaction is the same reaction.
 *
 * @param denied it did not happen
 * @param conditional it is warned of, feared, planned for or under a condition
 * @param subject who suffered it, in cTAKES' values
 */
record ReactionStatus(boolean denied, boolean conditional, String subject) {

  private static final String PATIENT = "patient";

  /** The status of a reaction; a mark that was not computed takes nothing away. */
  static ReactionStatus of(Reaction reaction) {
    return new ReactionStatus(
        reaction.getPolarity() < 0,
        reaction.getConditional(),
        reaction.getSubject() == null ? PATIENT : reaction.getSubject());
  }

  /** Whether the text says that the patient suffered it. */
  boolean isSuffered() {
    return !denied && !conditional && PATIENT.equals(subject);
  }
}
