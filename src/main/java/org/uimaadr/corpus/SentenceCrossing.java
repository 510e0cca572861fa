package org.uimaadr.corpus;

import org.uimaadr.text.TypedSpan;

/**
 * A relation between mentions of two sentences of a document.
 *
 * @param drugSentence index of the drug's sentence
 * @param targetSentence index of the other mention's sentence
 * @param relation the two, each with offsets relative to its own sentence
 */
public record SentenceCrossing(int drugSentence, int targetSentence, CorpusRelation relation) {

  /** Rejects what crosses no border. */
  public SentenceCrossing {
    if (drugSentence == targetSentence) {
      throw new IllegalArgumentException("One sentence: " + drugSentence);
    }
  }

  /** The same relation in a text that has {@code sentences} more sentences before it. */
  public SentenceCrossing shift(int sentences) {
    return new SentenceCrossing(drugSentence + sentences, targetSentence + sentences, relation);
  }

  /** The drug, relative to its sentence. */
  public TypedSpan drug() {
    return relation.drug();
  }

  /** The reaction or dose, relative to its sentence. */
  public TypedSpan target() {
    return relation.target();
  }
}
