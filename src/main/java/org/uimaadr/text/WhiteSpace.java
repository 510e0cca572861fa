package org.uimaadr.text;

/** What separates words: Java's white space and Unicode's, no-break spaces and NEL included. */
public final class WhiteSpace {

  private static final int NEXT_LINE = 0x85;

  private WhiteSpace() {}

  /** Whether the character is white space; none lies outside the first plane. */
  static boolean is(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == NEXT_LINE;
  }

  /** The first offset from {@code begin} on that is not white space, or {@code end}. */
  static int skip(CharSequence text, int begin, int end) {
    int i = begin;
    while (i < end && is(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The span without white space at its ends; empty at {@code end} if there is nothing else. */
  public static TextSpan trim(CharSequence text, int begin, int end) {
    int first = skip(text, begin, end);
    int last = end;
    while (last > first && is(text.charAt(last - 1))) {
      last--;
    }
    return new TextSpan(first, last);
  }
}
