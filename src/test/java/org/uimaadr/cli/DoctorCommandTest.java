package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  @TempDir private Path folder;

  @Test
  void showsWhatWouldBeUsed() throws IOException {
    CommandLineRun run = CommandLineRun.of("doctor", "--model", TinyBundle.in(folder));

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out().lines())
        .extracting(line -> line.split(" ")[0])
        .containsExactly(
            "uima-adr", "Java", "processor", "cache", "libtorch", "device", "precision", "model");
    assertThat(run.out()).contains("tiny 1.0 opens").doesNotContain("WRONG");
  }

  @Test
  void aModelThatDoesNotOpenIsWrong() {
    CommandLineRun run = CommandLineRun.of("doctor", "--model", folder.resolve("nowhere"));

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.out()).contains("WRONG: " + folder.resolve("nowhere") + ": is no folder");
  }
}
