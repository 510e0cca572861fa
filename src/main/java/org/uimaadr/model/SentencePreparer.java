package org.uimaadr.model;

import org.uimaadr.text.WindowMaker;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.text.WordPieces;

/** Makes word pieces and windows of sentences. Thread-safe; it does not own the tokenizer. */
public final class SentencePreparer {

  private final WordPieceTokenizer tokenizer;
  private final WindowMaker windows;

  /**
   * Sets the size of the windows.
   *
   * @param tokenizer the encoder's tokenizer
   * @param maxPieces most pieces of a window, special tokens not counted; two less than the
   *     encoder's number of positions at most
   */
  public SentencePreparer(WordPieceTokenizer tokenizer, int maxPieces) {
    this.tokenizer = tokenizer;
    // Half a window of overlap gives every piece a quarter of a window of context at least.
    this.windows =
        new WindowMaker(
            maxPieces, maxPieces / 2, tokenizer.classifierId(), tokenizer.separatorId());
  }

  /** The pieces and windows of a sentence of any length. */
  public PreparedSentence prepare(String sentence) {
    WordPieces pieces = tokenizer.tokenize(sentence);
    return new PreparedSentence(sentence, pieces, windows.windows(pieces));
  }
}
