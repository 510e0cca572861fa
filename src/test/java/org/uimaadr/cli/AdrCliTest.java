package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdrCliTest {

  @TempDir private Path folder;

  @Test
  void helpListsTheCommandsAndTheExitStatus() {
    CommandLineRun run = CommandLineRun.of("--help");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("Commands:", "corpus", "model", "Exit status:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "annotate",
        "train",
        "evaluate",
        "corpus info",
        "model info",
        "model verify",
        "model tune",
        "doctor"
      })
  void everyCommandHasHelpWithoutWarnings(String command) {
    PrintStream standardError = System.err;
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    CommandLineRun run;
    try {
      run = CommandLineRun.of((Object[]) (command + " --help").split(" "));
    } finally {
      System.setErr(standardError);
    }

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).startsWith("Usage: adr " + command).doesNotContain("%%", "%n");
    assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void theVersionNamesTheSoftware() {
    assertThat(CommandLineRun.of("--version").out()).startsWith("uima-adr ");
  }

  @Test
  void aMissingCommandIsWrongUsage() {
    CommandLineRun run = CommandLineRun.of();

    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err()).contains("adr: Missing command", "Try: adr --help");
  }

  @Test
  void aMistypedCommandIsWrongUsageWithASuggestion() {
    CommandLineRun run = CommandLineRun.of("corps");

    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err()).contains("Did you mean: adr corpus");
  }

  @Test
  void aFailureIsOneLine() {
    CommandLineRun run = CommandLineRun.of("model", "info", folder.resolve("nowhere"));

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "adr: "
                + folder.resolve("nowhere")
                + ": is no folder; give the folder of a model bundle");
  }

  @Test
  void debugShowsTheStackTrace() {
    CommandLineRun run = CommandLineRun.of("model", "info", folder.resolve("nowhere"), "--debug");

    assertThat(run.err()).contains("InvalidModelException", "\tat org.uimaadr.");
  }
}
