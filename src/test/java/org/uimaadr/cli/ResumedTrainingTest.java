package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainings of the tiny checkpoint in processes of their own, which are killed or run out of disk,
 * against one that is left in peace.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ResumedTrainingTest {

  private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

  /** Less than any file of a checkpoint or of a bundle needs. */
  private static final String BYTES_OF_A_FULL_DISK = "20000";

  @TempDir private static Path folder;
  private static byte[] unbroken;
  private static Process process;

  @BeforeAll
  static void trainInPeace() throws Exception {
    Path bundle = folder.resolve("unbroken");
    start(bundle);
    assertThat(process.waitFor()).as(log(bundle)).isZero();
    assertThat(training(bundle)).doesNotExist();
    unbroken = weights(bundle);
  }

  @AfterEach
  void endTheProcess() {
    process.destroyForcibly();
  }

  @Test
  void aTrainingThatWasKilledEndsWithTheSameWeights() throws Exception {
    assertKilledTrainingEndsWith(unbroken, folder.resolve("killed"));
  }

  @Test
  void soDoesOneThatLearnsFromAnotherModelAndFromTextWithoutLabels() throws Exception {
    Path notes =
        Files.writeString(
            folder.resolve("notes.txt"), "He took aspirin. He had a rash. It went away.");
    String[] taught = {
      "--teacher", folder.resolve("unbroken").toString(),
      "--unlabelled", notes.toString(),
      "--unlabelled-sentences", "2",
    };
    Path inPeace = folder.resolve("taught-in-peace");
    start(inPeace, taught);
    assertThat(process.waitFor()).as(log(inPeace)).isZero();
    assertThat(weights(inPeace)).isNotEqualTo(unbroken);
    assertKilledTrainingEndsWith(weights(inPeace), folder.resolve("taught"), taught);
  }

  private static void assertKilledTrainingEndsWith(byte[] weights, Path bundle, String... options)
      throws Exception {
    List<String> resumed = new ArrayList<>(List.of(options));
    resumed.add("--resume");
    int step = 0;
    for (long moreMillis : new long[] {0, 37, 71}) {
      start(bundle, resumed.toArray(String[]::new));
      step = awaitCheckpointAfter(step, bundle);
      Thread.sleep(moreMillis);
      process.destroyForcibly().waitFor();
      assertThat(bundle).doesNotExist();
    }
    start(bundle, resumed.toArray(String[]::new));
    assertThat(process.waitFor()).as(log(bundle)).isZero();
    assertThat(weights(bundle)).isEqualTo(weights);
    assertThat(training(bundle)).doesNotExist();
  }

  @Test
  void aFullDiskLosesNothingThatWasSaved() throws Exception {
    assumeTrue(Files.isExecutable(PRLIMIT), "needs util-linux's prlimit");
    Path bundle = folder.resolve("full");
    start(bundle);
    awaitCheckpointAfter(0, bundle);
    limitFileSizes();
    assertThat(process.waitFor()).isEqualTo(ExitStatus.FAILED);
    assertThat(log(bundle))
        .contains("the one before is kept, and the training goes on")
        .contains(bundle + " cannot be written", "repeat the training with --resume");
    assertThat(bundle).doesNotExist();

    start(bundle, "--resume");
    assertThat(process.waitFor()).as(log(bundle)).isZero();
    assertThat(weights(bundle)).isEqualTo(unbroken);
  }

  @Test
  void aCheckpointIsNeitherOverwrittenNorGoneOnWithInAnotherWay() throws Exception {
    Path bundle = folder.resolve("other");
    start(bundle);
    awaitCheckpointAfter(0, bundle);
    process.destroyForcibly().waitFor();

    start(bundle);
    assertThat(process.waitFor()).isEqualTo(ExitStatus.FAILED);
    assertThat(log(bundle)).contains("holds the checkpoint of a training that did not end");

    start(bundle, "--resume", "--dropout", "0.3");
    assertThat(process.waitFor()).isEqualTo(ExitStatus.FAILED);
    assertThat(log(bundle)).contains("dropout was 0.1 and is now 0.3");
    start(bundle, "--resume", "--split", "random");
    assertThat(process.waitFor()).isEqualTo(ExitStatus.FAILED);
    assertThat(log(bundle)).contains("training part was", "sentences, SHA-256");
  }

  private static void start(Path bundle, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // With one thread for certain: sums of another order are other sums.
                "-Dai.djl.pytorch.num_threads=1",
                "-cp",
                System.getProperty("java.class.path"),
                AdrCli.class.getName(),
                "train",
                "--corpus",
                "testdata/corpus",
                "--extra",
                "testdata/training-text",
                "--base-model",
                "src/test/resources/org/uimaadr/tiny",
                "-o",
                bundle.toString(),
                "--epochs",
                "6",
                "--checkpoint-every",
                "3",
                "--max-pieces",
                "62"));
    command.addAll(List.of(more));
    File log = logFile(bundle).toFile();
    process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  private static int awaitCheckpointAfter(int step, Path bundle) throws Exception {
    while (process.isAlive()) {
      int saved = savedStep(bundle);
      if (saved > step) {
        return saved;
      }
      Thread.sleep(5);
    }
    throw new AssertionError("The training ended too soon: " + log(bundle));
  }

  private static int savedStep(Path bundle) throws IOException {
    try {
      return JsonParser.parseString(Files.readString(training(bundle).resolve("state.json")))
          .getAsJsonObject()
          .getAsJsonObject("state")
          .get("step")
          .getAsInt();
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static void limitFileSizes() throws Exception {
    Process prlimit =
        new ProcessBuilder(
                PRLIMIT.toString(),
                "--pid",
                Long.toString(process.pid()),
                "--fsize=" + BYTES_OF_A_FULL_DISK)
            .start();
    assertThat(prlimit.waitFor()).isZero();
  }

  private static Path training(Path bundle) {
    return bundle.resolveSibling(bundle.getFileName() + ".training");
  }

  private static Path logFile(Path bundle) {
    return bundle.resolveSibling(bundle.getFileName() + ".log");
  }

  private static String log(Path bundle) throws IOException {
    return Files.readString(logFile(bundle));
  }

  private static byte[] weights(Path bundle) throws IOException {
    return Files.readAllBytes(bundle.resolve("model.safetensors"));
  }
}
