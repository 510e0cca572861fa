package org.uimaadr.text;

import java.util.List;

/**
 * The word pieces of one sentence, without special tokens. The three arrays have the same length.
 *
 * @param ids vocabulary ids
 * @param begins UTF-16 offset of each piece's first unit, relative to the sentence's text
 * @param ends UTF-16 offset after each piece's last unit
 */
public record WordPieces(int[] ids, int[] begins, int[] ends) {

  private static final int BEGIN = 1;
  private static final int INSIDE = 2;

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

  /**
   * Labels of the pieces, as a tagger learns them: 1 (B) for the first piece of a span, 2 (I) for
   * its others, 0 (O) elsewhere.
   *
   * @param spans UTF-16 offsets relative to the sentence's text; of those that overlap, the later
   *     one decides
   */
  public int[] labels(List<TextSpan> spans) {
    int[] labels = new int[ids.length];
    for (TextSpan span : spans) {
      int label = BEGIN;
      for (int piece = 0; piece < labels.length; piece++) {
        if (begins[piece] < span.end() && span.begin() < ends[piece]) {
          labels[piece] = label;
          label = INSIDE;
        }
      }
    }
    return labels;
  }
}
