package org.uimaadr.model;

import com.google.gson.JsonObject;
import org.uimaadr.torch.EncoderConfig;

/**
 * An encoder's shape in the words of transformers' {@code config.json}. What the encoder would
 * compute wrong (another architecture or activation, relative positions, causal attention) is
 * refused.
 */
final class EncoderJson {

  private static final String FIX = "choose a checkpoint of the BERT architecture";

  private EncoderJson() {}

  /** What transformers' BertConfig takes for granted may be absent; the sizes may not. */
  static EncoderConfig read(JsonFields fields) throws InvalidModelException {
    fields.requireIfPresent("model_type", "bert", FIX);
    fields.requireIfPresent("hidden_act", "gelu", FIX);
    fields.requireIfPresent("position_embedding_type", "absolute", FIX);
    fields.requireIfPresent("is_decoder", "false", FIX);
    int hiddenSize = fields.size("hidden_size");
    int heads = fields.size("num_attention_heads");
    if (hiddenSize % heads != 0) {
      throw fields.invalid("hidden_size", "a multiple of num_attention_heads, " + heads + ",");
    }
    double epsilon = fields.has("layer_norm_eps") ? fields.number("layer_norm_eps") : 1e-12;
    if (!(epsilon > 0)) {
      throw fields.invalid("layer_norm_eps", "a number above 0");
    }
    return new EncoderConfig(
        fields.size("num_hidden_layers"),
        hiddenSize,
        heads,
        fields.size("intermediate_size"),
        fields.size("vocab_size"),
        fields.size("max_position_embeddings"),
        fields.has("type_vocab_size") ? fields.size("type_vocab_size") : 2,
        epsilon);
  }

  /** The inverse of {@link #read}. */
  static JsonObject write(EncoderConfig config) {
    JsonObject json = new JsonObject();
    json.addProperty("model_type", "bert");
    json.addProperty("hidden_act", "gelu");
    json.addProperty("num_hidden_layers", config.layers());
    json.addProperty("hidden_size", config.hiddenSize());
    json.addProperty("num_attention_heads", config.heads());
    json.addProperty("intermediate_size", config.intermediateSize());
    json.addProperty("vocab_size", config.vocabularySize());
    json.addProperty("max_position_embeddings", config.maxPositions());
    json.addProperty("type_vocab_size", config.typeVocabularySize());
    json.addProperty("layer_norm_eps", config.layerNormEpsilon());
    return json;
  }
}
