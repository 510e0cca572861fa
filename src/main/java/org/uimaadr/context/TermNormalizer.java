package org.uimaadr.context;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uimaadr.text.WordVariants;

/**
 * Brings different ways to write a reaction or a drug together: case, accents, plural, hyphens,
 * possessives, British and American spelling, and abbreviations that the document defines. For one
 * document or dictionary, and one thread.
 */
final class TermNormalizer {

  private static final WordVariants SINGULAR = WordVariants.singular();
  private static final WordVariants AMERICAN = WordVariants.americanSpelling();

  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");
  private static final Pattern POSSESSIVE = Pattern.compile("['’]s\\b");
  private static final Pattern APOSTROPHE = Pattern.compile("['’]");
  private static final Pattern WORD =
      Pattern.compile("\\p{N}+(?:[.,]\\p{N}+)*|[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}]*");

  /** Longer words in capitals are shouted, shorter ones are abbreviations: SJS is no plural. */
  private static final int LONGEST_ABBREVIATION = 5;

  private static final int LONGEST_WITHOUT_PLURAL = 2;

  private final DefinedAbbreviations abbreviations;

  /** Words come again and again, and to look for their variants takes most of the time. */
  private final Map<String, String> normalizedWords = new HashMap<>();

  private TermNormalizer(DefinedAbbreviations abbreviations) {
    this.abbreviations = abbreviations;
  }

  /** Knows no abbreviations. */
  static TermNormalizer plain() {
    return new TermNormalizer(DefinedAbbreviations.none());
  }

  /** Knows the abbreviations that a document defines. */
  static TermNormalizer ofDocument(String text) {
    return new TermNormalizer(DefinedAbbreviations.of(text));
  }

  /**
   * The term as people read it: singular words in lower case and American spelling with one blank
   * between them.
   */
  String normalize(String term) {
    List<String> words = new ArrayList<>();
    for (String word : words(abbreviations.withoutDefinitions(term))) {
      abbreviations
          .longForm(word)
          .ifPresentOrElse(
              longForm -> words(longForm).forEach(part -> words.add(normalizeWord(part))),
              () -> words.add(normalizeWord(word)));
    }
    return String.join(" ", words);
  }

  /**
   * What two terms share if they are the same: "light-headedness", "lightheadedness" and "light
   * headedness" are. Blanks between numbers stay.
   *
   * @param normalized a term as {@link #normalize} returns it
   */
  static String key(String normalized) {
    StringBuilder key = new StringBuilder(normalized.length());
    for (int i = 0; i < normalized.length(); i++) {
      boolean joins =
          normalized.charAt(i) == ' '
              && (Character.isLetter(normalized.charAt(i - 1))
                  || Character.isLetter(normalized.charAt(i + 1)));
      if (!joins) {
        key.append(normalized.charAt(i));
      }
    }
    return key.toString();
  }

  private static List<String> words(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    String plain = ACCENTS.matcher(decomposed).replaceAll("");
    String words = APOSTROPHE.matcher(POSSESSIVE.matcher(plain).replaceAll("")).replaceAll("");
    List<String> found = new ArrayList<>();
    Matcher word = WORD.matcher(words);
    while (word.find()) {
      found.add(word.group());
    }
    return found;
  }

  private String normalizeWord(String word) {
    return Character.isLetter(word.codePointAt(0))
        ? normalizedWords.computeIfAbsent(word, TermNormalizer::variant)
        : word;
  }

  private static String variant(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    boolean abbreviation =
        word.length() <= LONGEST_ABBREVIATION && word.equals(word.toUpperCase(Locale.ROOT));
    boolean hasPlural = !abbreviation && lower.length() > LONGEST_WITHOUT_PLURAL;
    return AMERICAN.of(hasPlural ? SINGULAR.of(lower) : lower);
  }
}
