package org.uimaadr.text;

/** Finds where sentences end inside a stretch of running text, whatever its line breaks. */
final class SentenceEnds {

  private static final String TERMINATORS = ".!?…";
  private static final String CLOSERS = "\"'”’)]}";
  private static final String OPENERS = "\"'“‘([{";

  /** Longest word, in UTF-16 units, that is looked up as an abbreviation. */
  private static final int MAX_WORD_LENGTH = 20;

  private final Abbreviations abbreviations = new Abbreviations();

  /**
   * The end of the first sentence.
   *
   * @param text the text
   * @param from where the sentence begins, behind its bullet
   * @param to where the running text ends, at a character that is not white space
   * @return offset after the sentence's last character, {@code to} at the latest
   */
  int next(String text, int from, int to) {
    int i = from;
    while (i < to) {
      int afterMark = DeidentificationMarks.skip(text, i);
      if (afterMark > i) {
        i = afterMark;
        continue;
      }
      if (TERMINATORS.indexOf(text.charAt(i)) < 0) {
        i++;
        continue;
      }
      int afterTerminators = skip(TERMINATORS, text, i, to);
      int end = skip(CLOSERS, text, afterTerminators, to);
      int following = WhiteSpace.skip(text, end, to);
      if (end < following
          && opensSentence(text, following, to)
          && endsSentence(text, from, i, afterTerminators, following, to)) {
        return end;
      }
      i = end;
    }
    return to;
  }

  /** A sentence begins with a capital, a figure or a symbol, perhaps in quotes or brackets. */
  private static boolean opensSentence(String text, int begin, int to) {
    int first = skip(OPENERS, text, begin, to);
    if (first == to) {
      return true;
    }
    int codePoint = text.codePointAt(first);
    return !Character.isLowerCase(codePoint) && ",;:%/)]}".indexOf(codePoint) < 0;
  }

  private boolean endsSentence(
      String text, int from, int terminator, int afterTerminators, int following, int to) {
    if (afterTerminators - terminator > 1) {
      return true;
    }
    return switch (text.charAt(terminator)) {
      case '?' -> !isQueryMark(text, from, terminator);
      case '.' ->
          !abbreviations.carriesOn(wordBefore(text, from, terminator), wordAt(text, following, to));
      default -> true;
    };
  }

  /** The mark of a suspected diagnosis, "? PE", begins a word and ends nothing. */
  private static boolean isQueryMark(String text, int from, int terminator) {
    return terminator == from || WhiteSpace.is(text.charAt(terminator - 1));
  }

  /** The word that ends at {@code end}, or no word if it is too long for an abbreviation. */
  private static String wordBefore(String text, int from, int end) {
    int begin = end;
    while (begin > from && !isWordEdge(text.charAt(begin - 1))) {
      begin--;
      if (end - begin > MAX_WORD_LENGTH) {
        return "";
      }
    }
    return text.substring(begin, end);
  }

  private static boolean isWordEdge(char c) {
    return WhiteSpace.is(c) || OPENERS.indexOf(c) >= 0 || ",;:".indexOf(c) >= 0;
  }

  /**
   * The word that begins at {@code begin}, in quotes or not, as far as an abbreviation needs it.
   */
  private static String wordAt(String text, int begin, int to) {
    int first = skip(OPENERS, text, begin, to);
    int end = first;
    while (end < to
        && end - first < MAX_WORD_LENGTH
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '\'')) {
      end++;
    }
    return text.substring(first, end);
  }

  private static int skip(String characters, String text, int begin, int to) {
    int i = begin;
    while (i < to && characters.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i;
  }
}
