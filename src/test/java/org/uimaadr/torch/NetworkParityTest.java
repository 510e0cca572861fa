package org.uimaadr.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our network against transformers' on the tiny checkpoint, in float32. */
class NetworkParityTest {

  private static final float TOLERANCE = 1e-4f;

  private final JsonObject goldens = TinyCheckpoint.goldens();
  private final List<int[]> windows = TinyCheckpoint.batch().windows();

  @ParameterizedTest
  @EnumSource(Variant.class)
  void hiddenStatesEqualBertModel(Variant variant) throws IOException {
    JsonArray expected = goldens.getAsJsonArray("lastHiddenState");
    int hidden = TinyCheckpoint.config().hiddenSize();
    try (Network network = open(variant, Precision.FP32)) {
      float[][] states = network.hiddenStates(windows);
      for (int row = 0; row < windows.size(); row++) {
        for (int i = 0; i < windows.get(row).length; i++) {
          for (int j = 0; j < hidden; j++) {
            assertThat(states[row][i * hidden + j])
                .as("row %d, piece %d, unit %d", row, i, j)
                .isCloseTo(at(expected, row, i, j), within(TOLERANCE));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void sentenceLogitsEqualBertForSequenceClassification(Variant variant) throws IOException {
    JsonArray expected = goldens.getAsJsonArray("sentenceLogits");
    try (Network network = open(variant, Precision.FP32)) {
      NetworkOutput output = network.score(windows);
      for (int row = 0; row < windows.size(); row++) {
        for (int label = 0; label < 2; label++) {
          assertThat(output.sentence(row, 0)[label])
              .isCloseTo(at(expected, row, label), within(TOLERANCE));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void eachSentenceThatIsReadWithOthersHasItsOwnAnswer(Variant variant) throws IOException {
    JsonObject block = goldens.getAsJsonObject("block");
    JsonArray expected = block.getAsJsonArray("sentenceLogits");
    int[] ids = TinyCheckpoint.ints(block.getAsJsonArray("ids"));
    int[] begins = TinyCheckpoint.ints(block.getAsJsonArray("begins"));
    try (Network network = open(variant, Precision.FP32)) {
      // A longer window beside it: the block is padded.
      NetworkOutput output = network.score(List.of(ids, new int[ids.length + 9]));
      for (int sentence = 0; sentence < begins.length; sentence++) {
        for (int label = 0; label < 2; label++) {
          assertThat(output.sentence(0, begins[sentence])[label])
              .isCloseTo(at(expected, sentence, label), within(TOLERANCE));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void tagLogitsEqualBertForTokenClassification(Variant variant) throws IOException {
    try (Network network = open(variant, Precision.FP32)) {
      NetworkOutput output = network.score(windows);
      for (int tagger = 0; tagger < TinyCheckpoint.TAGGERS.size(); tagger++) {
        JsonArray expected =
            goldens
                .getAsJsonObject("tokenLogits")
                .getAsJsonArray(TinyCheckpoint.TAGGERS.get(tagger));
        for (int row = 0; row < windows.size(); row++) {
          for (int i = 0; i < windows.get(row).length; i++) {
            for (int label = 0; label < 3; label++) {
              assertThat(output.tag(row, i, tagger, label))
                  .isCloseTo(at(expected, row, i, label), within(TOLERANCE));
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void pairLogitsEqualTheReference(Variant variant) throws IOException {
    List<SpanPair> pairs =
        TinyCheckpoint.batch().pairs().stream().map(TrainableNetwork.LabelledPair::pair).toList();
    try (Network network = open(variant, Precision.FP32)) {
      NetworkOutput output = network.score(windows);
      List<HiddenStates> states = new ArrayList<>();
      for (int row = 0; row < windows.size(); row++) {
        states.add(output.states(row, windows.get(row).length));
      }
      float[] logits = network.scorePairs(states, pairs);
      for (int i = 0; i < logits.length; i++) {
        assertThat(logits[i])
            .as("pair %d", i)
            .isCloseTo(at(goldens.getAsJsonArray("pairLogits"), i), within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void bfloat16StaysNearFloat32(Variant variant) throws IOException {
    try (Network full = open(variant, Precision.FP32);
        Network half = open(variant, Precision.BF16)) {
      NetworkOutput expected = full.score(windows);
      NetworkOutput actual = half.score(windows);
      for (int row = 0; row < windows.size(); row++) {
        assertThat(actual.sentence(row, 0)[1])
            .isCloseTo(expected.sentence(row, 0)[1], within(0.05f));
      }
      assertThat(actual.sentence(0, 0)).isNotEqualTo(expected.sentence(0, 0));
    }
  }

  @Test
  void theFastVariantIsTheOneThatOpens() throws IOException {
    try (Network network = Network.open(TinyCheckpoint.weights(), DeviceKind.CPU, Precision.BF16)) {
      assertThat(network.variant()).isEqualTo(Variant.ONEDNN);
    }
  }

  private static Network open(Variant variant, Precision precision) throws IOException {
    return Network.open(TinyCheckpoint.weights(), DeviceKind.CPU, precision, variant);
  }

  private static float at(JsonArray array, int... indices) {
    JsonArray inner = array;
    for (int i = 0; i < indices.length - 1; i++) {
      inner = inner.get(indices[i]).getAsJsonArray();
    }
    return inner.get(indices[indices.length - 1]).getAsFloat();
  }
}
