package org.uimaadr.text;

/**
 * A stretch of text.
 *
 * @param begin offset of the first UTF-16 unit
 * @param end offset after the last UTF-16 unit
 */
public record TextSpan(int begin, int end) {

  /** Rejects a span that ends before it begins or begins before the text. */
  public TextSpan {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException("Not a span: [" + begin + ", " + end + ")");
    }
  }

  /** Length in UTF-16 units. */
  public int length() {
    return end - begin;
  }

  /** Whether the two spans share at least one UTF-16 unit. */
  public boolean overlaps(TextSpan other) {
    return begin < other.end && other.begin < end;
  }

  /** The same span in a text that has {@code offset} more units before it. */
  public TextSpan shift(int offset) {
    return new TextSpan(begin + offset, end + offset);
  }

  /** The words that the span covers. */
  public String of(CharSequence text) {
    return text.subSequence(begin, end).toString();
  }
}
