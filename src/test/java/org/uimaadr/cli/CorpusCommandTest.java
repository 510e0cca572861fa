package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCommandTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeASmallCorpus() throws IOException {
    Files.writeString(
        folder.resolve("DRUG-AE.rel"), "1|Aspirin gave him a rash.|rash|119|123|Aspirin|100|107\n");
    Files.writeString(folder.resolve("DRUG-DOSE.rel"), "");
    Files.writeString(folder.resolve("ADE-NEG.txt"), "1 NEG He was well.\n2 NEG She slept.\n");
  }

  @Test
  void infoCountsByPart() {
    CommandLineRun run = CommandLineRun.of("corpus", "info", folder);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "part groups sentences with ADR without reactions drugs doses relations",
            "all 2 3 1 2 1 1 0 1");
  }

  @Test
  void aMalformedLineIsNamed() throws IOException {
    Files.writeString(folder.resolve("ADE-NEG.txt"), "no number\n");

    CommandLineRun run = CommandLineRun.of("corpus", "info", folder);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("ADE-NEG.txt:1: expected \"PMID NEG sentence\"");
  }

  @Test
  void malformedLinesCanBeSkippedAndAreListed() throws IOException {
    Files.writeString(folder.resolve("ADE-NEG.txt"), "no number\n2 NEG She slept.\n");

    CommandLineRun run = CommandLineRun.of("corpus", "info", "--skip-malformed", folder);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("ADE-NEG.txt:1: ");
  }

  @Test
  void splitDividesAndSaysHowMuchIsKnown() throws IOException {
    Path file = folder.resolve("parts.tsv");

    CommandLineRun run = CommandLineRun.of("corpus", "split", folder, "-o", file);

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("no abstract on both sides", "test (fold 9)", "pos. copies");
    assertThat(Files.readAllLines(file)).hasSize(4).first().isEqualTo("id\tgroup\tpart");
  }

  @Test
  void aCrossValidationIsListedByTheFoldThatASentenceIsTestedIn() throws IOException {
    Path file = folder.resolve("folds.tsv");

    CommandLineRun run =
        CommandLineRun.of("corpus", "split", folder, "--split", "pmid-10fold", "-o", file);

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(Files.readAllLines(file).stream().skip(1))
        .hasSize(3)
        .allMatch(line -> line.matches("[12]\\.\\d\t[12]\tfold-\\d"));
  }

  @Test
  void anUnknownSplitIsWrongUsage() {
    assertThat(CommandLineRun.of("corpus", "split", folder, "--split", "lucky").status())
        .isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(CommandLineRun.of("corpus", "split", folder, "--split", "spert-10fold").err())
        .contains("--spert-folds");
  }
}
