package org.uimaadr.torch;

/**
 * The shape of a BERT encoder, as in the {@code config.json} of a Hugging Face checkpoint.
 *
 * @param layers {@code num_hidden_layers}
 * @param hiddenSize {@code hidden_size}, a multiple of {@code heads}
 * @param heads {@code num_attention_heads}
 * @param intermediateSize {@code intermediate_size}
 * @param vocabularySize {@code vocab_size}
 * @param maxPositions {@code max_position_embeddings}
 * @param typeVocabularySize {@code type_vocab_size}
 * @param layerNormEpsilon {@code layer_norm_eps}
 */
public record EncoderConfig(
    int layers,
    int hiddenSize,
    int heads,
    int intermediateSize,
    int vocabularySize,
    int maxPositions,
    int typeVocabularySize,
    double layerNormEpsilon) {}
