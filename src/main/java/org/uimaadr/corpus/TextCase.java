package org.uimaadr.corpus;

import java.util.function.IntUnaryOperator;

/**
 * All letters in one case, unit by unit: the text keeps its length and its spans, which String's
 * own methods do not promise.
 */
enum TextCase {
  /** All lower case. */
  LOWER(Character::toLowerCase),
  /** All upper case. */
  UPPER(Character::toUpperCase);

  private final IntUnaryOperator unit;

  TextCase(IntUnaryOperator unit) {
    this.unit = unit;
  }

  /** A text in this case. */
  String of(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.chars().forEach(c -> result.append((char) unit.applyAsInt(c)));
    return result.toString();
  }

  /** Whether a text is in this case and would differ in the other one. */
  boolean is(String text) {
    TextCase other = this == LOWER ? UPPER : LOWER;
    return of(text).equals(text) && !other.of(text).equals(text);
  }

  /** Words in the case of those that they stand in for: all capitals, a capital first, or as is. */
  static String like(String replaced, String other) {
    if (replaced.length() > 1 && UPPER.is(replaced)) {
      return UPPER.of(other);
    }
    return Character.isUpperCase(replaced.charAt(0))
        ? UPPER.of(other.substring(0, 1)) + other.substring(1)
        : other;
  }
}
