package org.uimaadr.text;

/**
 * A run of one sentence's word pieces in what the encoder reads at once. Alone, it stands between
 * {@code [CLS]} and {@code [SEP]}. Short sentences that follow each other may be read together, as
 * {@code [CLS] s1 [SEP] [CLS] s2 [SEP]} (Liu and Lapata 2019, "Text Summarization with Pretrained
 * Encoders", read sentences so): then each has a window, and these share one array of ids.
 *
 * @param ids all that the encoder reads, vocabulary ids with special tokens, not padded
 * @param start place in {@code ids} of the sentence's first piece; the {@code [CLS]} that answers
 *     for the sentence is before it
 * @param from index of the first piece in the sentence's {@link WordPieces}
 * @param to index after the last piece
 */
public record Window(int[] ids, int start, int from, int to) {

  /** Place in {@code ids} of the {@code [CLS]} that answers for the sentence. */
  public int classifier() {
    return start - 1;
  }

  /** Place in {@code ids} of a piece of the sentence that lies in this window. */
  public int position(int piece) {
    return start + piece - from;
  }

  /** Whether all these pieces of the sentence lie in this window. */
  public boolean holds(PieceSpan pieces) {
    return from <= pieces.from() && pieces.to() <= to;
  }

  /** Places in {@code ids} of pieces of the sentence that lie in this window. */
  public PieceSpan positions(PieceSpan pieces) {
    return new PieceSpan(position(pieces.from()), position(pieces.to()));
  }
}
