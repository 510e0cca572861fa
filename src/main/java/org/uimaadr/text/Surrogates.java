package org.uimaadr.text;

/** Repairs text whose UTF-16 is broken, without moving any offset. */
public final class Surrogates {

  private static final char REPLACEMENT = '\uFFFD';

  private Surrogates() {}

  /**
   * Replaces each surrogate that has no partner by U+FFFD. Native code takes no such text, or takes
   * it with shifted offsets.
   *
   * @param text any text
   * @return a text of the same length; the same instance when there is nothing to replace
   */
  public static String replaceLone(String text) {
    char[] repaired = null;
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isSurrogate(text.charAt(i))) {
        continue;
      }
      if (isPair(text, i)) {
        i++;
        continue;
      }
      if (repaired == null) {
        repaired = text.toCharArray();
      }
      repaired[i] = REPLACEMENT;
    }
    return repaired == null ? text : new String(repaired);
  }

  private static boolean isPair(String text, int high) {
    return high + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(high), text.charAt(high + 1));
  }
}
