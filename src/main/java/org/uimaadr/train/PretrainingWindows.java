package org.uimaadr.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.uimaadr.text.WordPieceTokenizer;

/**
 * Documents as windows of an encoder, {@code [CLS]}, pieces, {@code [SEP]}, in batches without end:
 * the documents come in an order drawn by the seed, again and again in others. A long document is
 * cut every so many pieces; documents, and rests of documents, of less than eight are left out.
 */
final class PretrainingWindows {

  /** Documents whose windows are mixed and sorted by length together. */
  private static final int DOCUMENTS_OF_A_RUN = 512;

  /** A shorter rest of a document tells too little of what is hidden. */
  private static final int LEAST_PIECES = 8;

  private final WordPieceTokenizer tokenizer;
  private final int pieces;
  private final int batchSize;
  private final Random random;
  private final List<String> documents;
  private final List<List<int[]>> waiting = new ArrayList<>();
  private int next;

  /**
   * Windows of documents.
   *
   * @param pieces most pieces of a window, special tokens not counted
   * @param batchSize windows of a batch
   */
  PretrainingWindows(
      List<String> documents, WordPieceTokenizer tokenizer, int pieces, int batchSize, long seed) {
    this.documents = new ArrayList<>(documents);
    this.next = documents.size();
    this.tokenizer = tokenizer;
    this.pieces = pieces;
    this.batchSize = batchSize;
    this.random = new Random(seed);
  }

  /** The windows of one document. */
  static List<int[]> of(String document, WordPieceTokenizer tokenizer, int pieces) {
    int[] ids = tokenizer.tokenize(document).ids();
    List<int[]> windows = new ArrayList<>();
    for (int begin = 0; begin < ids.length; begin += pieces) {
      int end = Math.min(ids.length, begin + pieces);
      if (end - begin >= LEAST_PIECES) {
        int[] window = new int[end - begin + 2];
        window[0] = tokenizer.classifierId();
        System.arraycopy(ids, begin, window, 1, end - begin);
        window[window.length - 1] = tokenizer.separatorId();
        windows.add(window);
      }
    }
    return windows;
  }

  /**
   * The next batch.
   *
   * @throws TrainingException if all documents are too short
   */
  List<int[]> next() {
    int passes = 0;
    while (waiting.isEmpty()) {
      if (next == documents.size()) {
        if (passes++ > 1) {
          throw new TrainingException(
              "All documents are shorter than "
                  + LEAST_PIECES
                  + " word pieces; give longer ones, or leave out --lines");
        }
        Collections.shuffle(documents, random);
        next = 0;
      }
      fill();
    }
    return waiting.remove(waiting.size() - 1);
  }

  private void fill() {
    int end = Math.min(documents.size(), next + DOCUMENTS_OF_A_RUN);
    List<int[]> windows =
        new ArrayList<>(
            documents.subList(next, end).parallelStream()
                .flatMap(document -> of(document, tokenizer, pieces).stream())
                .toList());
    next = end;
    // Shuffled first, so that windows of one length are mixed, too.
    Collections.shuffle(windows, random);
    windows.sort(Comparator.comparingInt(window -> window.length));
    for (int from = 0; from < windows.size(); from += batchSize) {
      waiting.add(List.copyOf(windows.subList(from, Math.min(from + batchSize, windows.size()))));
    }
    Collections.shuffle(waiting, random);
  }

  /** Number of pieces of a batch, special tokens included. */
  static int size(List<int[]> batch) {
    return batch.stream().mapToInt(window -> window.length).sum();
  }

  /** The first windows of documents, in batches, always the same ones. */
  static List<List<int[]>> first(
      List<String> documents, WordPieceTokenizer tokenizer, int pieces, int batchSize, int most) {
    List<int[]> windows = new ArrayList<>();
    for (String document : documents) {
      if (windows.size() < most) {
        windows.addAll(of(document, tokenizer, pieces));
      }
    }
    int[][] all = windows.stream().limit(most).toArray(int[][]::new);
    List<List<int[]>> batches = new ArrayList<>();
    for (int from = 0; from < all.length; from += batchSize) {
      batches.add(List.of(Arrays.copyOfRange(all, from, Math.min(all.length, from + batchSize))));
    }
    return batches;
  }
}
