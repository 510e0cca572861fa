package org.uimaadr.context;

import org.uimaadr.type.Reaction;

/**
 * What the context marks on a reaction say of it, as far as they tell events apart. History and
 * uncertainty do not: an old or a suspected reaction is the same reaction.
 *
 * @param denied it did not happen
 * @param conditional it is warned of, feared, planned for or under a condition
 * @param subject who suffered it, in cTAKES' values
 * @param indication it is what a drug is given for
 */
record ReactionStatus(boolean denied, boolean conditional, String subject, boolean indication) {

  /** The status of a reaction; a mark that was not computed takes nothing away. */
  static ReactionStatus of(Reaction reaction) {
    MentionContext context = MentionContext.of(reaction);
    return new ReactionStatus(
        context.polarity() < 0, context.conditional(), context.subject(), context.indication());
  }

  /** Whether the text says that the patient suffered it. */
  boolean isSuffered() {
    return !denied && !conditional && MentionContext.PATIENT.equals(subject) && !indication;
  }
}
