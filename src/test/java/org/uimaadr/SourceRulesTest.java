package org.uimaadr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no Java file of this project holds; {@link CodingRulesTest} has what byte code shows. */
class SourceRulesTest {

  // In halves, so that this file does not find itself.
  private static final Pattern LEFT_OPEN = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern SWITCHED_OFF = Pattern.compile("@(Dis" + "abled|Ig" + "nore)\\b");

  @Test
  void nothingIsLeftOpen() throws IOException {
    assertThat(linesOfJavaThatMatch(LEFT_OPEN)).isEmpty();
  }

  /** A test that lacks something here skips itself by an assumption that says what. */
  @Test
  void noTestIsSwitchedOff() throws IOException {
    assertThat(linesOfJavaThatMatch(SWITCHED_OFF)).isEmpty();
  }

  private static List<String> linesOfJavaThatMatch(Pattern pattern) throws IOException {
    List<String> matches = new ArrayList<>();
    for (Path file : javaFiles()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          matches.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    return matches;
  }

  private static List<Path> javaFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
