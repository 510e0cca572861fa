package org.uimaadr.text;

/**
 * A run of word pieces: of a sentence, or of what the encoder reads at once.
 *
 * @param from index of the first piece
 * @param to index after the last piece
 */
public record PieceSpan(int from, int to) {

  /** Whether there is no piece in it. */
  public boolean isEmpty() {
    return from >= to;
  }

  /** Whether the two runs share a piece. */
  public boolean overlaps(PieceSpan other) {
    return from < other.to && other.from < to;
  }
}
