package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerJsonTest {

  /** A folder with checkpoints that have both tokenizer.json and vocab.txt. */
  private static final Path MODELS = Path.of(System.getProperty("adr.models", "../shared/models"));

  private static final List<String> VOCABULARY =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "rash", "Rash", "##es", "é", "e");

  @Test
  void anUncasedTokenizerLowersAndStripsAccents() {
    try (WordPieceTokenizer tokenizer =
        TestTokenizers.open(TokenizerJson.fromVocabulary(VOCABULARY, true))) {
      assertThat(tokenizer.tokenize("Rashes é").ids()).containsExactly(5, 7, 9);
    }
  }

  @Test
  void aCasedTokenizerKeepsCaseAndAccents() {
    try (WordPieceTokenizer tokenizer =
        TestTokenizers.open(TokenizerJson.fromVocabulary(VOCABULARY, false))) {
      assertThat(tokenizer.tokenize("Rashes é").ids()).containsExactly(6, 7, 8);
    }
  }

  @Test
  void aWordOfMoreThanAHundredCharactersIsUnknown() {
    List<String> vocabulary = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "##a");
    try (WordPieceTokenizer tokenizer =
        TestTokenizers.open(TokenizerJson.fromVocabulary(vocabulary, true))) {
      assertThat(tokenizer.tokenize("a".repeat(100)).size()).isEqualTo(100);
      assertThat(tokenizer.tokenize("a".repeat(101)).ids()).containsExactly(tokenizer.unknownId());
    }
  }

  @Test
  void aMissingSpecialTokenIsNamed() {
    assertThatThrownBy(() -> TokenizerJson.fromVocabulary(List.of("[PAD]", "[UNK]", "[CLS]"), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The vocabulary lacks [SEP]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all-MiniLM-L6-v2", "bge-small-en-v1.5"})
  void equalsTheTokenizerJsonOfPublishedCheckpoints(String name) throws IOException {
    Path checkpoint = MODELS.resolve(name);
    assumeTrue(
        Files.isDirectory(checkpoint),
        () -> "No " + checkpoint + "; -Dadr.models=DIR names the folder of checkpoints");
    JsonObject published =
        JsonParser.parseString(Files.readString(checkpoint.resolve("tokenizer.json")))
            .getAsJsonObject();
    // What a tokenizer cuts or pads is no part of its vocabulary.
    published.add("truncation", JsonNull.INSTANCE);
    published.add("padding", JsonNull.INSTANCE);
    List<String> vocabulary = Files.readAllLines(checkpoint.resolve("vocab.txt"));
    assertThat(JsonParser.parseString(TokenizerJson.fromVocabulary(vocabulary, true)))
        .isEqualTo(published);
  }
}
