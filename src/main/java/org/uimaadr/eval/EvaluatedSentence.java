package org.uimaadr.eval;

import java.util.List;
import java.util.Set;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * One sentence with the gold standard and a system's answer side by side.
 *
 * @param id unique within an evaluation
 * @param group what must be resampled as a whole because its sentences depend on each other: the
 *     abstract (PMID)
 * @param text the sentence; used for listings of errors only
 * @param goldAdr whether the sentence states an adverse drug reaction
 * @param probability the system's probability that it does, between 0 and 1; NaN if the system has
 *     no sentence head
 * @param predictedAdr the system's decision at its threshold
 * @param annotatedTypes the types whose mentions are annotated exhaustively in this sentence; a
 *     type that is missing here is not scored, whatever the system predicts
 * @param gold annotated mentions, UTF-16 offsets relative to the text, end exclusive
 * @param predicted predicted mentions, likewise
 * @param relations gold and predicted relations; none where they are not asked for
 */
public record EvaluatedSentence(
    String id,
    String group,
    String text,
    boolean goldAdr,
    double probability,
    boolean predictedAdr,
    Set<MentionType> annotatedTypes,
    List<TypedSpan> gold,
    List<TypedSpan> predicted,
    EvaluatedRelations relations)
    implements Grouped {

  /** Copies the collections and rejects a probability outside [0, 1]. */
  public EvaluatedSentence {
    if (probability < 0 || probability > 1) {
      throw new IllegalArgumentException(
          "Sentence " + id + ": not a probability between 0 and 1: " + probability);
    }
    annotatedTypes = Set.copyOf(annotatedTypes);
    gold = List.copyOf(gold);
    predicted = List.copyOf(predicted);
  }

  /** A sentence without relations. */
  public EvaluatedSentence(
      String id,
      String group,
      String text,
      boolean goldAdr,
      double probability,
      boolean predictedAdr,
      Set<MentionType> annotatedTypes,
      List<TypedSpan> gold,
      List<TypedSpan> predicted) {
    this(
        id,
        group,
        text,
        goldAdr,
        probability,
        predictedAdr,
        annotatedTypes,
        gold,
        predicted,
        EvaluatedRelations.NONE);
  }

  /** Whether the system gave a probability. */
  public boolean scored() {
    return !Double.isNaN(probability);
  }
}
