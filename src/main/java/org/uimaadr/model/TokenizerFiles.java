package org.uimaadr.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.uimaadr.text.WindowMaker;

/**
 * The files of a tokenizer as transformers reads them.
 *
 * @param tokenizer content of {@code tokenizer.json}
 * @param lowerCase whether it lower-cases the text
 * @param maxTokens most tokens of an input, special ones counted
 */
record TokenizerFiles(JsonObject tokenizer, boolean lowerCase, int maxTokens) {

  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

  /** The tokenizer of a bundle. */
  static TokenizerFiles of(ModelBundle bundle) {
    JsonObject tokenizer = JsonParser.parseString(bundle.tokenizerJson()).getAsJsonObject();
    // Some base checkpoints cut and pad to lengths of their own, which callers do not expect.
    tokenizer.add("truncation", JsonNull.INSTANCE);
    tokenizer.add("padding", JsonNull.INSTANCE);
    ModelMetadata model = bundle.metadata();
    return new TokenizerFiles(
        tokenizer, model.lowerCase(), model.maxPieces() + WindowMaker.SPECIAL_TOKENS);
  }

  /** Writes {@code tokenizer.json} alone. */
  void writeTokenizer(Path folder) throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), GSON.toJson(tokenizer) + "\n");
  }

  /**
   * Writes {@code tokenizer.json}, {@code tokenizer_config.json} and, for programs that know only
   * this, {@code vocab.txt}.
   */
  void write(Path folder) throws IOException {
    writeTokenizer(folder);
    Files.writeString(folder.resolve("tokenizer_config.json"), GSON.toJson(config()) + "\n");
    Files.write(folder.resolve("vocab.txt"), vocabulary());
  }

  /** Id of the token that fills up a batch. */
  int paddingId() {
    return ids().get("[PAD]").getAsInt();
  }

  private JsonObject config() {
    JsonObject config = new JsonObject();
    // transformers' BertTokenizer would build another tokenizer of the vocabulary; this one takes
    // tokenizer.json as it is.
    config.addProperty("tokenizer_class", "PreTrainedTokenizerFast");
    config.addProperty("do_lower_case", lowerCase);
    config.addProperty("model_max_length", maxTokens);
    // A text that spells out [SEP] means these words, as in WordPieceTokenizer.
    config.addProperty("split_special_tokens", true);
    config.add(
        "model_input_names",
        GSON.toJsonTree(List.of("input_ids", "token_type_ids", "attention_mask")));
    for (String token : List.of("unk", "sep", "pad", "cls", "mask")) {
      config.addProperty(token + "_token", "[" + token.toUpperCase(Locale.ROOT) + "]");
    }
    return config;
  }

  /** The entries in the order of their ids; an id without one keeps its place. */
  private List<String> vocabulary() {
    String[] entries =
        new String[1 + ids().values().stream().mapToInt(JsonElement::getAsInt).max().orElseThrow()];
    ids().forEach((entry, id) -> entries[id.getAsInt()] = entry);
    for (int id = 0; id < entries.length; id++) {
      entries[id] = Objects.requireNonNullElse(entries[id], "[unused-" + id + "]");
    }
    return Arrays.asList(entries);
  }

  private Map<String, JsonElement> ids() {
    return tokenizer.getAsJsonObject("model").getAsJsonObject("vocab").asMap();
  }
}
