package org.uimaadr.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Two ways to write the same word, from a list that a reader can check: British and American
 * spelling, plural and singular. The list tells its format. Immutable and thread-safe.
 */
public final class WordVariants {

  private static final String MORE_LETTERS = "-";

  private final Map<String, String> replacements = new HashMap<>();
  private final Pattern parts;

  /**
   * Reads a list.
   *
   * @param from which way of an entry is replaced by the other, 0 or 1
   */
  private WordVariants(String resource, int from) {
    List<String[]> entries = lines(resource).stream().map(line -> line.split(",", -1)).toList();
    for (String[] variants : entries) {
      replacements.put(letters(variants[from]), letters(variants[1 - from]));
    }
    parts =
        Pattern.compile(
            entries.stream()
                .map(variants -> variants[from])
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(WordVariants::regex)
                .collect(Collectors.joining("|")));
  }

  /** From British to American spelling. */
  public static WordVariants americanSpelling() {
    return new WordVariants("spelling.csv", 0);
  }

  /** From American to British spelling. */
  public static WordVariants britishSpelling() {
    return new WordVariants("spelling.csv", 1);
  }

  /** From plural to singular. */
  public static WordVariants singular() {
    return new WordVariants("plurals.csv", 0);
  }

  /** The other way to write {@code word}, a word in lower case; itself if there is none. */
  public String of(String word) {
    return parts.matcher(word).replaceAll(match -> replacements.get(match.group()));
  }

  private static String letters(String variant) {
    return variant.replace(MORE_LETTERS, "");
  }

  private static String regex(String variant) {
    return (variant.startsWith(MORE_LETTERS) ? "" : "^")
        + letters(variant)
        + (variant.endsWith(MORE_LETTERS) ? "" : "$");
  }

  private static List<String> lines(String resource) {
    try (InputStream content = WordVariants.class.getResourceAsStream(resource)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
