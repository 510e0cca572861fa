package org.uimaadr.text;

import java.util.Objects;

/**
 * Maps offsets between the two ways to count a text: in UTF-16 units, as Java and UIMA do, and in
 * code points, as the native tokenizer and Python do. A surrogate without a partner counts as one
 * code point. Immutable.
 */
public final class CodePointOffsets {

  private final int utf16Length;

  /** UTF-16 offset of each code point and of the end; null where both counts agree. */
  private final int[] utf16;

  /** Code-point offset of each UTF-16 unit and of the end; null where both counts agree. */
  private final int[] codePoints;

  /** Counts {@code text}; texts without surrogate pairs take no memory. */
  public CodePointOffsets(String text) {
    utf16Length = text.length();
    int count = text.codePointCount(0, utf16Length);
    if (count == utf16Length) {
      utf16 = null;
      codePoints = null;
      return;
    }
    utf16 = new int[count + 1];
    codePoints = new int[utf16Length + 1];
    int unit = 0;
    for (int codePoint = 0; codePoint < count; codePoint++) {
      utf16[codePoint] = unit;
      int next = text.offsetByCodePoints(unit, 1);
      while (unit < next) {
        codePoints[unit++] = codePoint;
      }
    }
    utf16[count] = utf16Length;
    codePoints[utf16Length] = count;
  }

  /**
   * The UTF-16 offset of a code-point offset.
   *
   * @throws IndexOutOfBoundsException if the text has fewer code points
   */
  public int toUtf16(int codePointOffset) {
    return utf16 == null ? checked(codePointOffset) : utf16[codePointOffset];
  }

  /**
   * The code-point offset of a UTF-16 offset. An offset inside a surrogate pair maps to the pair's
   * code point.
   *
   * @throws IndexOutOfBoundsException if the text has fewer UTF-16 units
   */
  public int toCodePoints(int utf16Offset) {
    return codePoints == null ? checked(utf16Offset) : codePoints[utf16Offset];
  }

  private int checked(int offset) {
    return Objects.checkIndex(offset, utf16Length + 1);
  }
}
