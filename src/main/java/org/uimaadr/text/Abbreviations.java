package org.uimaadr.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a full stop after an abbreviation means; {@code abbreviations.txt} tells the rules. */
final class Abbreviations {

  private enum Rule {
    ALWAYS,
    NUMBER,
    NAME,
    SHORT
  }

  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private static final Pattern INITIALS = Pattern.compile("\\p{Lu}(?:\\.\\p{Lu})*");
  private static final Pattern DOTTED = Pattern.compile("\\p{Ll}{1,3}(?:\\.\\p{Ll}{1,3})+");
  private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}\\p{Ll}.*|\\p{Lu}");

  private final Map<String, Set<Rule>> rules = new HashMap<>();
  private final Set<String> openers;

  /** Reads the resource files. */
  Abbreviations() {
    for (String line : lines("abbreviations.txt")) {
      String[] fields = WHITE_SPACE.split(line);
      Rule rule = Rule.valueOf(fields[0].toUpperCase(Locale.ROOT));
      for (int i = 1; i < fields.length; i++) {
        rules.computeIfAbsent(fields[i], abbreviation -> new HashSet<>()).add(rule);
      }
    }
    openers =
        lines("sentence-openers.txt").stream()
            .flatMap(WHITE_SPACE::splitAsStream)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether the full stop between two words belongs to an abbreviation and ends no sentence.
   *
   * @param word the word before the full stop, without it
   * @param next the word after the white space that follows
   */
  boolean carriesOn(String word, String next) {
    Set<Rule> found = rulesOf(word);
    return found.contains(Rule.ALWAYS)
        || found.contains(Rule.NUMBER) && startsWithDigit(next)
        || found.contains(Rule.NAME) && !openers.contains(next.toLowerCase(Locale.ROOT))
        || found.contains(Rule.SHORT) && !CAPITALISED.matcher(next).matches();
  }

  private Set<Rule> rulesOf(String word) {
    Set<Rule> listed = rules.get(word.toLowerCase(Locale.ROOT));
    if (listed != null) {
      return listed;
    }
    if (INITIALS.matcher(word).matches()) {
      return Set.of(Rule.NAME);
    }
    return DOTTED.matcher(word).matches() ? Set.of(Rule.SHORT) : Set.of();
  }

  private static boolean startsWithDigit(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }

  private static List<String> lines(String resource) {
    try (InputStream content = Abbreviations.class.getResourceAsStream(resource)) {
      Stream<String> lines = new String(content.readAllBytes(), StandardCharsets.UTF_8).lines();
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
