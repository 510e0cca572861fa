package org.uimaadr.model;

import java.util.List;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * What was decided of a sentence.
 *
 * @param probability calibrated probability that it states an ADR; NaN without a sentence head
 * @param adr whether it is decided to state an ADR; without a sentence head, whether it holds a
 *     reaction
 * @param mentions mentions by type, then place; offsets relative to the sentence's text
 */
public record ReadSentence(double probability, boolean adr, List<ScoredSpan> mentions) {

  /** Copies the list. */
  public ReadSentence {
    mentions = List.copyOf(mentions);
  }

  /** The mentions as spans. */
  public List<TypedSpan> spans() {
    return mentions.stream().map(ScoredSpan::span).toList();
  }

  /** The same sentence, decided to state no ADR. */
  ReadSentence withoutAdr() {
    return new ReadSentence(probability, false, mentions);
  }

  /**
   * What the gate leaves: of a sentence that states no ADR, only the reactions that are sure by
   * themselves.
   *
   * @param reactionAlone least confidence of those
   * @param statesAdr whether the sentence is decided to state one
   */
  public ReadSentence gated(double reactionAlone, boolean statesAdr) {
    if (statesAdr) {
      return this;
    }
    return new ReadSentence(
        probability,
        adr,
        mentions.stream()
            .filter(m -> m.span().type() != MentionType.REACTION || m.confidence() >= reactionAlone)
            .toList());
  }
}
