package org.uimaadr.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tiny uncased vocabulary of the tests: single characters, a few words, a few endings. */
public final class TestTokenizers {

  private TestTokenizers() {}

  /** The lines of the tests' {@code vocab.txt}. */
  public static List<String> vocabulary() {
    try (InputStream vocabulary = TestTokenizers.class.getResourceAsStream("vocab.txt")) {
      return new String(vocabulary.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A tokenizer of the tests' vocabulary. */
  public static WordPieceTokenizer uncased() {
    return open(TokenizerJson.fromVocabulary(vocabulary(), true));
  }

  /** A tokenizer of a {@code tokenizer.json}. */
  public static WordPieceTokenizer open(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try {
      return WordPieceTokenizer.open(new ByteArrayInputStream(bytes), "test tokenizer");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
