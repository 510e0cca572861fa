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
            "sentences log-odds are logit / 1.50 -0.25, the document's surest other counts up to 0.50 nats",
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

  @Test
  void averageWritesABundle() throws IOException {
    Path other = TinyBundle.in(folder.resolve("other"));
    Path mean = folder.resolve("mean");

    CommandLineRun run = CommandLineRun.of("model", "average", model, other + ":2", "-o", mean);

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(CommandLineRun.of("model", "verify", mean).out()).startsWith("tiny 1.0 is whole: ");
    assertThat(CommandLineRun.of("model", "average", model, other + ":0", "-o", mean).status())
        .isEqualTo(ExitStatus.WRONG_USAGE);
  }

  @Test
  void exportWritesAFolderForEachHead() {
    Path export = folder.resolve("export");

    CommandLineRun run =
        CommandLineRun.of("model", "export", model, "-o", export, "--format", "huggingface");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).isEqualTo("Wrote " + export + System.lineSeparator());
    assertThat(export.resolve("tagger-drug/config.json")).exists();
  }

  @Test
  void exportWritesOneTorchScriptFileForAllHeads() {
    Path export = folder.resolve("export");

    CommandLineRun run =
        CommandLineRun.of("model", "export", model, "-o", export, "--format", "torchscript");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(export.resolve("model.pt")).exists();
  }

  @Test
  void exportKnowsTwoFormats() {
    CommandLineRun run =
        CommandLineRun.of("model", "export", model, "-o", folder, "--format", "onnx");

    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err())
        .startsWith("adr: --format cannot be 'onnx'; give one of huggingface, torchscript");
  }

  @Test
  void exportLeavesAFolderThatHoldsSomethingAsItIs() {
    CommandLineRun run =
        CommandLineRun.of("model", "export", model, "-o", model, "--format", "torchscript");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err())
        .isEqualTo(
            "adr: " + model + ": choose another folder for the export" + System.lineSeparator());
    assertThat(model.resolve("model.pt")).doesNotExist();
  }
}
