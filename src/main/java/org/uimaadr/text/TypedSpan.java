package org.uimaadr.text;

/**
 * A mention as a span with its type.
 *
 * @param type what the words name
 * @param begin offset of the first UTF-16 unit
 * @param end offset after the last UTF-16 unit
 */
public record TypedSpan(MentionType type, int begin, int end) {

  /** The span without its type. */
  public TextSpan span() {
    return new TextSpan(begin, end);
  }

  /** The same mention, {@code units} UTF-16 units further on. */
  public TypedSpan shift(int units) {
    return new TypedSpan(type, begin + units, end + units);
  }
}
