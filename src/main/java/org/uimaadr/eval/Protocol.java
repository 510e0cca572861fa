package org.uimaadr.eval;

import java.util.Optional;
import java.util.Set;
import org.uimaadr.corpus.LeakReport;
import org.uimaadr.model.SentenceProbability;
import org.uimaadr.text.MentionType;

/**
 * Under what rules figures were measured. Figures of different protocols must not be compared.
 *
 * @param part what was evaluated, for example {@code test}
 * @param split how data was divided, for example {@code folds by CRC-32 of the PMID, fold 9}
 * @param description what else a reader must know, for example the operating point and how spans
 *     are decoded
 * @param gated types whose predicted mentions were kept only in sentences that the system decided
 *     to be positive; empty if nothing was gated
 * @param leak how much of the part was known from training, if that was looked at
 */
public record Protocol(
    String part,
    String split,
    String description,
    Set<MentionType> gated,
    Optional<LeakReport> leak) {

  /** A protocol that does not know what the system was trained on. */
  public Protocol(String part, String split, String description, Set<MentionType> gated) {
    this(part, split, description, gated, Optional.empty());
  }

  /**
   * How sentences were read, to be put behind a description.
   *
   * @param blockPieces most word pieces that sentences of an abstract or document shared, or 0
   * @param probability what made probabilities of their scores
   */
  public static String reading(int blockPieces, SentenceProbability probability) {
    return (blockPieces > 0
            ? ", sentences read together up to " + blockPieces + " word pieces"
            : ", each sentence read alone")
        + (probability.surestOther() > 0
            ? ", decided about with the surest other one of the document in sight"
            : "");
  }

  /** Copies the set. */
  public Protocol {
    gated = Set.copyOf(gated);
  }
}
