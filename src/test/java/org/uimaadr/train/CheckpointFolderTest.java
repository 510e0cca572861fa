package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.LearningSetup;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.torch.OptimizerState;
import org.uimaadr.torch.Precision;
import org.uimaadr.torch.TinyCheckpoint;
import org.uimaadr.torch.TrainableNetwork;

/** Checkpoints of the tiny network on a real disk. */
class CheckpointFolderTest {

  private static final TrainingSettings SETTINGS =
      new TrainingSettings(Map.of("learningRate", "1.0E-4"));

  private static final NetworkWeights WEIGHTS = TinyCheckpoint.weights();

  private static final EpochFigures FIGURES =
      new EpochFigures(0.8, 0.7, 0.6, 0.9, Double.NaN, Double.NaN);

  @TempDir private Path temporary;
  private Path folder;
  private CheckpointFolder checkpoints;

  @BeforeEach
  void openFolder() {
    folder = temporary.resolve("bundle.training");
    checkpoints = new CheckpointFolder(folder, SETTINGS);
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    TrainingState state =
        new TrainingState(
            3,
            List.of(
                new TrainingState.Epoch(FIGURES, Optional.of(FIGURES), true),
                new TrainingState.Epoch(FIGURES, Optional.empty(), false)));
    try (TrainableNetwork network = trained(3)) {
      checkpoints.write(state, network, Optional.of(WEIGHTS));
      TrainingCheckpoint read = read();
      assertThat(read.state()).isEqualTo(state);
      assertThat(read.state().bestEpoch()).hasValue(1);
      assertThat(read.optimizer().steps()).isEqualTo(3);
      assertThat(read.optimizer().first().get("classifier.bias").data())
          .isEqualTo(network.moments(1).get("classifier.bias").data());
      assertThat(read.weights().tensor("classifier.bias").data())
          .isEqualTo(network.weights().tensor("classifier.bias").data());
      assertThat(read.best().orElseThrow().tensor("classifier.bias").data())
          .isEqualTo(WEIGHTS.tensor("classifier.bias").data());
    }
  }

  @Test
  void onlyTheLastCheckpointIsKept() throws IOException {
    try (TrainableNetwork network = trained(1)) {
      write(network, 5);
      write(network, 10);
    }
    assertThat(files())
        .containsExactly(
            "first-moments-10.safetensors",
            "second-moments-10.safetensors",
            "state.json",
            "weights-10.safetensors");
  }

  @Test
  void withoutFolderThereIsNoCheckpoint() throws IOException {
    assertThat(checkpoints.read(WEIGHTS)).isEmpty();
    assertThat(folder).doesNotExist();
  }

  @Test
  void aWriteThatFailsLeavesTheCheckpointBefore() throws IOException {
    try (TrainableNetwork network = trained(1)) {
      write(network, 5);
      Path obstacle = Files.createDirectories(folder.resolve("second-moments-10.safetensors/x"));
      assertThatThrownBy(() -> write(network, 10)).isInstanceOf(IOException.class);
      assertThat(files()).doesNotContain("weights-10.safetensors", "first-moments-10.safetensors");
      Files.delete(obstacle);
    }
    assertThat(read().state().step()).isEqualTo(5);
  }

  @Test
  void whatAKillLeftHalfDoneIsRemoved() throws IOException {
    try (TrainableNetwork network = trained(1)) {
      write(network, 5);
    }
    Files.writeString(folder.resolve("weights-10.safetensors"), "whole, but of no checkpoint");
    Files.writeString(folder.resolve(".first-moments-10.safetensors.1b2c"), "half");
    Files.writeString(folder.resolve(".state.json.new"), "{");
    assertThat(read().state().step()).isEqualTo(5);
    assertThat(files()).hasSize(4).contains("weights-5.safetensors");
  }

  @Test
  void otherSettingsAreNamed() throws IOException {
    try (TrainableNetwork network = trained(1)) {
      write(network, 5);
    }
    CheckpointFolder other =
        new CheckpointFolder(folder, new TrainingSettings(Map.of("learningRate", "2.0E-4")));
    assertThatThrownBy(() -> other.read(WEIGHTS))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("learningRate was 1.0E-4 and is now 2.0E-4");
  }

  @Test
  void aStateOfAnotherFormatIsNamed() throws IOException {
    Files.createDirectories(folder);
    for (String text : List.of("", "{", "{\"format\": 2}", "[]")) {
      Files.writeString(folder.resolve("state.json"), text);
      assertThatThrownBy(() -> checkpoints.read(WEIGHTS))
          .as(text)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("state.json is no checkpoint that this version can read");
    }
  }

  @Test
  void itIsRemovedUnlessItHoldsSomebodyElsesFiles() throws IOException {
    try (TrainableNetwork network = trained(1)) {
      write(network, 5);
      CheckpointFolder.remove(folder);
      assertThat(folder).doesNotExist();
      write(network, 5);
    }
    Files.writeString(folder.resolve("notes.txt"), "mine");
    CheckpointFolder.remove(folder);
    assertThat(files()).containsExactly("notes.txt");
  }

  private void write(TrainableNetwork network, int step) throws IOException {
    checkpoints.write(new TrainingState(step, List.of()), network, Optional.empty());
  }

  private TrainingCheckpoint read() throws IOException {
    return new CheckpointFolder(folder, SETTINGS).read(WEIGHTS).orElseThrow();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static TrainableNetwork trained(int steps) throws IOException {
    TrainableNetwork network =
        TrainableNetwork.open(
            WEIGHTS, OptimizerState.none(), LearningSetup.plain(DeviceKind.CPU, Precision.FP32, 0));
    double[] rates = new double[network.parameterNames().size()];
    Arrays.fill(rates, 1e-3);
    for (int step = 0; step < steps; step++) {
      network.backward(TinyCheckpoint.batch(), new float[] {1, 1, 1, 1});
      network.step(rates, new double[rates.length], 1);
    }
    return network;
  }
}
