package org.uimaadr.train;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uimaadr.torch.EncoderConfig;

/**
 * The part of an encoder that stays as it was pretrained.
 *
 * @param embeddings whether the embeddings do, with their LayerNorm
 * @param layers how many layers do, counted from the embeddings
 */
public record FrozenPart(boolean embeddings, int layers) {

  private static final String EMBEDDINGS = "embeddings";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
  private static final Pattern LAYER = Pattern.compile("encoder\\.layer\\.(\\d+)\\..*");

  /** Nothing is frozen. */
  public static FrozenPart none() {
    return new FrozenPart(false, 0);
  }

  /**
   * Reads {@code embeddings}, a number of layers, or both with a comma between; nothing is frozen
   * where the text is empty.
   *
   * @throws IllegalArgumentException for another text
   */
  public static FrozenPart of(String text) {
    boolean embeddings = false;
    int layers = 0;
    for (String part : text.isBlank() ? new String[0] : text.split(",")) {
      String word = part.strip();
      if (word.equals(EMBEDDINGS)) {
        embeddings = true;
      } else if (NUMBER.matcher(word).matches()) {
        layers = Integer.parseInt(word);
      } else {
        throw new IllegalArgumentException(
            "What is frozen cannot be \"%s\"; give embeddings, a number of layers, or both as in embeddings,4"
                .formatted(text));
      }
    }
    return new FrozenPart(embeddings, layers);
  }

  /** Whether a parameter of a network belongs to it. */
  boolean contains(String parameter) {
    Matcher layer = LAYER.matcher(parameter);
    return layer.matches()
        ? Integer.parseInt(layer.group(1)) < layers
        : embeddings && parameter.startsWith(EMBEDDINGS + ".");
  }

  /** Refuses an encoder with fewer layers. */
  void requireFits(EncoderConfig encoder) {
    if (layers > encoder.layers()) {
      throw new IllegalArgumentException(
          "%d layers cannot be frozen: the encoder has %d".formatted(layers, encoder.layers()));
    }
  }
}
