package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.List;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * The places in a sentence where a mention of known words may stand, to be narrowed down until one
 * is left.
 */
final class Occurrences {

  private final String text;
  private List<TypedSpan> candidates;

  private Occurrences(String text, List<TypedSpan> candidates) {
    this.text = text;
    this.candidates = candidates;
  }

  /** All places of the words, which may overlap. */
  static Occurrences of(MentionType type, String words, String text) {
    List<TypedSpan> found = new ArrayList<>();
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      found.add(new TypedSpan(type, at, at + words.length()));
    }
    return new Occurrences(text, found);
  }

  List<TypedSpan> candidates() {
    return candidates;
  }

  boolean isCertain() {
    return candidates.size() == 1;
  }

  /** Keeps the places that are among the given ones, if there are any. */
  void preferAmong(List<TypedSpan> places) {
    keepIfAny(candidates.stream().filter(places::contains).toList());
  }

  /** Keeps the places that begin and end at the border of a word, if there are any. */
  void preferWholeWords() {
    keepIfAny(
        candidates.stream()
            .filter(span -> isWordBorder(span.begin()) && isWordBorder(span.end()))
            .toList());
  }

  /** Keeps the places that share nothing with another span, if there are any. */
  void preferClearOf(TypedSpan other) {
    keepIfAny(
        candidates.stream()
            .filter(span -> span.equals(other) || !span.span().overlaps(other.span()))
            .toList());
  }

  private void keepIfAny(List<TypedSpan> kept) {
    if (!kept.isEmpty()) {
      candidates = kept;
    }
  }

  private boolean isWordBorder(int offset) {
    return offset == 0
        || offset == text.length()
        || !Character.isLetterOrDigit(text.codePointBefore(offset))
        || !Character.isLetterOrDigit(text.codePointAt(offset));
  }
}
