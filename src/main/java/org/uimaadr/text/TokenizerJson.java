package org.uimaadr.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;

/**
 * Writes the {@code tokenizer.json} of a BERT checkpoint that has only a {@code vocab.txt}, with
 * the settings that transformers' BertTokenizerFast gives it.
 */
public final class TokenizerJson {

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final List<String> SPECIAL_TOKENS =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
  private static final int MAX_INPUT_CHARS_PER_WORD = 100;

  private final JsonObject vocabulary = new JsonObject();

  private TokenizerJson(List<String> tokens) {
    for (int id = 0; id < tokens.size(); id++) {
      vocabulary.addProperty(tokens.get(id), id);
    }
    for (String token : SPECIAL_TOKENS) {
      if (!vocabulary.has(token)) {
        throw new IllegalArgumentException("The vocabulary lacks " + token);
      }
    }
  }

  /**
   * The text of a {@code tokenizer.json}.
   *
   * @param vocabulary the lines of {@code vocab.txt}; a token's id is its index
   * @param lowerCase whether the encoder is uncased: text is lower-cased and loses its accents
   * @return JSON, as Hugging Face tokenizers 0.20 and newer read it
   * @throws IllegalArgumentException if a special token ({@code [PAD]}, {@code [UNK]}, {@code
   *     [CLS]}, {@code [SEP]}, {@code [MASK]}) is missing
   */
  public static String fromVocabulary(List<String> vocabulary, boolean lowerCase) {
    return GSON.toJson(new TokenizerJson(vocabulary).toJson(lowerCase));
  }

  private JsonObject toJson(boolean lowerCase) {
    JsonObject json = new JsonObject();
    json.addProperty("version", "1.0");
    json.add("truncation", JsonNull.INSTANCE);
    json.add("padding", JsonNull.INSTANCE);
    json.add("added_tokens", addedTokens());
    json.add("normalizer", normalizer(lowerCase));
    json.add("pre_tokenizer", typed("BertPreTokenizer"));
    json.add("post_processor", postProcessor());
    json.add("decoder", decoder());
    json.add("model", model());
    return json;
  }

  private int id(String token) {
    return vocabulary.get(token).getAsInt();
  }

  private JsonArray addedTokens() {
    JsonArray tokens = new JsonArray();
    SPECIAL_TOKENS.stream()
        .sorted(Comparator.comparingInt(this::id))
        .map(this::addedToken)
        .forEach(tokens::add);
    return tokens;
  }

  private JsonObject addedToken(String content) {
    JsonObject token = new JsonObject();
    token.addProperty("id", id(content));
    token.addProperty("content", content);
    token.addProperty("single_word", false);
    token.addProperty("lstrip", false);
    token.addProperty("rstrip", false);
    token.addProperty("normalized", false);
    token.addProperty("special", true);
    return token;
  }

  private static JsonObject normalizer(boolean lowerCase) {
    JsonObject normalizer = typed("BertNormalizer");
    normalizer.addProperty("clean_text", true);
    normalizer.addProperty("handle_chinese_chars", true);
    // Null means: as lowercase says.
    normalizer.add("strip_accents", JsonNull.INSTANCE);
    normalizer.addProperty("lowercase", lowerCase);
    return normalizer;
  }

  private JsonObject postProcessor() {
    JsonObject processor = typed("TemplateProcessing");
    processor.add("single", array(special("[CLS]", 0), sequence("A", 0), special("[SEP]", 0)));
    processor.add(
        "pair",
        array(
            special("[CLS]", 0),
            sequence("A", 0),
            special("[SEP]", 0),
            sequence("B", 1),
            special("[SEP]", 1)));
    JsonObject specialTokens = new JsonObject();
    for (String token : List.of("[CLS]", "[SEP]")) {
      JsonArray tokenIds = new JsonArray();
      tokenIds.add(id(token));
      JsonArray tokens = new JsonArray();
      tokens.add(token);
      JsonObject special = new JsonObject();
      special.addProperty("id", token);
      special.add("ids", tokenIds);
      special.add("tokens", tokens);
      specialTokens.add(token, special);
    }
    processor.add("special_tokens", specialTokens);
    return processor;
  }

  private static JsonObject special(String token, int typeId) {
    return templatePiece("SpecialToken", token, typeId);
  }

  private static JsonObject sequence(String name, int typeId) {
    return templatePiece("Sequence", name, typeId);
  }

  private static JsonObject templatePiece(String kind, String id, int typeId) {
    JsonObject content = new JsonObject();
    content.addProperty("id", id);
    content.addProperty("type_id", typeId);
    JsonObject piece = new JsonObject();
    piece.add(kind, content);
    return piece;
  }

  private static JsonObject decoder() {
    JsonObject decoder = typed("WordPiece");
    decoder.addProperty("prefix", "##");
    decoder.addProperty("cleanup", true);
    return decoder;
  }

  private JsonObject model() {
    JsonObject model = typed("WordPiece");
    model.addProperty("unk_token", "[UNK]");
    model.addProperty("continuing_subword_prefix", "##");
    model.addProperty("max_input_chars_per_word", MAX_INPUT_CHARS_PER_WORD);
    model.add("vocab", vocabulary);
    return model;
  }

  private static JsonObject typed(String type) {
    JsonObject json = new JsonObject();
    json.addProperty("type", type);
    return json;
  }

  private static JsonArray array(JsonObject... objects) {
    JsonArray array = new JsonArray();
    for (JsonObject object : objects) {
      array.add(object);
    }
    return array;
  }
}
