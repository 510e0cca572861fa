package org.uimaadr.ae;

import java.util.List;
import org.uimaadr.text.TextSpan;

/**
 * A document between {@code prepare} and {@code score}: it no longer needs its CAS.
 *
 * <p>Word pieces are made in {@code score}, some sentences at a time, so that a document of any
 * size needs little memory beside its text.
 *
 * @param text the document's text
 * @param sentences its sentences
 */
public record PreparedDocument(String text, List<TextSpan> sentences) {

  /** Copies the list. */
  public PreparedDocument {
    sentences = List.copyOf(sentences);
  }
}
