package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Network;
import org.uimaadr.torch.NetworkOutput;
import org.uimaadr.torch.Precision;
import org.uimaadr.torch.SpanPair;

/** The tiny model as TorchScript, run as docs/export.md says by DJL's Criteria alone. */
class TorchScriptExportTest {

  private final ExportGoldens goldens = ExportGoldens.read();

  @TempDir private Path parent;
  private ModelBundle bundle;
  private Path folder;

  @BeforeEach
  void exportTheTinyModel() throws IOException {
    bundle = TinyModel.bundle(parent.resolve("bundle"));
    folder = parent.resolve("export");
    TorchScriptExport.write(bundle, folder);
  }

  @Test
  void criteriaAnswersAsTransformersDoes() throws Exception {
    try (ZooModel<NDList, NDList> model = load();
        Predictor<NDList, NDList> predictor = model.newPredictor();
        NDManager manager = model.getNDManager().newSubManager()) {
      NDList answer = predictor.predict(batch(manager, goldens.windows()));

      goldens.check(
          new NetworkOutput(
              answer.get(0).toFloatArray(),
              answer.get(1).toFloatArray(),
              answer.get(2).toFloatArray(),
              goldens.windows().size(),
              longest(goldens.windows()),
              2));
    }
  }

  @Test
  void relationHeadsAreAMethodOfTheModule() throws Exception {
    // Pieces 5 to 6 are the reaction, 8 to 9 the drug, two pieces after it: placement 1 + 8 + 2.
    long[] drugAndReaction = {0, 8, 10, 5, 6, 1 + 8 + 2};
    List<int[]> window = goldens.windows().subList(0, 1);
    float expected;
    try (Network network = Network.open(bundle.readWeights(), DeviceKind.CPU, Precision.FP32)) {
      NetworkOutput output = network.score(window);
      expected =
          network
              .scorePairs(
                  List.of(output.states(0, window.get(0).length)),
                  List.of(new SpanPair(0, 0, 8, 10, 5, 6)))[0];
    }

    try (ZooModel<NDList, NDList> model = load();
        Predictor<NDList, NDList> predictor = model.newPredictor();
        NDManager manager = model.getNDManager().newSubManager()) {
      NDArray states = predictor.predict(batch(manager, window)).get(2);
      NDArray method = manager.create(new Shape(0), DataType.FLOAT32);
      method.setName("module_method:pair_logits");
      NDList answer =
          predictor.predict(
              new NDList(
                  states.reshape(-1, states.getShape().get(2)),
                  manager.create(drugAndReaction, new Shape(1, 6)),
                  method));

      assertThat(answer.singletonOrThrow().toFloatArray())
          .containsExactly(new float[] {expected}, within(1e-5f));
    }
  }

  @Test
  void modelJsonTellsTheOrderOfTheHeads() throws IOException {
    assertThat(ModelJson.parse(Files.readAllBytes(folder.resolve("model.json")), "it").metadata())
        .isEqualTo(bundle.metadata());
    assertThat(Files.readString(folder.resolve("README.md")))
        .contains("the taggers [REACTION, DRUG]", "Relation heads: [DRUG_REACTION].")
        .endsWith(bundle.modelCard());
  }

  @Test
  void theSameBundleGivesTheSameBytes() throws IOException {
    Path again = parent.resolve("again");
    TorchScriptExport.write(bundle, again);
    assertThat(again.resolve("model.pt")).hasSameBinaryContentAs(folder.resolve("model.pt"));
  }

  private ZooModel<NDList, NDList> load() throws Exception {
    return Criteria.builder()
        .setTypes(NDList.class, NDList.class)
        .optEngine("PyTorch")
        .optModelPath(folder)
        .optModelName("model")
        .build()
        .loadModel();
  }

  private static int longest(List<int[]> windows) {
    return windows.stream().mapToInt(window -> window.length).max().orElseThrow();
  }

  private static NDList batch(NDManager manager, List<int[]> windows) {
    int length = longest(windows);
    long[][] ids = new long[windows.size()][length];
    long[][] mask = new long[windows.size()][length];
    for (int row = 0; row < ids.length; row++) {
      int[] window = windows.get(row);
      for (int place = 0; place < window.length; place++) {
        ids[row][place] = window[place];
      }
      Arrays.fill(mask[row], 0, window.length, 1);
    }
    return new NDList(manager.create(ids), manager.create(mask));
  }
}
