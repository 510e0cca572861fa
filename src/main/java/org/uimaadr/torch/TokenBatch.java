package org.uimaadr.torch;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Several windows padded to one shape from a small set, so that libtorch meets few shapes: it keeps
 * compiled kernels for each.
 *
 * @param rows number of rows with padding rows
 * @param length number of pieces of a row with padding
 * @param windows ids of each window, special tokens included; a padding row repeats nothing and
 *     sees one piece
 */
record TokenBatch(int rows, int length, List<int[]> windows) {

  private static final int[] ROWS = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64};
  private static final int[] LENGTHS = {
    8, 16, 24, 32, 40, 48, 64, 80, 96, 128, 160, 192, 256, 320, 384, 448, 512
  };

  /**
   * Pads windows.
   *
   * @param maxPositions the encoder's number of positions, which no padding may exceed
   * @throws IllegalArgumentException if a window is longer than that
   */
  static TokenBatch of(List<int[]> windows, int maxPositions) {
    int longest = windows.stream().mapToInt(window -> window.length).max().orElse(1);
    if (longest > maxPositions) {
      throw new IllegalArgumentException(
          "A window of " + longest + " pieces; the encoder reads " + maxPositions + " at most");
    }
    int length = Math.min(atLeast(longest, LENGTHS), maxPositions);
    return new TokenBatch(atLeast(windows.size(), ROWS), length, List.copyOf(windows));
  }

  private static int atLeast(int wanted, int[] steps) {
    for (int step : steps) {
      if (step >= wanted) {
        return step;
      }
    }
    return wanted;
  }

  /** Vocabulary ids, [rows, length]; padding is 0. */
  NDArray ids(ModuleCall call) {
    long[] ids = new long[rows * length];
    for (int row = 0; row < windows.size(); row++) {
      int[] window = windows.get(row);
      for (int i = 0; i < window.length; i++) {
        ids[row * length + i] = window[i];
      }
    }
    return call.longs(ids, rows, length);
  }

  /**
   * The number of each piece's sentence in its window, from 1, and 0 for padding, [rows, length]; a
   * padding row has one piece, since attention to none is NaN. A sentence begins with what the
   * window begins with, {@code [CLS]}, after what it ends with, {@code [SEP]}.
   */
  NDArray mask(ModuleCall call) {
    long[] mask = new long[rows * length];
    for (int row = 0; row < rows; row++) {
      mask[row * length] = 1;
      if (row < windows.size()) {
        number(windows.get(row), mask, row * length);
      }
    }
    return call.longs(mask, rows, length);
  }

  private static void number(int[] window, long[] mask, int begin) {
    int sentence = 1;
    for (int i = 0; i < window.length; i++) {
      if (i > 0 && window[i] == window[0] && window[i - 1] == window[window.length - 1]) {
        sentence++;
      }
      mask[begin + i] = sentence;
    }
  }
}
