package org.uimaadr.context;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The abbreviations that a document defines, such as "methotrexate (MTX)" or "MTX (methotrexate)",
 * by the algorithm of Schwartz and Hearst (A simple algorithm for identifying abbreviation
 * definitions in biomedical text. Pacific Symposium on Biocomputing 8, 2003): the letters of the
 * short form are looked for in the long form from the right, and its first letter must begin a
 * word.
 *
 * <p>A definition holds in the whole document; of two definitions of one abbreviation the first
 * holds. Immutable and thread-safe.
 */
final class DefinedAbbreviations {

  private static final int LONGEST_SHORT_FORM = 10;
  private static final int MOST_WORDS_OF_A_SHORT_FORM = 2;

  /** No definition has more; it keeps the time linear where a bracket stays open. */
  private static final int LONGEST_DEFINITION = 200;

  private static final Pattern BRACKETS =
      Pattern.compile("[(\\[]([^()\\[\\]]{2," + LONGEST_DEFINITION + "})[)\\]]");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?:;]\\s|\\n\\s*\\n");
  private static final Pattern BEHIND_THE_SHORT_FORM = Pattern.compile("[;,]");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Map<String, String> longForms;

  private DefinedAbbreviations(Map<String, String> longForms) {
    this.longForms = longForms;
  }

  /** None. */
  static DefinedAbbreviations none() {
    return new DefinedAbbreviations(Map.of());
  }

  /** Those that {@code text} defines. */
  static DefinedAbbreviations of(String text) {
    Map<String, String> longForms = new HashMap<>();
    Matcher brackets = BRACKETS.matcher(text);
    while (brackets.find()) {
      String before = sentenceBefore(text, brackets.start());
      String inside = brackets.group(1).strip();
      String candidate = BEHIND_THE_SHORT_FORM.split(inside, 2)[0].strip();
      Optional<String> longForm =
          isShortForm(candidate) ? longForm(candidate, before) : Optional.empty();
      if (longForm.isPresent()) {
        longForms.putIfAbsent(key(candidate), longForm.get());
      } else {
        String word = lastWord(before);
        if (isShortForm(word)) {
          longForm(word, inside).ifPresent(found -> longForms.putIfAbsent(key(word), found));
        }
      }
    }
    return new DefinedAbbreviations(Map.copyOf(longForms));
  }

  /** What a word stands for; empty if it is no abbreviation that the document defines. */
  Optional<String> longForm(String word) {
    return Optional.ofNullable(longForms.get(key(word)));
  }

  /** The text without the abbreviations in brackets that it defines: they say nothing new. */
  String withoutDefinitions(String text) {
    if (longForms.isEmpty()) {
      return text;
    }
    return BRACKETS
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    longForm(match.group(1).strip()).isPresent() ? " " : match.group()));
  }

  private static String key(String shortForm) {
    return shortForm.toLowerCase(Locale.ROOT);
  }

  private static String sentenceBefore(String text, int end) {
    String before = text.substring(Math.max(0, end - LONGEST_DEFINITION), end);
    Matcher sentenceEnd = SENTENCE_END.matcher(before);
    int begin = 0;
    while (sentenceEnd.find()) {
      begin = sentenceEnd.end();
    }
    return before.substring(begin).strip();
  }

  private static String lastWord(String text) {
    String[] words = BLANKS.split(text);
    return words[words.length - 1];
  }

  private static boolean isShortForm(String candidate) {
    return candidate.length() >= 2
        && candidate.length() <= LONGEST_SHORT_FORM
        && BLANKS.split(candidate).length <= MOST_WORDS_OF_A_SHORT_FORM
        && Character.isLetterOrDigit(candidate.charAt(0))
        && candidate.chars().anyMatch(Character::isLetter)
        // Beyond the paper: words in lower case are no abbreviations but explanations.
        && candidate.chars().anyMatch(Character::isUpperCase);
  }

  /** The shortest end of {@code text} whose letters spell the short form. */
  private static Optional<String> longForm(String shortForm, String text) {
    int at = text.length() - 1;
    for (int i = shortForm.length() - 1; i >= 0; i--) {
      char letter = Character.toLowerCase(shortForm.charAt(i));
      if (!Character.isLetterOrDigit(letter)) {
        continue;
      }
      while (at >= 0
          && (Character.toLowerCase(text.charAt(at)) != letter || i == 0 && insideWord(text, at))) {
        at--;
      }
      if (at < 0) {
        return Optional.empty();
      }
      at--;
    }
    String found = text.substring(at + 1);
    return isLongFormOf(shortForm, found) ? Optional.of(found) : Optional.empty();
  }

  private static boolean insideWord(String text, int at) {
    return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private static boolean isLongFormOf(String shortForm, String longForm) {
    int words = BLANKS.split(longForm).length;
    int mostWords = Math.min(shortForm.length() + 5, shortForm.length() * 2);
    return longForm.length() > shortForm.length()
        && words <= mostWords
        && BLANKS.splitAsStream(longForm).noneMatch(shortForm::equalsIgnoreCase);
  }
}
