package org.uimaadr.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Covers a sentence of any length with windows that an encoder can read. A sentence that fits is
 * one window. A longer one is covered by overlapping windows, whose edges fall between words that
 * white space separates where one is near; where windows overlap, {@link #decidingWindows} says
 * which one to believe. Short sentences that follow each other may share what the encoder reads:
 * see {@link #together}.
 */
public final class WindowMaker {

  /** Special tokens of a window or of a sentence in it: {@code [CLS]} and {@code [SEP]}. */
  public static final int SPECIAL_TOKENS = 2;

  private final int maxPieces;
  private final int overlapPieces;
  private final int classifierId;
  private final int separatorId;

  /** How many pieces an edge may move to the left to reach white space. */
  private final int tolerance;

  /**
   * Sets the size of the windows.
   *
   * @param maxPieces most pieces of a window, special tokens not counted; for BERT at most 510
   * @param overlapPieces least pieces that consecutive windows share, below {@code maxPieces}
   * @param classifierId id of {@code [CLS]}
   * @param separatorId id of {@code [SEP]}
   */
  public WindowMaker(int maxPieces, int overlapPieces, int classifierId, int separatorId) {
    if (overlapPieces < 0 || maxPieces <= overlapPieces) {
      throw new IllegalArgumentException(
          "Windows of " + maxPieces + " pieces cannot overlap by " + overlapPieces);
    }
    this.maxPieces = maxPieces;
    this.overlapPieces = overlapPieces;
    this.classifierId = classifierId;
    this.separatorId = separatorId;
    // Both edges may move; a quarter of the stride keeps half of it as progress.
    this.tolerance = (maxPieces - overlapPieces) / 4;
  }

  /**
   * The windows of a sentence, from left to right.
   *
   * @param pieces the sentence's pieces
   * @return at least one window; a sentence without pieces has one that holds special tokens only
   */
  public List<Window> windows(WordPieces pieces) {
    List<Window> windows = new ArrayList<>();
    int from = 0;
    while (pieces.size() - from > maxPieces) {
      int to = wordEdgeAtOrBefore(from + maxPieces, pieces);
      windows.add(window(pieces, from, to));
      from = wordEdgeAtOrBefore(to - overlapPieces, pieces);
    }
    windows.add(window(pieces, from, pieces.size()));
    return windows;
  }

  /**
   * The windows of consecutive sentences, which are read together as far as they fit: a block is
   * full when the next sentence would make it too long, or when it is half full and a paragraph
   * begins. A sentence that is too long for a block is read alone.
   *
   * @param sentences pieces of each sentence
   * @param paragraphs indices of the sentences that begin a paragraph
   * @param blockPieces most ids that sentences share, special tokens counted; 0 reads each alone
   * @return the windows of each sentence, in order
   */
  public List<List<Window>> together(
      List<WordPieces> sentences, Set<Integer> paragraphs, int blockPieces) {
    int most = Math.min(blockPieces, maxPieces + SPECIAL_TOKENS);
    List<List<Window>> windows = new ArrayList<>(sentences.size());
    List<WordPieces> block = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < sentences.size(); i++) {
      int more = sentences.get(i).size() + SPECIAL_TOKENS;
      if (length + more > most || (2 * length >= most && paragraphs.contains(i))) {
        windows.addAll(block(block));
        block.clear();
        length = 0;
      }
      block.add(sentences.get(i));
      length += more;
    }
    windows.addAll(block(block));
    return windows;
  }

  private List<List<Window>> block(List<WordPieces> sentences) {
    if (sentences.size() == 1) {
      return List.of(windows(sentences.get(0)));
    }
    int[] ids =
        new int[sentences.stream().mapToInt(pieces -> pieces.size() + SPECIAL_TOKENS).sum()];
    List<List<Window>> windows = new ArrayList<>(sentences.size());
    int start = 1;
    for (WordPieces pieces : sentences) {
      ids[start - 1] = classifierId;
      System.arraycopy(pieces.ids(), 0, ids, start, pieces.size());
      ids[start + pieces.size()] = separatorId;
      windows.add(List.of(new Window(ids, start, 0, pieces.size())));
      start += pieces.size() + SPECIAL_TOKENS;
    }
    return windows;
  }

  private int wordEdgeAtOrBefore(int edge, WordPieces pieces) {
    for (int i = edge; i >= edge - tolerance && i > 0; i--) {
      if (pieces.ends()[i - 1] < pieces.begins()[i]) {
        return i;
      }
    }
    return edge;
  }

  private Window window(WordPieces pieces, int from, int to) {
    int[] ids = new int[to - from + 2];
    ids[0] = classifierId;
    System.arraycopy(pieces.ids(), from, ids, 1, to - from);
    ids[ids.length - 1] = separatorId;
    return new Window(ids, 1, from, to);
  }

  /**
   * Which window decides each piece: the one that shows the encoder more of the sentence on the
   * piece's poorer side; the earlier of two that show the same. Where a window reaches the
   * sentence's own edge, nothing is missing on that side.
   *
   * @param windows all windows of one sentence, as {@link #windows} returns them
   * @return for each piece of the sentence an index into {@code windows}
   */
  public static int[] decidingWindows(List<Window> windows) {
    int size = windows.get(windows.size() - 1).to();
    int[] deciding = new int[size];
    int[] mostContext = new int[size];
    for (int w = 0; w < windows.size(); w++) {
      Window window = windows.get(w);
      for (int piece = window.from(); piece < window.to(); piece++) {
        int left = window.from() == 0 ? size : piece - window.from();
        int right = window.to() == size ? size : window.to() - 1 - piece;
        // One more than the context, so that the first window of a piece always beats none.
        int context = 1 + Math.min(left, right);
        if (context > mostContext[piece]) {
          mostContext[piece] = context;
          deciding[piece] = w;
        }
      }
    }
    return deciding;
  }
}
