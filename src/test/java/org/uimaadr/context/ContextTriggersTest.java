package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading the bundled file already checks each of its lines, and that no phrase is there twice. */
class ContextTriggersTest {

  @TempDir Path folder;

  @Test
  void eachCategoryHasTriggersInTheFile() throws IOException {
    List<String> lines =
        RuleLine.ofResourceAndFiles("triggers.txt", List.of()).get(0).stream()
            .map(RuleLine::text)
            .toList();
    for (ContextCategory category : ContextCategory.values()) {
      assertThat(lines)
          .anyMatch(line -> line.startsWith(category.name().toLowerCase(Locale.ROOT) + " "));
    }
  }

  @Test
  void phrasesOfAUsersFileAreAdded() throws IOException {
    MentionContext context = mark("negated forward  zilch", "Zilch [rash] on {Bactrim}.");
    assertThat(context.polarity()).isEqualTo(-1);
  }

  @Test
  void theyReplaceTheSamePhraseAndMayUseItsClasses() throws IOException {
    assertThat(mark("negated pseudo  denies", "Denies [rash].").polarity()).isEqualTo(1);
    assertThat(mark("other forward  @kin had", "Mother had [rash].").subject())
        .isEqualTo(MentionContext.FAMILY_MEMBER);
    assertThat(mark("other forward  my landlord @had_it", "My landlord had [hives].").subject())
        .isEqualTo(MentionContext.OTHER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          negated                          ; expected a category, an action and phrases
          denied forward no                ; "denied" is no category
          negated ahead no                 ; "ahead" is no action
          negated forward no | | nil       ; nothing stands beside a bar
          negated forward no | no          ; "no" is there already
          negated forward @nobody          ; the word class @nobody is not known
          negated forward <symptom>        ; <symptom> is not known
          negated forward no ..            ; a gap stands between words
          negated end but .. then          ; the end of a scope has no gap
          negated here no rash             ; names no <reaction>
          @a = x | ; nothing stands beside a bar
          @kin = x ; @kin is there already
          """)
  void aBrokenLineIsNamedWithItsFile(String line, String reason) throws IOException {
    Path file = file("# mine\n\n" + line + "\n");
    assertThatThrownBy(() -> ContextTriggers.with(List.of(file)))
        .isInstanceOf(RuleFormatException.class)
        .hasMessageStartingWith(file + ", line 3: ")
        .hasMessageContaining(reason);
  }

  @Test
  void aPhraseThatMeansTwoThingsIsNamed() throws IOException {
    Path file = file("negated forward  nix\nnegated backward  nix\n");
    assertThatThrownBy(() -> ContextTriggers.with(List.of(file)))
        .hasMessageStartingWith(file + ", line 2: \"nix\" is there already");
  }

  @Test
  void aFileThatIsNotUtf8IsNamedWithTheLine() throws IOException {
    Path file = folder.resolve("latin.txt");
    Files.write(file, "# a\nnegated forward  né\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ContextTriggers.with(List.of(file)))
        .hasMessage(file + ", line 2: the line is not UTF-8; save the file as UTF-8");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    assertThat(ContextTriggers.with(List.of(file("\uFEFFnegated forward  zilch\n")))).isNotNull();
  }

  @Test
  void headersOfAUsersFileAreAdded() throws IOException {
    Path file = file("WARD_NOTES hypothetical  ward notes\nPAST_HISTORY historical  old stuff\n");
    Sections sections = new Sections(SectionHeaders.with(List.of(file)));
    assertThat(Stream.of("Ward notes:", "OLD STUFF:", "Allergies:").map(sections::of))
        .extracting(found -> found.get(0).name())
        .containsExactly("WARD_NOTES", "PAST_HISTORY", "ALLERGIES");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ALLERGIES allergies               ; expected a name in capitals
          ALLERGIES family  allergies       ; ALLERGIES implies historical in a line before
          MINE none  a thing | A-thing      ; the header "a thing" is there already
          MINE none  ??                     ; the header "??" has no letters
          """)
  void aBrokenHeaderLineIsNamedWithItsFile(String line, String reason) throws IOException {
    Path file = file("# mine\n" + line + "\n");
    assertThatThrownBy(() -> SectionHeaders.with(List.of(file)))
        .isInstanceOf(RuleFormatException.class)
        .hasMessageStartingWith(file + ", line 2: ")
        .hasMessageContaining(reason);
  }

  private MentionContext mark(String rule, String marked) throws IOException {
    MarkedSentence sentence = MarkedSentence.of(marked);
    return new ContextRules(ContextTriggers.with(List.of(file(rule + "\n"))))
        .mark(sentence.text(), sentence.mentions())
        .get(sentence.target());
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("mine.txt"), content);
  }
}
