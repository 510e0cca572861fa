package org.uimaadr.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and shapes of a network's tensors. */
public final class NetworkTensors {

  /** Number of labels of the sentence head: no ADR, ADR. */
  public static final int SENTENCE_LABELS = 2;

  /** How the names of the head for hidden pieces begin, and no others. */
  public static final String MASKED_HEAD = "cls.predictions.";

  /** Number of labels of a tagger: O, B, I. */
  public static final int TAG_LABELS = 3;

  /** Size of what a relation head learns of how two spans lie to each other. */
  static final int PLACEMENT_SIZE = 16;

  /** Greatest size of a relation head's hidden layer. */
  private static final int RELATION_SIZE = 128;

  private NetworkTensors() {}

  /** Shape of every tensor of a network, by name, in the order of the network. */
  public static Map<String, long[]> shapes(EncoderConfig config, NetworkHeads heads) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    long h = config.hiddenSize();
    shapes.put("embeddings.word_embeddings.weight", new long[] {config.vocabularySize(), h});
    shapes.put("embeddings.position_embeddings.weight", new long[] {config.maxPositions(), h});
    shapes.put(
        "embeddings.token_type_embeddings.weight", new long[] {config.typeVocabularySize(), h});
    layerNorm(shapes, "embeddings.LayerNorm", h);
    for (int layer = 0; layer < config.layers(); layer++) {
      String prefix = "encoder.layer." + layer + ".";
      linear(shapes, prefix + "attention.self.query", h, h);
      linear(shapes, prefix + "attention.self.key", h, h);
      linear(shapes, prefix + "attention.self.value", h, h);
      linear(shapes, prefix + "attention.output.dense", h, h);
      layerNorm(shapes, prefix + "attention.output.LayerNorm", h);
      linear(shapes, prefix + "intermediate.dense", config.intermediateSize(), h);
      linear(shapes, prefix + "output.dense", h, config.intermediateSize());
      layerNorm(shapes, prefix + "output.LayerNorm", h);
    }
    if (heads.sentence()) {
      linear(shapes, "pooler.dense", h, h);
      linear(shapes, "classifier", SENTENCE_LABELS, h);
    }
    for (String tagger : heads.taggers()) {
      linear(shapes, "tagger." + tagger, TAG_LABELS, h);
    }
    for (String relation : heads.relations()) {
      String prefix = "relation." + relation + ".";
      long size = Math.min(h, RELATION_SIZE);
      shapes.put(prefix + "placement.weight", new long[] {SpanPair.PLACEMENTS, PLACEMENT_SIZE});
      linear(shapes, prefix + "dense", size, 3 * h + PLACEMENT_SIZE);
      linear(shapes, prefix + "output", 1, size);
    }
    if (heads.masked()) {
      linear(shapes, MASKED_HEAD + "transform.dense", h, h);
      layerNorm(shapes, MASKED_HEAD + "transform.LayerNorm", h);
      shapes.put(MASKED_HEAD + "bias", new long[] {config.vocabularySize()});
    }
    return shapes;
  }

  /**
   * What keeps tensors from being those of a network: each that is missing or has another shape, in
   * words.
   *
   * @param expected shape of every tensor, by name
   * @param tensors what there is
   */
  public static List<String> problems(
      Map<String, long[]> expected, Map<String, FloatTensor> tensors) {
    List<String> problems = new ArrayList<>();
    expected.forEach(
        (name, shape) -> {
          FloatTensor tensor = tensors.get(name);
          if (tensor == null) {
            problems.add(name + " is missing");
          } else if (!Arrays.equals(tensor.shape(), shape)) {
            problems.add(
                "%s is %s, not %s"
                    .formatted(name, Arrays.toString(tensor.shape()), Arrays.toString(shape)));
          }
        });
    return problems;
  }

  private static void linear(Map<String, long[]> shapes, String name, long out, long in) {
    shapes.put(name + ".weight", new long[] {out, in});
    shapes.put(name + ".bias", new long[] {out});
  }

  private static void layerNorm(Map<String, long[]> shapes, String name, long size) {
    shapes.put(name + ".weight", new long[] {size});
    shapes.put(name + ".bias", new long[] {size});
  }
}
