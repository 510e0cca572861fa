package org.uimaadr.text;

/** The marks that stand for removed names and dates, as in {@code [**Name (NI) 12**]}. */
final class DeidentificationMarks {

  private static final String BEGIN = "[**";
  private static final String END = "**]";

  /** Longest mark in UTF-16 units; what is not closed by then was never meant to be. */
  private static final int MAX_LENGTH = 200;

  private DeidentificationMarks() {}

  /** End of the mark that begins at {@code begin}; {@code begin} if none does. */
  static int skip(String text, int begin) {
    if (!text.startsWith(BEGIN, begin)) {
      return begin;
    }
    int limit = Math.min(text.length(), begin + MAX_LENGTH);
    for (int i = begin + BEGIN.length(); i + END.length() <= limit; i++) {
      if (text.startsWith(END, i)) {
        return i + END.length();
      }
    }
    return begin;
  }

  /** Whether a mark begins between the two offsets and ends after the second. */
  static boolean goesOnAfter(String text, int begin, int end) {
    for (int i = Math.max(begin, end - MAX_LENGTH); i < end; i++) {
      if (skip(text, i) > end) {
        return true;
      }
    }
    return false;
  }
}
