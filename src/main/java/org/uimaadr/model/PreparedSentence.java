package org.uimaadr.model;

import java.util.List;
import org.uimaadr.text.Window;
import org.uimaadr.text.WordPieces;

/**
 * A sentence as the network reads it.
 *
 * @param text the sentence
 * @param pieces its word pieces, offsets relative to the text
 * @param windows windows that cover the pieces
 */
public record PreparedSentence(String text, WordPieces pieces, List<Window> windows) {

  /** Copies the list. */
  public PreparedSentence {
    windows = List.copyOf(windows);
  }
}
