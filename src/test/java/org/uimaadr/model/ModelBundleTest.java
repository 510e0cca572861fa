package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkWeights;

class ModelBundleTest {

  private static final ModelBundleWriter EXACT =
      new ModelBundleWriter(TensorStorage.F32, TensorStorage.F32);
  private static final ModelBundleWriter COMPACT =
      new ModelBundleWriter(TensorStorage.F16, TensorStorage.INT8);

  @TempDir Path parent;
  private Path folder;
  private BundleContent content;

  @BeforeEach
  void readContent() throws IOException {
    folder = parent.resolve("bundle");
    content = TinyModel.content();
  }

  @Test
  void whatIsWrittenIsOpened() throws IOException {
    EXACT.write(folder, content);

    ModelBundle bundle = ModelBundle.open(folder);

    assertThat(bundle.metadata()).isEqualTo(content.metadata());
    assertThat(bundle.tokenizerJson()).isEqualTo(content.tokenizerJson());
    assertThat(bundle.modelCard()).isEqualTo(content.modelCard());
    assertThat(bundle.sha256()).isEqualTo(Sha256.of(folder.resolve("model.json")));
    assertThat(greatestDifference(bundle.readWeights())).isZero();
  }

  @Test
  void everyThresholdIsKept() throws IOException {
    Thresholds thresholds =
        new Thresholds(
            0.4,
            0.8,
            Map.of(MentionType.REACTION, 0.5, MentionType.DRUG, -1.0),
            Map.of(MentionType.REACTION, 1.5),
            0.7,
            Map.of(RelationType.DRUG_REACTION, 0.6),
            Map.of(RelationType.DRUG_REACTION, 0.3));
    ModelMetadata metadata =
        content
            .metadata()
            .withDecisions(Map.of("balanced", thresholds), content.metadata().calibration());
    EXACT.write(
        folder,
        new BundleContent(
            metadata, content.network(), content.tokenizerJson(), content.modelCard()));

    assertThat(ModelBundle.open(folder).metadata().operatingPoints())
        .containsOnly(Map.entry("balanced", thresholds));
  }

  @Test
  void compactStorageKeepsWeightsCloseAndTheFileSmall() throws IOException {
    EXACT.write(parent.resolve("exact"), content);
    COMPACT.write(folder, content);

    assertThat(greatestDifference(ModelBundle.open(folder).readWeights()))
        .isPositive()
        .isLessThan(0.003);
    assertThat(Files.size(folder.resolve("model.safetensors")))
        .isLessThan(Files.size(parent.resolve("exact/model.safetensors")) * 6 / 10);
  }

  @Test
  void tensorsHaveTheNamesOfTransformers() throws IOException {
    EXACT.write(folder, content);
    assertThat(Safetensors.read(folder.resolve("model.safetensors")))
        .containsKeys(
            "bert.embeddings.word_embeddings.weight",
            "bert.encoder.layer.1.attention.self.query.bias",
            "bert.pooler.dense.weight",
            "classifier.weight",
            "tagger.REACTION.weight",
            "tagger.DRUG.bias");
  }

  @Test
  void aLocationIsAFolderAFileUriOrAFolderOfTheClassPath() throws Exception {
    EXACT.write(folder, content);
    String sha256 = ModelBundle.open(folder).sha256();

    assertThat(ModelBundle.open(folder.toString()).sha256()).isEqualTo(sha256);
    assertThat(ModelBundle.open(folder.toUri().toString()).sha256()).isEqualTo(sha256);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {parent.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      ModelBundle bundle = ModelBundle.open("classpath:/bundle/");
      assertThat(bundle.sha256()).isEqualTo(sha256);
      assertThat(greatestDifference(bundle.readWeights())).isZero();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aLocationWithoutABundleIsAnErrorWithItsFix() throws IOException {
    assertThatThrownBy(() -> ModelBundle.open(folder))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(folder + ": is no folder; give the folder of a model bundle");
    assertThatThrownBy(() -> ModelBundle.open(parent))
        .hasMessage(
            parent + ": has no model.json; give the folder of a model bundle, or copy it again");
    assertThatThrownBy(() -> ModelBundle.open("classpath:no/model"))
        .hasMessage(
            "classpath:no/model/model.json: is not on the class path;"
                + " add the artifact that holds the model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "tokenizer.json", "model.safetensors", "MODEL_CARD.md"})
  void aMissingFileIsNamed(String file) throws IOException {
    EXACT.write(folder, content);
    Files.delete(folder.resolve(file));
    assertThatThrownBy(() -> ModelBundle.open(folder).readWeights())
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(folder + ": has no " + file);
  }

  @Test
  void aFileOfAnotherBundleIsToldByItsHash() throws IOException {
    EXACT.write(folder, content);
    Files.writeString(folder.resolve("MODEL_CARD.md"), "# another\n");
    assertThatThrownBy(() -> ModelBundle.open(folder))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(
            folder.resolve("MODEL_CARD.md") + ": damaged or of another bundle: its SHA-256 is ");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "'formatVersion': 1 | 'formatVersion': 2 | bundle format 2 is newer than 1, the newest this version of uima-adr reads; upgrade uima-adr",
        "'formatVersion': 1 | 'formatVersion': '1' | formatVersion must be a number but is '1'",
        "'name': 'tiny'     | 'name': ' '     | Broken rule: a model has a name and a version",
        "'sentence': true   | 'sentence': 1   | heads.sentence must be true or false but is 1",
        "'DRUG'             | 'SYMPTOM'       | SYMPTOM is none of the types [REACTION, DRUG, DOSE]",
        "'REACTION': 1.25   | 'DOSE': 1.25    | Broken rule: the calibration has a temperature for each tagger",
        "'DRUG': 0.25       | 'DOSE': 0.25    | Broken rule: operating point balanced has a penalty for each tagger",
        "'sentence': 0.5    | 'sentence': 1.5 | Not a probability: 1.5",
        "'sentence': 1.5    | 'sentence': 0   | Not a temperature: 0.0",
        "'surestOther': 0.5 | 'surestOther': -1 | Not a weight of the surest other: -1.0",
        "'balanced'         | 'usual'         | Broken rule: a model has the operating point balanced",
        "'B',               | 'S',            | labels must be O, B, I in this order but is ['O','S','I']",
        "'gelu'             | 'relu'          | encoder.hidden_act is 'relu', supported is only gelu",
        "'maxPieces': 62    | 'maxPieces': 63 | Broken rule: maxPieces is from 1 to 62",
      })
  void aWrongModelJsonIsAnErrorThatNamesTheField(String written, String changed, String problem)
      throws IOException {
    EXACT.write(folder, content);
    Path file = folder.resolve("model.json");
    String json = Files.readString(file);
    String wrong = json.replace(written.replace('\'', '"'), changed.replace('\'', '"'));
    assertThat(wrong).isNotEqualTo(json);
    Files.writeString(file, wrong);
    assertThatThrownBy(() -> ModelBundle.open(folder))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": " + problem.replace('\'', '"'));
  }

  @Test
  void aBundleOfBeforeHasATemperatureAlone() throws IOException {
    EXACT.write(folder, content);
    Path file = folder.resolve("model.json");
    Files.writeString(
        file, Files.readString(file).replaceAll("\"(sentenceBias|surestOther)\": [-0-9.]+,", ""));
    assertThat(ModelBundle.open(folder).metadata().calibration().sentence())
        .isEqualTo(SentenceProbability.tempered(1.5));
  }

  @Test
  void whatAVersionDoesNotKnowIsLeftAlone() throws IOException {
    EXACT.write(folder, content);
    Path file = folder.resolve("model.json");
    Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{ \"remark\": [1, {}],"));
    assertThat(ModelBundle.open(folder).metadata()).isEqualTo(content.metadata());
  }

  @Test
  void anExistingBundleIsReplacedOnlyOnDemand() throws IOException {
    EXACT.write(folder, content);
    String exact = ModelBundle.open(folder).sha256();

    assertThatThrownBy(() -> COMPACT.write(folder, content))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(folder + ": choose another folder, or ask to overwrite the model there");
    assertThat(ModelBundle.open(folder).sha256()).isEqualTo(exact);

    COMPACT.replace(folder, content);
    assertThat(ModelBundle.open(folder).sha256()).isNotEqualTo(exact);
    assertThat(names(parent)).containsExactly("bundle");
  }

  @Test
  void aFolderThatHoldsAnythingElseIsNeverReplaced() throws IOException {
    EXACT.write(folder, content);
    Files.writeString(folder.resolve("notes.txt"), "keep me");
    assertThatThrownBy(() -> COMPACT.replace(folder, content))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage(folder + ": it holds more than a model bundle; choose another folder");
    assertThat(folder.resolve("notes.txt")).hasContent("keep me");
  }

  @Test
  void anEmptyFolderMayBeThere() throws IOException {
    Files.createDirectory(folder);
    EXACT.write(folder, content);
    assertThat(ModelBundle.open(folder).metadata().name()).isEqualTo("tiny");
  }

  @Test
  void aFailedWriteLeavesNothingBehind() throws IOException {
    content.network().tensor("classifier.bias").data()[0] = 1e9f;
    assertThatThrownBy(() -> COMPACT.write(folder, content))
        .hasMessageContaining("classifier.bias holds 1.0E9, which F16 cannot store");
    assertThat(names(parent)).isEmpty();
  }

  @Test
  void metadataOfAnotherNetworkAreRejected() {
    NetworkWeights network = content.network();
    NetworkWeights onlyDrugs =
        new NetworkWeights(
            network.encoder(),
            new NetworkHeads(true, List.of("DRUG"), List.of()),
            network.tensors());
    assertThatThrownBy(() -> new BundleContent(content.metadata(), onlyDrugs, "", ""))
        .hasMessage("The metadata of tiny describe another network than its weights are");
  }

  @Test
  void anOperatingPointIsANameOrAProbability() {
    ModelMetadata metadata = content.metadata();
    Map<String, Thresholds> points = metadata.operatingPoints();
    assertThat(metadata.thresholds("high-recall")).isEqualTo(points.get("high-recall"));
    assertThat(metadata.thresholds("0.7")).isEqualTo(points.get("balanced").withSentence(0.7));
    for (String unknown : List.of("best", "1.1", "NaN", "")) {
      assertThatThrownBy(() -> metadata.thresholds(unknown))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("The model tiny has no operating point '" + unknown + "'; choose")
          .hasMessageEndingWith("or a probability from 0 to 1");
    }
  }

  private double greatestDifference(NetworkWeights read) {
    double greatest = 0;
    for (Map.Entry<String, FloatTensor> entry : read.tensors().entrySet()) {
      float[] expected = content.network().tensor(entry.getKey()).data();
      float[] actual = entry.getValue().data();
      for (int i = 0; i < expected.length; i++) {
        greatest = Math.max(greatest, Math.abs(expected[i] - actual[i]));
      }
    }
    return greatest;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
