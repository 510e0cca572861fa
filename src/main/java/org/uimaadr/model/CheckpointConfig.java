package org.uimaadr.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.uimaadr.torch.EncoderConfig;

/**
 * Reads the {@code config.json} of a checkpoint and refuses what the encoder would compute wrong.
 */
final class CheckpointConfig {

  private final JsonObject json;
  private final Path file;

  private CheckpointConfig(JsonObject json, Path file) {
    this.json = json;
    this.file = file;
  }

  static EncoderConfig read(Path file) throws IOException {
    return new CheckpointConfig(StrictJson.object(file), file).encoder();
  }

  /** What transformers' BertConfig takes for granted may be absent; the sizes may not. */
  private EncoderConfig encoder() throws InvalidModelException {
    require("model_type", "bert");
    require("hidden_act", "gelu");
    require("position_embedding_type", "absolute");
    require("is_decoder", "false");
    EncoderConfig config =
        new EncoderConfig(
            size("num_hidden_layers"),
            size("hidden_size"),
            size("num_attention_heads"),
            size("intermediate_size"),
            size("vocab_size"),
            size("max_position_embeddings"),
            json.has("type_vocab_size") ? size("type_vocab_size") : 2,
            json.has("layer_norm_eps") ? epsilon() : 1e-12);
    if (config.hiddenSize() % config.heads() != 0) {
      throw new InvalidModelException(
          file, "hidden_size is no multiple of num_attention_heads; " + StrictJson.FIX);
    }
    return config;
  }

  private void require(String name, String only) throws InvalidModelException {
    JsonElement value = json.get(name);
    if (value == null || value.isJsonNull()) {
      return;
    }
    if (!value.isJsonPrimitive() || !value.getAsString().equals(only)) {
      throw new InvalidModelException(
          file,
          "has "
              + name
              + " "
              + value
              + ", this encoder computes only "
              + only
              + "; choose a checkpoint of the BERT architecture");
    }
  }

  private int size(String name) throws InvalidModelException {
    try {
      int size = number(name).intValueExact();
      if (size > 0) {
        return size;
      }
    } catch (ArithmeticException e) {
      // Told below, together with sizes that are whole but not positive.
    }
    throw invalid(name, "a whole number above 0");
  }

  private double epsilon() throws InvalidModelException {
    double epsilon = number("layer_norm_eps").doubleValue();
    if (epsilon > 0) {
      return epsilon;
    }
    throw invalid("layer_norm_eps", "a number above 0");
  }

  private BigDecimal number(String name) throws InvalidModelException {
    JsonElement value = json.get(name);
    if (value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
      return value.getAsBigDecimal();
    }
    throw invalid(name, "a number");
  }

  private InvalidModelException invalid(String name, String expected) {
    return new InvalidModelException(
        file, name + " must be " + expected + " but is " + json.get(name) + "; " + StrictJson.FIX);
  }
}
