package org.uimaadr.model;

import org.uimaadr.torch.NetworkWeights;

/**
 * What a bundle is written from.
 *
 * @param metadata what {@code model.json} shall say
 * @param network the weights
 * @param tokenizerJson text of {@code tokenizer.json}
 * @param modelCard text of {@code MODEL_CARD.md}, for people
 */
public record BundleContent(
    ModelMetadata metadata, NetworkWeights network, String tokenizerJson, String modelCard) {

  /** Rejects weights that are not those of the metadata. */
  public BundleContent {
    if (!metadata.encoder().equals(network.encoder())
        || !metadata.heads().equals(network.heads())) {
      throw new IllegalArgumentException(
          "The metadata of " + metadata.name() + " describe another network than its weights are");
    }
  }
}
