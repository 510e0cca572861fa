package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * The words of drugs and reactions, to be put in each other's place. A source with few words is
 * drawn as often as one with many, so that notes do not fill up with the words of a corpus.
 */
public final class MentionPool {

  /** No words: nothing is put in any place. */
  public static final MentionPool EMPTY = new MentionPool(Map.of());

  private static final int LONGEST_ABBREVIATION = 5;

  /** One to three words without figures, slashes, arrows and line breaks. */
  private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}-]+(?: [\\p{L}-]+){0,2}");

  private final Map<Kind, List<List<String>>> sources;

  /** What may stand in the same place: words of one type and one ending. */
  private record Kind(MentionType type, String ending) {

    /** "vomiting" does not stand where "vomited" or "rash" does. */
    static Kind of(MentionType type, String words) {
      String ending = "";
      if (type == MentionType.REACTION) {
        String lower = TextCase.LOWER.of(words);
        ending = lower.endsWith("ing") ? "ing" : lower.endsWith("ed") ? "ed" : "";
      }
      return new Kind(type, ending);
    }
  }

  private MentionPool(Map<Kind, List<List<String>>> sources) {
    this.sources = Map.copyOf(sources);
  }

  /** The mentions of all that is learnt from; never give it a part that is held out. */
  public static MentionPool of(
      Collection<CorpusSentence> sentences, Collection<MarkedDocument> documents) {
    Map<Kind, List<List<String>>> sources = new HashMap<>();
    Map<Kind, TreeSet<String>> ofSentences = new HashMap<>();
    sentences.forEach(s -> collect(s.text(), s.mentions(), ofSentences));
    Map<Kind, TreeSet<String>> ofDocuments = new HashMap<>();
    documents.forEach(d -> collect(d.text(), d.mentions(), ofDocuments));
    for (Map<Kind, TreeSet<String>> source : List.of(ofSentences, ofDocuments)) {
      source.forEach(
          (kind, words) ->
              sources.computeIfAbsent(kind, k -> new ArrayList<>()).add(List.copyOf(words)));
    }
    return new MentionPool(sources);
  }

  private static void collect(
      String text, List<TypedSpan> mentions, Map<Kind, TreeSet<String>> words) {
    for (TypedSpan mention : mentions) {
      if (isReplaceable(text, mention, mentions)) {
        String word = plainCase(mention.type(), mention.span().of(text));
        words.computeIfAbsent(Kind.of(mention.type(), word), k -> new TreeSet<>()).add(word);
      }
    }
  }

  /**
   * Capitals that came from the place where words stood; those of brands and abbreviations stay.
   */
  private static String plainCase(MentionType type, String words) {
    boolean shouted = words.length() > LONGEST_ABBREVIATION && TextCase.UPPER.is(words);
    boolean capitalised = type == MentionType.REACTION && TextCase.LOWER.is(words.substring(1));
    return shouted || capitalised ? TextCase.LOWER.of(words) : words;
  }

  /**
   * Whether other words may stand in the place of a mention: it is a drug or a reaction of a few
   * plain words, overlaps no other mention, and no bracket beside it explains an abbreviation.
   */
  static boolean isReplaceable(String text, TypedSpan mention, List<TypedSpan> mentions) {
    return mention.type() != MentionType.DOSE
        && PLAIN.matcher(mention.span().of(text)).matches()
        && mentions.stream()
            .noneMatch(other -> !mention.equals(other) && mention.span().overlaps(other.span()))
        && !isBracket(text, mention.end(), 1)
        && !isBracket(text, mention.begin() - 1, -1);
  }

  /** Whether a bracket opens at a place, or beyond a blank: "acute kidney injury (AKI)". */
  private static boolean isBracket(String text, int at, int direction) {
    int next = at;
    if (next >= 0 && next < text.length() && text.charAt(next) == ' ') {
      next += direction;
    }
    return next >= 0 && next < text.length() && "([".indexOf(text.charAt(next)) >= 0;
  }

  /**
   * Other words of the same type and ending, as they stood in their own text.
   *
   * @return the same words where the pool has none
   */
  String other(MentionType type, String words, Random random) {
    List<List<String>> candidates = sources.getOrDefault(Kind.of(type, words), List.of());
    if (candidates.isEmpty()) {
      return words;
    }
    List<String> source = candidates.get(random.nextInt(candidates.size()));
    return source.get(random.nextInt(source.size()));
  }
}
