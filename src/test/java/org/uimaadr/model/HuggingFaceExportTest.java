package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Network;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.torch.Precision;

/**
 * The tiny model as checkpoints of transformers, against what transformers answered when it loaded
 * these very files (src/test/python/export_goldens.py).
 */
class HuggingFaceExportTest {

  private final ExportGoldens goldens = ExportGoldens.read();

  @TempDir private Path parent;
  private ModelBundle bundle;
  private Path folder;

  @BeforeEach
  void exportTheTinyModel() throws IOException {
    bundle = TinyModel.bundle(parent.resolve("bundle"));
    folder = parent.resolve("export");
    HuggingFaceExport.write(bundle, folder);
  }

  @Test
  void thereIsAFolderForEachHeadThatTransformersHasAModelFor() throws IOException {
    try (Stream<Path> heads = Files.list(folder)) {
      assertThat(heads.map(head -> head.getFileName().toString()))
          .containsExactlyInAnyOrder("classifier", "tagger-reaction", "tagger-drug");
    }
  }

  @Test
  void filesAreThoseThatTransformersLoaded() throws IOException {
    assertThat(goldens.sha256()).hasSize(3 * 5);
    for (String file : goldens.sha256().keySet()) {
      assertThat(Sha256.of(folder.resolve(file))).as(file).isEqualTo(goldens.sha256().get(file));
    }
  }

  @Test
  void transformersFoundTheArchitectureAndTheLabels() {
    assertThat(goldens.classifier().architecture()).isEqualTo("BertForSequenceClassification");
    assertThat(goldens.classifier().labels()).containsExactly("NO_ADR", "ADR");
    assertThat(goldens.reaction().architecture()).isEqualTo("BertForTokenClassification");
    assertThat(goldens.reaction().labels()).containsExactly("O", "B-REACTION", "I-REACTION");
    assertThat(goldens.drug().labels()).containsExactly("O", "B-DRUG", "I-DRUG");
  }

  @Test
  void transformersSawOurWordPieces() throws IOException {
    try (WordPieceTokenizer tokenizer =
        WordPieceTokenizer.open(folder.resolve("classifier/tokenizer.json"))) {
      for (int row = 0; row < goldens.texts().size(); row++) {
        int[] window = goldens.windows().get(row);
        assertThat(tokenizer.tokenize(goldens.texts().get(row)).ids())
            .as(goldens.texts().get(row))
            .isEqualTo(Arrays.copyOfRange(window, 1, window.length - 1));
      }
    }
  }

  @Test
  void transformersAnsweredAsWeDo() throws IOException {
    try (Network network = Network.open(bundle.readWeights(), DeviceKind.CPU, Precision.FP32)) {
      goldens.check(network.score(goldens.windows()));
    }
  }

  @Test
  void aFolderIsABaseCheckpoint() throws IOException {
    NetworkWeights weights = bundle.readWeights();
    HuggingFaceCheckpoint classifier = HuggingFaceCheckpoint.open(folder.resolve("classifier"));
    HuggingFaceCheckpoint tagger = HuggingFaceCheckpoint.open(folder.resolve("tagger-drug"));

    assertThat(classifier.config()).isEqualTo(weights.encoder());
    assertThat(classifier.tokenizer().lowerCase()).isTrue();
    assertThat(classifier.encoderTensors()).containsKey("pooler.dense.weight");
    assertThat(tagger.encoderTensors()).doesNotContainKey("pooler.dense.weight");
    for (HuggingFaceCheckpoint checkpoint : List.of(classifier, tagger)) {
      checkpoint
          .encoderTensors()
          .forEach(
              (name, tensor) ->
                  assertThat(tensor.data()).as(name).isEqualTo(weights.tensor(name).data()));
    }
  }

  @Test
  void readmeTellsTemperatureThresholdsAndWhatIsLeftOut() throws IOException {
    assertThat(Files.readString(folder.resolve("classifier/README.md")))
        .startsWith("---\nlibrary_name: transformers\npipeline_tag: text-classification\n---\n")
        .contains(
            "sigmoid((logits[1] - logits[0]) / 1.5 + (-0.25))",
            "- high-recall: ADR from probability 0.1\n")
        .contains("Not in this folder: the relation heads [DRUG_REACTION] (the TorchScript export")
        .endsWith(bundle.modelCard());
    assertThat(Files.readString(folder.resolve("tagger-reaction/README.md")))
        .contains("labels O, B-REACTION and I-REACTION", "softmax(logits / 1.25)")
        .contains(
            "- balanced: the log-probability of O lowered by 1.0 nats, in documents of several sentences by 1.0\n");
  }

  @Test
  void whatLiesThereIsNotTouched() throws IOException {
    assertThatThrownBy(() -> HuggingFaceExport.write(bundle, folder))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(folder + ": choose another folder for the export");
    assertThat(folder.resolve("classifier/config.json")).exists();
  }

  @Test
  void aDamagedBundleLeavesNothingBehind() throws IOException {
    Files.writeString(parent.resolve("bundle/model.safetensors"), "damaged");
    Path other = parent.resolve("other");

    assertThatThrownBy(() -> HuggingFaceExport.write(bundle, other))
        .isInstanceOf(InvalidModelException.class);
    assertThat(other).doesNotExist();
  }
}
