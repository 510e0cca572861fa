package org.uimaadr.torch;

import java.util.List;
import java.util.Map;

/**
 * All weights of a network: a BERT encoder and the heads on it.
 *
 * <p>Tensors go by the names of Hugging Face's {@code BertModel} without prefix ({@code
 * embeddings.word_embeddings.weight}, {@code encoder.layer.0.attention.self.query.weight}, ...);
 * the sentence head is {@code pooler.dense} and {@code classifier}, a tagger is {@code
 * tagger.NAME}, a relation head is {@code relation.NAME.dense} and {@code relation.NAME.output},
 * each with {@code .weight} ([out, in]) and {@code .bias} ([out]), and {@code
 * relation.NAME.placement.weight} ([placements, size]). The head for pretraining goes by the names
 * of {@code BertForMaskedLM}: {@code cls.predictions.transform.dense}, {@code
 * cls.predictions.transform.LayerNorm} and {@code cls.predictions.bias}.
 *
 * @param encoder shape of the encoder
 * @param heads what stands on it
 * @param tensors float32 tensors by name
 */
public record NetworkWeights(
    EncoderConfig encoder, NetworkHeads heads, Map<String, FloatTensor> tensors) {

  /** Rejects weights that lack a tensor of the network, or have one of another shape. */
  public NetworkWeights {
    List<String> problems = NetworkTensors.problems(NetworkTensors.shapes(encoder, heads), tensors);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "The weights do not fit the network: " + String.join("; ", problems));
    }
  }

  /** The tensor of that name. */
  public FloatTensor tensor(String name) {
    return tensors.get(name);
  }
}
