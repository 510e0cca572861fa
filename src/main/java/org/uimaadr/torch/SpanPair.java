package org.uimaadr.torch;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A drug and a mention that may be related to it, as places of one window. The spans are not empty;
 * they may overlap, since a drug may stand inside a reaction.
 *
 * @param row window of the batch
 * @param relation number of the relation head
 * @param drugFrom place of the drug's first piece in the window, {@code [CLS]} being 0
 * @param drugTo place after the drug's last piece
 * @param targetFrom place of the other mention's first piece
 * @param targetTo place after its last piece
 */
public record SpanPair(
    int row, int relation, int drugFrom, int drugTo, int targetFrom, int targetTo) {

  /**
   * Number of placements that a relation head tells apart: overlapping, and either order at each of
   * {@value #DISTANCES} distances.
   */
  static final int PLACEMENTS = 17;

  private static final int DISTANCES = (PLACEMENTS - 1) / 2;

  private static final int FIELDS = 6;

  /** Rejects empty spans. */
  public SpanPair {
    if (drugFrom < 0 || drugTo <= drugFrom || targetFrom < 0 || targetTo <= targetFrom) {
      throw new IllegalArgumentException(
          "Not spans of a window: [%d, %d), [%d, %d)"
              .formatted(drugFrom, drugTo, targetFrom, targetTo));
    }
  }

  /** The same pair in another row. */
  public SpanPair inRow(int other) {
    return new SpanPair(other, relation, drugFrom, drugTo, targetFrom, targetTo);
  }

  /** Number of pieces between the spans; below 0 if they overlap. */
  public int distance() {
    return Math.max(drugFrom, targetFrom) - Math.min(drugTo, targetTo);
  }

  /** Pieces of the longest of the three spans that the network looks at. */
  public int longest() {
    return Math.max(distance(), Math.max(drugTo - drugFrom, targetTo - targetFrom));
  }

  /**
   * How the spans lie to each other: 0 overlapping; else which comes first, and how far off, in
   * powers of two.
   */
  int placement() {
    if (distance() < 0) {
      return 0;
    }
    int octave = Math.min(Integer.SIZE - Integer.numberOfLeadingZeros(distance()), DISTANCES - 1);
    return 1 + (drugFrom < targetFrom ? 0 : DISTANCES) + octave;
  }

  /**
   * Pairs as the network reads them, [pairs, 6] int64: number of the relation, begin and end of the
   * drug and of the target among the pieces of all rows, placement.
   *
   * @param rowStart place of a row's first piece among the pieces of all rows
   */
  static NDArray array(ModuleCall call, List<SpanPair> pairs, IntUnaryOperator rowStart) {
    long[] numbers = new long[pairs.size() * FIELDS];
    int next = 0;
    for (SpanPair pair : pairs) {
      int start = rowStart.applyAsInt(pair.row);
      numbers[next++] = pair.relation;
      numbers[next++] = start + pair.drugFrom;
      numbers[next++] = start + pair.drugTo;
      numbers[next++] = start + pair.targetFrom;
      numbers[next++] = start + pair.targetTo;
      numbers[next++] = pair.placement();
    }
    return call.longs(numbers, pairs.size(), FIELDS);
  }
}
