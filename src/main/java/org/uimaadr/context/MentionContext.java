package org.uimaadr.context;

import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/**
 * What its context says of a reaction, in cTAKES' values.
 *
 * @param polarity 1 affirmed, -1 negated
 * @param uncertainty 1 if the reaction or the drug's part in it is suspected only, else 0; what is
 *     conditional is not suspected
 * @param conditional whether it is warned of, feared, asked about, monitored for, planned for, or
 *     stands under a condition
 * @param subject {@code patient}, {@code family_member} or {@code other}
 * @param historyOf 1 if it belongs to the past and not to what is going on now, else 0
 * @param indication whether it is what a drug is given for rather than a drug's effect
 */
public record MentionContext(
    int polarity,
    int uncertainty,
    boolean conditional,
    String subject,
    int historyOf,
    boolean indication) {

  /** Subject: the patient. */
  public static final String PATIENT = "patient";

  /** Subject: a member of the patient's family. */
  public static final String FAMILY_MEMBER = "family_member";

  /** Subject: somebody else. */
  public static final String OTHER = "other";

  /** What holds where the context says nothing. */
  public static final MentionContext AFFIRMED = new MentionContext(1, 0, false, PATIENT, 0, false);

  /**
   * The context that was marked on a mention. A feature that was not computed counts as affirmed,
   * certain and the patient's.
   */
  public static MentionContext of(Mention mention) {
    return new MentionContext(
        mention.getPolarity() < 0 ? -1 : 1,
        mention.getUncertainty(),
        mention.getConditional(),
        mention.getSubject() == null ? PATIENT : mention.getSubject(),
        mention.getHistoryOf(),
        mention instanceof Reaction reaction && reaction.getIndication());
  }

  /**
   * Whether the patient is said to have suffered the reaction, now or in the past, if only by
   * suspicion: it is not negated, conditional, somebody else's or an indication.
   */
  public boolean affirmed() {
    return polarity > 0 && !conditional && PATIENT.equals(subject) && !indication;
  }
}
