package org.uimaadr.context;

import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Reaction;

/**
 * What a document says of a reaction, as far as it tells events apart: the marks of its context,
 * and whether its sentence states an adverse drug reaction. History and uncertainty do not: an old
 * or a suspected reaction is the same reaction.
 *
 * @param stated its sentence is decided to state an adverse drug reaction, or it stands in an
 *     allergy list, whose items say too little for that decision
 * @param denied it did not happen
 * @param conditional it is warned of, feared, planned for or under a condition
 * @param subject who suffered it, in cTAKES' values
 * @param indication it is what a drug is given for
 */
public record ReactionStatus(
    boolean stated, boolean denied, boolean conditional, String subject, boolean indication) {

  /** The status of a reaction; what was not computed takes nothing away. */
  public static ReactionStatus of(Reaction reaction) {
    MentionContext context = MentionContext.of(reaction);
    AdrSentence sentence = reaction.getSentence();
    return new ReactionStatus(
        sentence == null
            || sentence.getAdr()
            || ListRelationWriter.ALLERGIES.equals(reaction.getSection()),
        context.polarity() < 0,
        context.conditional(),
        context.subject(),
        context.indication());
  }

  /** Whether the document says that the patient suffered it, from a drug. */
  public boolean isSuffered() {
    return stated
        && !denied
        && !conditional
        && MentionContext.PATIENT.equals(subject)
        && !indication;
  }
}
