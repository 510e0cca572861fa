package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the gold annotations of {@code testdata/notes} to their texts. */
class NotesTest {

  private static final Path NOTES = Path.of("testdata/notes");
  private static final Pattern MENTION =
      Pattern.compile("(T\\d+)\t(REACTION|DRUG|DOSE) (\\d+ \\d+(?:;\\d+ \\d+)*)\t(.+)");
  private static final Pattern RELATION =
      Pattern.compile("R\\d+\tDRUG_(REACTION|DOSE) Arg1:(T\\d+) Arg2:(T\\d+)");

  static Stream<String> notes() throws IOException {
    try (Stream<Path> files = Files.list(NOTES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .map(name -> name.replace(".txt", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void thereAreNotesOfManyKindsAndBothLineEnds() throws IOException {
    assertThat(notes()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(text("clinic-letter")).contains("\r\n").doesNotContainPattern("[^\r]\n");
    assertThat(text("discharge-summary")).doesNotContain("\r");
  }

  @ParameterizedTest
  @MethodSource("notes")
  void everyMentionMatchesItsText(String note) throws IOException {
    String text = text(note);
    for (String line : lines(note, "T")) {
      Matcher mention = MENTION.matcher(line);
      assertThat(line).matches(MENTION);
      mention.matches();
      assertThat(words(text, mention.group(3))).as(line).isEqualTo(mention.group(4));
    }
  }

  @ParameterizedTest
  @MethodSource("notes")
  void everyRelationJoinsADrugWithWhatItsTypeSays(String note) throws IOException {
    Map<String, String> types = new HashMap<>();
    for (String line : lines(note, "T")) {
      types.put(line.split("\t")[0], line.split("[\t ]")[1]);
    }
    assertThat(types).hasSameSizeAs(lines(note, "T"));
    for (String line : lines(note, "R")) {
      Matcher relation = RELATION.matcher(line);
      assertThat(line).matches(RELATION);
      relation.matches();
      assertThat(types.get(relation.group(2))).as(line).isEqualTo("DRUG");
      assertThat(types.get(relation.group(3))).as(line).isEqualTo(relation.group(1));
    }
  }

  @ParameterizedTest
  @MethodSource("notes")
  void theSplitterCutsNoMention(String note) throws IOException {
    List<TextSpan> sentences = new SentenceSplitter().split(text(note));
    for (String line : lines(note, "T")) {
      String[] offsets = line.split("\t")[1].split("[ ;]");
      int begin = Integer.parseInt(offsets[1]);
      int end = Integer.parseInt(offsets[offsets.length - 1]);
      assertThat(sentences).as(line).anyMatch(s -> s.begin() <= begin && end <= s.end());
    }
  }

  /** The words of a mention's fragments, as brat writes them. */
  private static String words(String text, String fragments) {
    return Stream.of(fragments.split(";"))
        .map(fragment -> fragment.split(" "))
        .map(offsets -> text.substring(Integer.parseInt(offsets[0]), Integer.parseInt(offsets[1])))
        .reduce((left, right) -> left + " " + right)
        .orElseThrow();
  }

  private static String text(String note) throws IOException {
    return Files.readString(NOTES.resolve(note + ".txt"));
  }

  private static List<String> lines(String note, String prefix) throws IOException {
    return Files.readAllLines(NOTES.resolve(note + ".ann")).stream()
        .filter(line -> line.startsWith(prefix))
        .toList();
  }
}
