package org.uimaadr.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.text.TokenizerJson;

/**
 * The WordPiece tokenizer of a checkpoint.
 *
 * @param json text of a {@code tokenizer.json}
 * @param lowerCase whether it lower-cases the text
 */
public record CheckpointTokenizer(String json, boolean lowerCase) {

  private static final Logger LOG = LoggerFactory.getLogger(CheckpointTokenizer.class);

  /**
   * Reads {@code tokenizer.json}, or makes one of {@code vocab.txt}. As in transformers'
   * BertTokenizerFast, {@code do_lower_case} of {@code tokenizer_config.json} goes before what
   * {@code tokenizer.json} says, and a vocabulary alone is taken as lower-cased.
   *
   * @param vocabularySize number of embeddings, which no id may exceed
   */
  static CheckpointTokenizer read(Path folder, int vocabularySize) throws IOException {
    Boolean doLowerCase = doLowerCase(folder.resolve("tokenizer_config.json"));
    Path tokenizerFile = folder.resolve("tokenizer.json");
    if (Files.isRegularFile(tokenizerFile)) {
      return ofTokenizerJson(tokenizerFile, doLowerCase, vocabularySize);
    }
    Path vocabularyFile = folder.resolve("vocab.txt");
    if (Files.isRegularFile(vocabularyFile)) {
      return ofVocabulary(vocabularyFile, doLowerCase == null || doLowerCase, vocabularySize);
    }
    throw new InvalidModelException(
        folder, "has neither tokenizer.json nor vocab.txt; download or copy one of them");
  }

  private static Boolean doLowerCase(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return null;
    }
    JsonElement value = StrictJson.object(file).get("do_lower_case");
    return value == null || !value.isJsonPrimitive() ? null : value.getAsBoolean();
  }

  private static CheckpointTokenizer ofTokenizerJson(
      Path file, Boolean doLowerCase, int vocabularySize) throws IOException {
    JsonObject tokenizer = StrictJson.object(file);
    if (!(tokenizer.get("model") instanceof JsonObject model)
        || !(model.get("vocab") instanceof JsonObject vocabulary)) {
      throw new InvalidModelException(file, "has no WordPiece vocabulary; a BERT has one");
    }
    for (JsonElement id : vocabulary.asMap().values()) {
      if (!id.isJsonPrimitive() || !id.getAsJsonPrimitive().isNumber()) {
        throw new InvalidModelException(file, "has the id " + id + "; " + StrictJson.FIX);
      }
      if (id.getAsDouble() >= vocabularySize) {
        throw tooLarge(file, id.toString(), vocabularySize);
      }
    }
    boolean lowerCase =
        tokenizer.get("normalizer") instanceof JsonObject normalizer
            && lowerCase(normalizer, doLowerCase);
    warnIfCased(file, vocabulary.keySet(), lowerCase);
    return new CheckpointTokenizer(tokenizer.toString(), lowerCase);
  }

  /** Tells whether the normalizer lower-cases, after setting it to do as told. */
  private static boolean lowerCase(JsonObject normalizer, Boolean doLowerCase) {
    JsonElement lowercase = normalizer.get("lowercase");
    if (lowercase == null || !lowercase.isJsonPrimitive()) {
      return normalizer.toString().contains("\"Lowercase\"");
    }
    if (doLowerCase != null) {
      normalizer.addProperty("lowercase", doLowerCase);
      return doLowerCase;
    }
    return lowercase.getAsBoolean();
  }

  private static CheckpointTokenizer ofVocabulary(Path file, boolean lowerCase, int vocabularySize)
      throws IOException {
    List<String> vocabulary;
    try {
      vocabulary = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new InvalidModelException(file, "is not UTF-8; " + StrictJson.FIX, e);
    }
    if (vocabulary.size() > vocabularySize) {
      throw tooLarge(file, String.valueOf(vocabulary.size() - 1), vocabularySize);
    }
    warnIfCased(file, vocabulary, lowerCase);
    try {
      return new CheckpointTokenizer(
          TokenizerJson.fromVocabulary(vocabulary, lowerCase), lowerCase);
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(file, e.getMessage() + "; " + StrictJson.FIX, e);
    }
  }

  private static InvalidModelException tooLarge(Path file, String id, int vocabularySize) {
    return new InvalidModelException(
        file,
        "has the id "
            + id
            + " but the encoder knows only "
            + vocabularySize
            + " (vocab_size of config.json); copy both files from the same checkpoint");
  }

  private static void warnIfCased(Path file, Collection<String> vocabulary, boolean lowerCase) {
    long unreachable = lowerCase ? entriesWithCapitals(vocabulary) : 0;
    if (unreachable > 0) {
      LOG.warn(
          "{}: {} entries with capitals can never be used, since text is lower-cased; if the"
              + " encoder is cased, set \"do_lower_case\": false in tokenizer_config.json",
          file,
          unreachable);
    }
  }

  /** Number of entries that only text with capitals can give; special tokens are none. */
  static long entriesWithCapitals(Collection<String> vocabulary) {
    return vocabulary.stream()
        .filter(token -> !(token.startsWith("[") && token.endsWith("]")))
        .filter(token -> token.codePoints().anyMatch(c -> Character.toLowerCase(c) != c))
        .count();
  }
}
