package org.uimaadr.eval;

import java.util.List;

/**
 * A part of a corpus with a system's answers and what they are worth.
 *
 * @param evaluation the figures
 * @param sentences the answers that the figures were computed from
 */
public record EvaluatedPart(Evaluation evaluation, List<EvaluatedSentence> sentences) {

  /** Copies the list. */
  public EvaluatedPart {
    sentences = List.copyOf(sentences);
  }
}
