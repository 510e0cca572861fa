package org.uimaadr.text;

/**
 * The word pieces of one sentence, without special tokens. The three arrays have the same length.
 *
 * @param ids vocabulary ids
 * @param begins UTF-16 offset of each piece's first unit, relative to the sentence's text
 * @param ends UTF-16 offset after each piece's last unit
 */
public record WordPieces(int[] ids, int[] begins, int[] ends) {

  /** Number of pieces. */
  public int size() {
    return ids.length;
  }
}
