package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.model.HuggingFaceCheckpoint;
import org.uimaadr.model.ModelBundle;

/** {@code adr pretrain} on a few sentences and the tiny checkpoint. */
class PretrainCommandTest {

  private static final Path CHECKPOINT = Path.of("src/test/resources/org/uimaadr/tiny");

  @TempDir private Path folder;
  private Path text;

  @BeforeEach
  void writeText() throws IOException {
    text = folder.resolve("text.txt");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add(
          "case " + i + ": the patient developed a severe rash after taking penicillin daily.");
    }
    Files.write(text, lines);
  }

  @Test
  void writesACheckpointToTrainFrom() throws IOException {
    Path encoder = folder.resolve("encoder");

    CommandLineRun run = pretrain(encoder, "--steps", "4");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("Wrote " + encoder);
    HuggingFaceCheckpoint written = HuggingFaceCheckpoint.open(encoder);
    HuggingFaceCheckpoint base = HuggingFaceCheckpoint.open(CHECKPOINT);
    assertThat(written.encoderTensors()).containsOnlyKeys(base.encoderTensors().keySet());
    assertThat(written.maskedHeadTensors()).hasSize(5);
    assertThat(written.classifierTensors()).isEmpty();
    assertThat(written.encoderTensors().get("pooler.dense.bias").data())
        .isEqualTo(base.encoderTensors().get("pooler.dense.bias").data());
    assertThat(folder.resolve("encoder.training")).doesNotExist();
    assertThat(
            CommandLineRun.of(
                    "train",
                    "--corpus",
                    "testdata/corpus",
                    "--base-model",
                    encoder,
                    "-o",
                    folder.resolve("bundle"),
                    "--epochs",
                    "1",
                    "--max-pieces",
                    "62")
                .status())
        .isEqualTo(ExitStatus.DONE);
    ModelBundle bundle = ModelBundle.open(folder.resolve("bundle"));
    assertThat(bundle.metadata().training().getAsJsonObject("pretraining").get("steps").getAsInt())
        .isEqualTo(4);
    assertThat(bundle.modelCard()).contains("| pretraining: text | text.txt |");
  }

  @Test
  void testTextIsRefused() {
    CommandLineRun run =
        CommandLineRun.of(
            "pretrain",
            "--text",
            "testdata/gold/notes",
            "--base-model",
            CHECKPOINT,
            "-o",
            folder.resolve("a"));
    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("holds text to test with, as its NOT-FOR-TRAINING.md says");
  }

  @Test
  void whatCannotWorkIsSaidBeforeAnythingIsRead() {
    assertThat(pretrain(folder.resolve("a"), "--masked", "1.5").err())
        .contains("The share of hidden pieces cannot be 1.5; give above 0 and below 1");
    assertThat(pretrain(folder.resolve("a"), "--checkpoint-every", "-1").status())
        .isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(pretrain(CHECKPOINT).err()).contains("choose another folder for the checkpoint");
  }

  private CommandLineRun pretrain(Path output, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "pretrain",
                "--text",
                text,
                "--lines",
                "--base-model",
                CHECKPOINT,
                "-o",
                output,
                "--max-pieces",
                "62",
                "--dropout",
                "0"));
    arguments.addAll(Arrays.asList(more));
    return CommandLineRun.of(arguments.toArray());
  }
}
