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

  /**
   * The pieces that a stretch of the text overlaps; none if the vocabulary cannot spell it.
   *
   * @param begin UTF-16 offset of the stretch, relative to the sentence's text
   * @param end UTF-16 offset after it
   */
  public PieceSpan overlapping(int begin, int end) {
    int from = 0;
    while (from < ids.length && ends[from] <= begin) {
      from++;
    }
    int to = from;
    while (to < ids.length && begins[to] < end) {
      to++;
    }
    return new PieceSpan(from, to);
  }
}
