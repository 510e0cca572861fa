package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every defect is refused with its file, line and reason, or skipped and listed on demand. */
class MalformedAdeCorpusTest {

  private static final String GOOD = "1|Aspirin caused wheezing.|wheezing|18|26|Aspirin|3|10\n";

  @TempDir Path folder;

  @BeforeEach
  void writeACorpusWithoutDefects() throws IOException {
    write("DRUG-AE.rel", GOOD);
    write("DRUG-DOSE.rel", "");
    write("ADE-NEG.txt", "1 NEG He was well.\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          1|A rash.|rash|5|9|A|3                # expected 8 fields between bars, found 7
          1|A rash.|rash|5|9|A|3|4|5            # expected 8 fields between bars, found 9
          ''                                    # expected 8 fields between bars, found 1
          x1|A rash.|rash|5|9|A|3|4             # "x1" is not a whole number of 1 to 9 digits
          1|A rash.|rash|five|9|A|3|4           # "five" is not a whole number of 1 to 9 digits
          1|A rash.|rash|5|9|A|-3|4             # "-3" is not a whole number of 1 to 9 digits
          1|A rash.|rash|5|8|A|3|4              # "rash" has 4 characters, its offsets 5 to 8 span 3
          1|A rash.||5|5|A|3|4                  # "" has 0 characters, its offsets 5 to 5 span 0
          1|A rash.|fever|5|10|A|3|4            # no place of "fever" and "A" in the sentence fits the offsets 5 and 3
          1|A rash.|rash|15|19|A|3|4            # no place of "rash" and "A" in the sentence fits the offsets 15 and 3
          1|A rash, A rash.|rash|13|17|A|11|12  # the offsets allow several places of the words in the sentence
          """)
  void aMalformedRow(String row, String reason) throws IOException {
    write("DRUG-AE.rel", GOOD + row + "\n");
    assertRefusedOrSkipped("DRUG-AE.rel", 2, reason);
  }

  @Test
  void rowsThatContradictEachOther() throws IOException {
    write("DRUG-AE.rel", GOOD + "1|Aspirin caused wheezing.|caused|911|917|Aspirin|903|910\n");
    String reason = "the offsets of the sentence's rows contradict each other";
    assertThatThrownBy(() -> AdeCorpus.read(folder, false)).hasMessageContaining(":1: " + reason);
    Corpus lenient = AdeCorpus.read(folder, true);
    assertThat(lenient.problems()).extracting(CorpusProblem::line).containsExactly(1, 2);
    assertThat(lenient.sentences())
        .extracting(CorpusSentence::text)
        .containsExactly("He was well.");
  }

  @Test
  void aDoseInASentenceWithoutAReaction() throws IOException {
    write("DRUG-DOSE.rel", "1|He took aspirin 1 g.|1 g|19|22|aspirin|11|18\n");
    assertRefusedOrSkipped(
        "DRUG-DOSE.rel", 1, "the sentence has no row in DRUG-AE.rel, so it states no reaction");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          1 POS He slept.                # expected "PMID NEG sentence"
          He slept.                      # expected "PMID NEG sentence"
          '1 NEG  '                      # expected "PMID NEG sentence"
          1 NEG Aspirin caused wheezing. # the sentence stands in DRUG-AE.rel or DRUG-DOSE.rel, too
          """)
  void aMalformedNegativeLine(String line, String reason) throws IOException {
    write("ADE-NEG.txt", "1 NEG He was well.\n" + line + "\n");
    assertRefusedOrSkipped("ADE-NEG.txt", 2, reason);
  }

  @Test
  void bytesThatAreNotUtf8() throws IOException {
    Files.write(
        folder.resolve("ADE-NEG.txt"),
        "1 NEG He was well.\n1 NEG Caf\u00e9.\n".getBytes(StandardCharsets.ISO_8859_1));
    assertRefusedOrSkipped("ADE-NEG.txt", 2, "the line is not UTF-8");
  }

  @Test
  void windowsLineEndsAreNoDefect() throws IOException {
    write("DRUG-AE.rel", GOOD.replace("\n", "\r\n"));
    write("ADE-NEG.txt", "1 NEG He was well.\r\n");
    assertThat(AdeCorpus.read(folder, false).sentences())
        .extracting(CorpusSentence::text)
        .containsExactly("Aspirin caused wheezing.", "He was well.");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(folder.resolve("ADE-NEG.txt"));
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> Corpus.read(folder, true))
        .withMessageContaining("ADE-NEG.txt")
        .withMessageContaining("a corpus file is missing; give the folder that holds it");
  }

  @Test
  void aFolderWithoutACorpusIsNamed() {
    Path empty = folder.resolve("empty");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> Corpus.read(empty, true))
        .withMessageContaining(empty.toString())
        .withMessageContaining("give a folder that holds DRUG-AE.rel");
  }

  private void assertRefusedOrSkipped(String file, int line, String reason) throws IOException {
    String path = folder.resolve(file).toString();
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> AdeCorpus.read(folder, false))
        .withMessage(
            path
                + ":"
                + line
                + ": "
                + reason
                + ". Correct this line, or ask for malformed lines to be skipped.")
        .satisfies(e -> assertThat(e.problem()).isEqualTo(new CorpusProblem(path, line, reason)));
    Corpus lenient = AdeCorpus.read(folder, true);
    assertThat(lenient.problems()).containsExactly(new CorpusProblem(path, line, reason));
    assertThat(lenient.sentences())
        .extracting(CorpusSentence::text)
        .containsExactly("Aspirin caused wheezing.", "He was well.");
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }
}
