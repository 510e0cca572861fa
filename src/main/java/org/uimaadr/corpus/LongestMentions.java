package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.uimaadr.text.TypedSpan;

/**
 * Which mentions are learnt where some of one type overlap: a tagger gives each word piece one
 * label, so that of these the longest is learnt, and the first of those that are as long.
 */
final class LongestMentions {

  private static final Comparator<TypedSpan> LONGEST_FIRST =
      Comparator.<TypedSpan>comparingInt(mention -> mention.begin() - mention.end())
          .thenComparingInt(TypedSpan::begin);

  private LongestMentions() {}

  /**
   * The mentions that are learnt, the longest first.
   *
   * @param mentions of a text; repeated ones count once
   * @param text the text
   * @param place how messages name the text
   * @param leftOut is told of the others
   */
  static List<TypedSpan> of(
      Collection<TypedSpan> mentions, String text, String place, LeftOut leftOut) {
    List<TypedSpan> learnt = new ArrayList<>();
    for (TypedSpan mention : mentions.stream().distinct().sorted(LONGEST_FIRST).toList()) {
      Optional<TypedSpan> longer =
          learnt.stream()
              .filter(other -> other.type() == mention.type())
              .filter(other -> other.span().overlaps(mention.span()))
              .findFirst();
      if (longer.isPresent()) {
        leftOut.tell(
            place,
            inWords(mention, text) + ", beside " + inWords(longer.get(), text) + ",",
            "overlaps a longer mention of its type and is not learnt");
      } else {
        learnt.add(mention);
      }
    }
    return learnt;
  }

  /** A mention as messages name it. */
  static String inWords(TypedSpan mention, String text) {
    return "%s \"%s\" (%d-%d)"
        .formatted(
            mention.type(),
            mention.span().of(text).replaceAll("\\s+", " "),
            mention.begin(),
            mention.end());
  }
}
