package org.uimaadr.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uimaadr.model.Safetensors;
import org.uimaadr.torch.TrainableNetwork.HiddenPiece;
import org.uimaadr.torch.TrainableNetwork.MaskedBatch;

/** Pretraining's loss and gradients against transformers' BertForMaskedLM, in float32. */
class MaskedPieceParityTest {

  private static final Path FOLDER = Path.of("src/test/resources/org/uimaadr/masked");

  private final JsonObject goldens = goldens();

  @Test
  void lossEqualsTheReference() throws IOException {
    float expected = goldens.get("loss").getAsFloat();
    try (TrainableNetwork network = open(0.1)) {
      assertThat(network.loss(batch())).isCloseTo(expected, within(1e-5f));
    }
    try (TrainableNetwork network = open(0)) {
      assertThat(network.backward(batch())).isCloseTo(expected, within(1e-5f));
    }
  }

  @Test
  void gradientsEqualTheReferenceThoseOfTheSharedEmbeddingsToo() throws IOException {
    Map<String, FloatTensor> expected = new HashMap<>();
    Safetensors.read(FOLDER.resolve("gradients.safetensors"))
        .forEach((name, tensor) -> expected.put(name.replaceFirst("^bert\\.", ""), tensor));
    try (TrainableNetwork network = open(0)) {
      network.backward(batch());
      Map<String, FloatTensor> actual = ModuleArchive.unstack(network.gradients());
      assertThat(actual).containsOnlyKeys(expected.keySet());
      expected.forEach(
          (name, tensor) ->
              assertThat(actual.get(name).data())
                  .as(name)
                  .containsExactly(tensor.data(), within(1e-4f)));
    }
  }

  private TrainableNetwork open(double dropout) throws IOException {
    Map<String, FloatTensor> tensors = new HashMap<>(TinyCheckpoint.weights().tensors());
    tensors.putAll(Safetensors.read(FOLDER.resolve("head.safetensors")));
    NetworkWeights weights =
        new NetworkWeights(TinyCheckpoint.config(), NetworkHeads.maskedOnly(), tensors);
    LearningSetup setup = LearningSetup.plain(DeviceKind.CPU, Precision.FP32, dropout);
    return TrainableNetwork.open(weights, OptimizerState.none(), setup);
  }

  private MaskedBatch batch() {
    List<int[]> windows = new ArrayList<>();
    for (JsonElement row : goldens.getAsJsonArray("windows")) {
      windows.add(TinyCheckpoint.ints(row.getAsJsonArray()));
    }
    List<HiddenPiece> hidden = new ArrayList<>();
    for (JsonElement element : goldens.getAsJsonArray("hidden")) {
      JsonArray piece = element.getAsJsonArray();
      hidden.add(
          new HiddenPiece(
              piece.get(0).getAsInt(), piece.get(1).getAsInt(), piece.get(2).getAsInt()));
    }
    return new MaskedBatch(windows, hidden);
  }

  private static JsonObject goldens() {
    try {
      return JsonParser.parseString(Files.readString(FOLDER.resolve("goldens.json")))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
