package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uimaadr.torch.EncoderConfig;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkTensors;
import org.uimaadr.torch.NetworkWeights;

/** Opens the tiny checkpoint that transformers saved, as it is and changed in one thing. */
class HuggingFaceCheckpointTest {

  private static final Path TINY = Path.of("src/test/resources/org/uimaadr/tiny");

  private static final Path PICKLE = TINY.resolveSibling("pickle");

  @TempDir Path folder;

  @BeforeEach
  void copyCheckpoint() throws IOException {
    for (String name :
        List.of(
            "config.json",
            "model.safetensors",
            "tokenizer.json",
            "tokenizer_config.json",
            "vocab.txt")) {
      Files.copy(TINY.resolve(name), folder.resolve(name));
    }
  }

  @Test
  void opensACheckpointThatTransformersSaved() throws IOException {
    HuggingFaceCheckpoint checkpoint = HuggingFaceCheckpoint.open(folder);

    assertThat(checkpoint.config()).isEqualTo(new EncoderConfig(2, 32, 4, 64, 202, 64, 2, 1e-12));
    assertThat(checkpoint.encoderTensors().keySet())
        .isSubsetOf(
            NetworkTensors.shapes(checkpoint.config(), NetworkHeads.sentenceOnly()).keySet())
        .hasSize(5 + 2 * 16 + 2)
        .contains("embeddings.word_embeddings.weight", "pooler.dense.bias");
    assertThat(checkpoint.classifierTensors().keySet())
        .containsExactlyInAnyOrder("classifier.weight", "classifier.bias");
    assertThat(checkpoint.tokenizer().lowerCase()).isTrue();
    assertThat(JsonParser.parseString(checkpoint.tokenizer().json()))
        .isEqualTo(JsonParser.parseString(Files.readString(TINY.resolve("tokenizer.json"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-zip.bin", "tiny-legacy.bin"})
  void pickledWeightsAreTheSameWeights(String name) throws IOException {
    NetworkWeights expected = weights(HuggingFaceCheckpoint.open(folder));
    Files.delete(folder.resolve("model.safetensors"));
    Files.copy(PICKLE.resolve(name), folder.resolve("pytorch_model.bin"));

    NetworkWeights pickled = weights(HuggingFaceCheckpoint.open(folder));

    assertThat(pickled).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void safetensorsComeBeforePickledWeights() throws IOException {
    Files.copy(PICKLE.resolve("attack-zip.bin"), folder.resolve("pytorch_model.bin"));
    assertThat(HuggingFaceCheckpoint.open(folder).encoderTensors()).isNotEmpty();
  }

  @Test
  void pickledCodeIsRefused() throws IOException {
    Files.delete(folder.resolve("model.safetensors"));
    Files.copy(PICKLE.resolve("attack-zip.bin"), folder.resolve("pytorch_model.bin"));
    assertThatThrownBy(() -> HuggingFaceCheckpoint.open(folder))
        .hasMessage(
            folder.resolve("pytorch_model.bin")
                + ": its pickle asks for posix.system; a checkpoint that holds more than tensors is"
                + " never loaded; save it as safetensors with transformers in an environment that"
                + " you trust");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bert.", ""})
  void namesMayHaveAPrefixOrNone(String prefix) throws IOException {
    Map<String, FloatTensor> before = HuggingFaceCheckpoint.open(folder).encoderTensors();
    rename(name -> name.startsWith("bert.") ? prefix + name.substring(5) : name);

    Map<String, FloatTensor> after = HuggingFaceCheckpoint.open(folder).encoderTensors();

    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach((name, t) -> assertThat(t.data()).isEqualTo(before.get(name).data()));
  }

  @Test
  void oldNamesOfLayerNormAreUnderstood() throws IOException {
    NetworkWeights expected = weights(HuggingFaceCheckpoint.open(folder));
    rename(
        name ->
            name.replace("LayerNorm.weight", "LayerNorm.gamma")
                .replace("LayerNorm.bias", "LayerNorm.beta"));
    assertThat(weights(HuggingFaceCheckpoint.open(folder)))
        .usingRecursiveComparison()
        .isEqualTo(expected);
  }

  @Test
  void poolerAndClassifierMayBeAbsent() throws IOException {
    rename(name -> name.contains("pooler") || name.contains("classifier") ? null : name);
    HuggingFaceCheckpoint checkpoint = HuggingFaceCheckpoint.open(folder);
    assertThat(checkpoint.encoderTensors()).doesNotContainKey("pooler.dense.weight");
    assertThat(checkpoint.classifierTensors()).isEmpty();
  }

  @Test
  void halfAPoolerIsAnError() throws IOException {
    rename(name -> name.contains("pooler.dense.bias") ? null : name);
    assertThatThrownBy(() -> HuggingFaceCheckpoint.open(folder))
        .hasMessageContaining("pooler.dense.bias is missing");
  }

  @Test
  void missingTensorsAndWrongShapesAreListedTogether() throws IOException {
    rename(name -> name.contains("layer.1.attention.self") ? null : name);
    replaceInConfig("\"max_position_embeddings\": 64", "\"max_position_embeddings\": 512");
    assertThatThrownBy(() -> HuggingFaceCheckpoint.open(folder))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(
            folder.resolve("model.safetensors")
                + ": does not hold the BERT of config.json:"
                + " embeddings.position_embeddings.weight is [64, 32], not [512, 32];"
                + " encoder.layer.1.attention.self.query.weight is missing;"
                + " encoder.layer.1.attention.self.query.bias is missing;"
                + " encoder.layer.1.attention.self.key.weight is missing;"
                + " encoder.layer.1.attention.self.key.bias is missing; and 2 more tensors."
                + " Copy both files from the same checkpoint of the BERT architecture");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"bert\"     | \"roberta\"   | model_type is \"roberta\", supported is only bert; choose a checkpoint of the BERT",
        "\"gelu\"     | \"gelu_new\"  | hidden_act is \"gelu_new\", supported is only gelu; choose",
        "\"is_decoder\": false | \"is_decoder\": true | is_decoder is true",
        "\"is_decoder\": false | \"position_embedding_type\": \"relative_key\" | position_embedding_type is",
        "heads\": 4   | heads\": 5    | hidden_size must be a multiple of num_attention_heads, 5, but is 32",
        "heads\": 4   | heads\": 0    | num_attention_heads must be a whole number above 0 but is 0",
        "heads\": 4   | heads\": 4.5  | num_attention_heads must be a whole number above 0 but is 4.5",
        "heads\": 4   | heads\": \"4\" | num_attention_heads must be a number but is \"4\"",
        "1e-12        | 0             | layer_norm_eps must be a number above 0 but is 0",
        "vocab_size   | vocabsize     | vocab_size must be a number but is missing",
      })
  void aConfigurationThatTheEncoderCannotComputeIsAnError(
      String original, String changed, String problem) throws IOException {
    replaceInConfig(original, changed);
    assertThatThrownBy(() -> HuggingFaceCheckpoint.open(folder))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(folder.resolve("config.json") + ": " + problem);
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(folder.resolve("tokenizer.json"));
    Files.delete(folder.resolve("vocab.txt"));
    assertThatThrownBy(() -> HuggingFaceCheckpoint.open(folder))
        .hasMessageStartingWith(folder + ": has neither tokenizer.json nor vocab.txt");
    Files.delete(folder.resolve("model.safetensors"));
    assertThatThrownBy(() -> HuggingFaceCheckpoint.open(folder))
        .hasMessageStartingWith(
            folder + ": has neither model.safetensors nor pytorch_model.bin; give");
    Files.delete(folder.resolve("config.json"));
    assertThatThrownBy(() -> HuggingFaceCheckpoint.open(folder))
        .hasMessageStartingWith(folder + ": has no config.json");
  }

  @Test
  void weightsInSeveralFilesAreNotSupported() throws IOException {
    Files.delete(folder.resolve("model.safetensors"));
    Files.createFile(folder.resolve("model.safetensors.index.json"));
    assertThatThrownBy(() -> HuggingFaceCheckpoint.open(folder))
        .hasMessageStartingWith(folder + ": keeps its weights in several files");
  }

  @Test
  void aVocabularyAloneIsTakenAsLowerCased() throws IOException {
    Files.delete(folder.resolve("tokenizer.json"));
    Files.delete(folder.resolve("tokenizer_config.json"));
    CheckpointTokenizer tokenizer = HuggingFaceCheckpoint.open(folder).tokenizer();
    assertThat(tokenizer.lowerCase()).isTrue();
    assertThat(tokenizer.json()).contains("\"lowercase\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokenizer.json", "vocab.txt"})
  void doLowerCaseOfTheTokenizerConfigDecides(String ignored) throws IOException {
    Files.delete(folder.resolve(ignored));
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"do_lower_case\": false}");
    CheckpointTokenizer tokenizer = HuggingFaceCheckpoint.open(folder).tokenizer();
    assertThat(tokenizer.lowerCase()).isFalse();
    assertThat(tokenizer.json()).contains("\"lowercase\":false");
  }

  @ParameterizedTest
  @CsvSource({"tokenizer.json, vocab.txt", "vocab.txt, tokenizer.json"})
  void aCasedVocabularyThatIsLowerCasedIsWarnedOf(String used, String unused) throws IOException {
    Files.delete(folder.resolve(unused));
    Path vocabulary = folder.resolve(used);
    // An entry that only text with a capital can give, in the place of one without.
    String cased = used.equals("vocab.txt") ? "\nRash\n" : "\"Rash\"";
    Files.writeString(
        vocabulary, Files.readString(vocabulary).replace(cased.toLowerCase(Locale.ROOT), cased));

    assertThat(warningsOfOpening())
        .contains(
            vocabulary
                + ": 1 entries with capitals can never be used, since text is lower-cased; if the"
                + " encoder is cased, set \"do_lower_case\": false in tokenizer_config.json");
    Files.writeString(folder.resolve("tokenizer_config.json"), "{\"do_lower_case\": false}");
    assertThat(warningsOfOpening()).isEmpty();
  }

  private String warningsOfOpening() throws IOException {
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    PrintStream standardError = System.err;
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    try {
      HuggingFaceCheckpoint.open(folder);
    } finally {
      System.setErr(standardError);
    }
    return warnings.toString(StandardCharsets.UTF_8);
  }

  @Test
  void idsBeyondTheEmbeddingsAreAnError() throws IOException {
    Files.delete(folder.resolve("tokenizer.json"));
    Path vocabulary = folder.resolve("vocab.txt");
    Files.writeString(vocabulary, Files.readString(vocabulary) + "onemore\n");
    assertThatThrownBy(() -> HuggingFaceCheckpoint.open(folder))
        .hasMessageStartingWith(vocabulary + ": has the id 202 but the encoder knows only 202");
  }

  @Test
  void capitalsOfAVocabularyAreCountedWithoutSpecialTokens() {
    assertThat(
            CheckpointTokenizer.entriesWithCapitals(
                List.of("[CLS]", "rash", "Rash", "##S", "É", "ℝ")))
        .isEqualTo(3);
  }

  private static NetworkWeights weights(HuggingFaceCheckpoint checkpoint) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>(checkpoint.encoderTensors());
    tensors.putAll(checkpoint.classifierTensors());
    return new NetworkWeights(checkpoint.config(), NetworkHeads.sentenceOnly(), tensors);
  }

  /** Writes the weights again; a tensor whose new name is null is left out. */
  private void rename(UnaryOperator<String> newName) throws IOException {
    Path file = folder.resolve("model.safetensors");
    Map<String, FloatTensor> renamed = new LinkedHashMap<>();
    Safetensors.read(file)
        .forEach(
            (name, tensor) -> {
              if (newName.apply(name) != null) {
                renamed.put(newName.apply(name), tensor);
              }
            });
    Safetensors.write(file, renamed, name -> TensorStorage.F32);
  }

  private void replaceInConfig(String original, String changed) throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(file, Files.readString(file).replace(original, changed));
  }
}
