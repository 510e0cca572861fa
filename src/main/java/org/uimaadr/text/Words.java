package org.uimaadr.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Words as the decoder labels them. A word is a run of letters and digits, or one other character
 * that is not white space. Combining marks and invisible format characters (joiners, soft hyphens)
 * belong to the word that they follow.
 */
public final class Words {

  private enum Kind {
    SPACE,
    LETTER_OR_DIGIT,
    EXTENDER,
    OTHER
  }

  private Words() {}

  /**
   * The words of a text.
   *
   * @param text any text
   * @return spans in the order of the text; together they hold every character but white space
   */
  public static List<TextSpan> of(String text) {
    List<TextSpan> words = new ArrayList<>();
    Kind word = Kind.SPACE;
    int begin = 0;
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int codePoint = text.codePointAt(i);
      next = i + Character.charCount(codePoint);
      Kind kind = kind(codePoint);
      if (continues(word, kind)) {
        continue;
      }
      addWord(words, word, begin, i);
      word = kind;
      begin = i;
    }
    addWord(words, word, begin, text.length());
    return words;
  }

  /** Whether a character of the kind {@code next} prolongs a run that began with {@code word}. */
  private static boolean continues(Kind word, Kind next) {
    return switch (next) {
      case SPACE -> word == Kind.SPACE;
      case LETTER_OR_DIGIT -> word == Kind.LETTER_OR_DIGIT;
      case EXTENDER -> word != Kind.SPACE;
      case OTHER -> false;
    };
  }

  private static void addWord(List<TextSpan> words, Kind word, int begin, int end) {
    if (word != Kind.SPACE) {
      words.add(new TextSpan(begin, end));
    }
  }

  private static Kind kind(int codePoint) {
    if (WhiteSpace.is(codePoint)) {
      return Kind.SPACE;
    }
    if (Character.isLetterOrDigit(codePoint)) {
      return Kind.LETTER_OR_DIGIT;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT ->
          Kind.EXTENDER;
      default -> Kind.OTHER;
    };
  }

  /**
   * The word of each piece: the first word that the piece overlaps.
   *
   * @param pieces the pieces of a text
   * @param words the words of the same text, as {@link #of} returns them
   * @return for each piece an index into {@code words}, never decreasing
   * @throws IllegalArgumentException if there are pieces but no words
   */
  public static int[] pieceWords(WordPieces pieces, List<TextSpan> words) {
    if (words.isEmpty() && pieces.size() > 0) {
      throw new IllegalArgumentException("A text without words has " + pieces.size() + " pieces");
    }
    int[] pieceWords = new int[pieces.size()];
    int word = 0;
    for (int piece = 0; piece < pieceWords.length; piece++) {
      while (word + 1 < words.size() && words.get(word).end() <= pieces.begins()[piece]) {
        word++;
      }
      pieceWords[piece] = word;
    }
    return pieceWords;
  }
}
