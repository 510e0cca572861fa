package org.uimaadr.model;

import org.uimaadr.text.TypedSpan;

/**
 * A mention of a document; a sentence never has the same span twice.
 *
 * @param sentence index of its sentence
 * @param span its type and offsets, relative to the sentence's text
 */
public record MentionPlace(int sentence, TypedSpan span) {

  /** The same mention in a document that has {@code sentences} more sentences before it. */
  MentionPlace shift(int sentences) {
    return new MentionPlace(sentence + sentences, span);
  }
}
