package org.uimaadr.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uimaadr.text.TextSpan;

/**
 * Words that are written in two ways, from a resource with a pair in each line. A way that has a
 * capital stands for itself only, one in lower case for any case.
 */
final class WordPairs {

  private final Map<String, List<String>> others = new LinkedHashMap<>();
  private final Pattern any;

  private WordPairs(List<String[]> pairs) {
    for (String[] pair : pairs) {
      others.computeIfAbsent(pair[0], way -> new ArrayList<>()).add(pair[1]);
      others.computeIfAbsent(pair[1], way -> new ArrayList<>()).add(pair[0]);
    }
    // The longest first, so that "without" is not read as "with".
    any =
        Pattern.compile(
            others.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(
                    way ->
                        TextCase.LOWER.is(way)
                            ? "(?i:" + Pattern.quote(way) + ")"
                            : Pattern.quote(way))
                .collect(
                    Collectors.joining(
                        "|", "(?<![\\p{L}\\p{N}/'-])(?:", ")(?![\\p{L}\\p{N}/'-])")));
  }

  /** Clinical abbreviations and what they stand for. */
  static WordPairs abbreviations() {
    return read("abbreviations.tsv");
  }

  /**
   * A place in a text, and the other ways to write what stands there.
   *
   * @param way how it is written here, as in the resource
   */
  record Place(TextSpan span, String way, List<String> others) {

    /** Another way in the case that it has here: "Patient" becomes "Pt", but "SOB" no capitals. */
    String inCase(String text, String other) {
      if (TextCase.UPPER.is(text)) {
        return TextCase.UPPER.of(other);
      }
      return TextCase.LOWER.is(way) ? TextCase.like(span.of(text), other) : other;
    }
  }

  /** All places of a text that can be written otherwise, from left to right. */
  List<Place> places(String text) {
    List<Place> places = new ArrayList<>();
    Matcher matcher = any.matcher(text);
    while (matcher.find()) {
      String found = matcher.group();
      String way = others.containsKey(found) ? found : TextCase.LOWER.of(found);
      places.add(new Place(new TextSpan(matcher.start(), matcher.end()), way, others.get(way)));
    }
    return places;
  }

  private static WordPairs read(String resource) {
    try (InputStream content = WordPairs.class.getResourceAsStream(resource)) {
      return new WordPairs(
          new String(content.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("\t"))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Resource " + resource, e);
    }
  }
}
