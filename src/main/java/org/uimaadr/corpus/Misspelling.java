package org.uimaadr.corpus;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Words as people mistype them: two letters in each other's place, one left out or twice there. */
final class Misspelling {

  private static final double SHARE_OF_WORDS = 0.04;

  /** Shorter words become other words too easily. */
  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z]{6,}");

  private Misspelling() {}

  /** A wrong spelling of a word, now and then. */
  static Optional<String> of(String word, Random random) {
    return random.nextDouble() < SHARE_OF_WORDS && LONG_WORD.matcher(word).matches()
        ? Optional.of(wrong(word, random))
        : Optional.empty();
  }

  private static String wrong(String word, Random random) {
    // People get the first letter and the last right.
    int at = 1 + random.nextInt(word.length() - 3);
    String before = word.substring(0, at);
    char letter = word.charAt(at);
    char next = word.charAt(at + 1);
    String behind = word.substring(at + 2);
    return switch (random.nextInt(3)) {
      case 0 -> before + next + letter + behind;
      case 1 -> before + next + behind;
      default -> before + letter + letter + next + behind;
    };
  }
}
