package org.uimaadr.corpus;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * Replacements in an annotated text, and where its spans lie afterwards. A replacement lies outside
 * of a span, inside it, or covers it exactly; one that would cut a span is refused. Offsets are
 * UTF-16, end exclusive.
 */
final class TextEdits {

  private final String text;
  private final List<TextSpan> spans;
  private final NavigableMap<Integer, Edit> edits = new TreeMap<>();

  private record Edit(TextSpan span, String replacement) {}

  /**
   * Of a text in which nothing is replaced yet.
   *
   * @param spans what must not be cut, in any order, nested or not
   */
  TextEdits(String text, List<TextSpan> spans) {
    this.text = text;
    this.spans = List.copyOf(spans);
  }

  /**
   * Replaces a part of the text.
   *
   * @param part not empty
   * @param replacement not empty
   * @return false, and nothing is done, if an earlier replacement overlaps it, or if it overlaps
   *     one of the spans and is not inside of it
   */
  boolean replace(TextSpan part, String replacement) {
    if (isTaken(part) || spans.stream().anyMatch(span -> cuts(part, span))) {
      return false;
    }
    edits.put(part.begin(), new Edit(part, replacement));
    return true;
  }

  private boolean isTaken(TextSpan part) {
    Map.Entry<Integer, Edit> before = edits.floorEntry(part.end() - 1);
    return before != null && before.getValue().span().end() > part.begin();
  }

  private static boolean cuts(TextSpan part, TextSpan span) {
    boolean inside = span.begin() <= part.begin() && part.end() <= span.end();
    return part.overlaps(span) && !inside;
  }

  /** The text with all replacements. */
  String text() {
    StringBuilder result = new StringBuilder();
    int copied = 0;
    for (Edit edit : edits.values()) {
      result.append(text, copied, edit.span().begin()).append(edit.replacement());
      copied = edit.span().end();
    }
    return result.append(text, copied, text.length()).toString();
  }

  /** Where one of the spans lies now. */
  TextSpan map(TextSpan span) {
    return new TextSpan(map(span.begin()), map(span.end()));
  }

  /** Where a mention lies now. */
  TypedSpan map(TypedSpan mention) {
    return new TypedSpan(mention.type(), map(mention.begin()), map(mention.end()));
  }

  /** Where a relation's mentions lie now. */
  CorpusRelation map(CorpusRelation relation) {
    return new CorpusRelation(map(relation.drug()), map(relation.target()));
  }

  private int map(int offset) {
    int shift = 0;
    for (Edit edit : edits.headMap(offset, false).values()) {
      shift += edit.replacement().length() - edit.span().length();
    }
    return offset + shift;
  }
}
