package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void writeATinyModel() throws IOException {
    model = TinyBundle.in(folder);
  }

  @Test
  void infoShowsHeadsShapeAndOperatingPoints() {
    CommandLineRun run = CommandLineRun.of("model", "info", model);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out().lines().map(line -> line.replaceAll(" +", " ")))
        .contains(
            "name tiny",
            "version 1.0",
            "heads sentence taggers [REACTION, DRUG] relations [DRUG_REACTION]")
        .anyMatch(line -> line.startsWith("encoder BERT, "))
        .noneMatch(line -> line.contains("metrics"))
        .anyMatch(line -> line.startsWith("high-recall sentence threshold 0.1000"));
  }

  @Test
  void verifyFindsAWholeBundleWhole() {
    CommandLineRun run = CommandLineRun.of("model", "verify", model);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).startsWith("tiny 1.0 is whole: ");
  }

  @Test
  void verifyNamesADamagedFile() throws IOException {
    Path weights = model.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);

    CommandLineRun run = CommandLineRun.of("model", "verify", model);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("model.safetensors: damaged or of another bundle");
  }
}
