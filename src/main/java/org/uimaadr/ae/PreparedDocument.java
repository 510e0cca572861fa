package org.uimaadr.ae;

import java.util.Collections;
import java.util.List;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * A document between {@code prepare} and {@code score}: it no longer needs its CAS.
 *
 * <p>Word pieces are made in {@code score}, some sentences at a time, so that a document of any
 * size needs little memory beside its text.
 *
 * @param text the document's text
 * @param sentences its sentences
 * @param mentions for each sentence the mentions that the CAS already holds, as far as the engine
 *     wants them; offsets relative to the sentence
 */
public record PreparedDocument(
    String text, List<TextSpan> sentences, List<List<TypedSpan>> mentions) {

  /** Copies the lists. */
  public PreparedDocument {
    sentences = List.copyOf(sentences);
    mentions = List.copyOf(mentions);
  }

  /** A document whose mentions are not wanted. */
  static PreparedDocument of(String text, List<TextSpan> sentences) {
    return new PreparedDocument(text, sentences, Collections.nCopies(sentences.size(), List.of()));
  }
}
