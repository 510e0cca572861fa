package org.uimaadr.eval;

import java.util.List;
import org.uimaadr.corpus.CorpusRelation;

/**
 * The relations of one sentence, gold and predicted; spans are relative to its text.
 *
 * @param gold annotated relations
 * @param predicted relations between the predicted mentions: end to end, what a user gets
 * @param ofGoldSpans relations that the system sees between the annotated mentions: what its
 *     relation head is worth apart from its taggers
 */
public record EvaluatedRelations(
    List<CorpusRelation> gold, List<CorpusRelation> predicted, List<CorpusRelation> ofGoldSpans) {

  /** No relation anywhere. */
  public static final EvaluatedRelations NONE =
      new EvaluatedRelations(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public EvaluatedRelations {
    gold = List.copyOf(gold);
    predicted = List.copyOf(predicted);
    ofGoldSpans = List.copyOf(ofGoldSpans);
  }
}
