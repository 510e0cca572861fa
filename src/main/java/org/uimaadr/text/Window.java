package org.uimaadr.text;

/**
 * What the encoder reads at once: a run of one sentence's word pieces between {@code [CLS]} and
 * {@code [SEP]}, not padded.
 *
 * @param ids vocabulary ids with both special tokens; {@code ids.length == to - from + 2}
 * @param from index of the first piece in the sentence's {@link WordPieces}
 * @param to index after the last piece
 */
public record Window(int[] ids, int from, int to) {}
