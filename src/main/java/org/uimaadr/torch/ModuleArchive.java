package org.uimaadr.torch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.uimaadr.torch.Attribute.StoredTensor;

/**
 * A network as a TorchScript archive: which tensors become which attributes of the module whose
 * text is {@code adr-model.py}, and back.
 *
 * <p>Query, key and value of a layer are one matrix in the module, stacked in this order, so that
 * one product answers all three.
 */
final class ModuleArchive {

  private static final String EMBEDDINGS = "embeddings.";
  private static final String QKV = "attention.self.";

  /**
   * Attribute lists of the module in the order of its method {@code parameters}, with their
   * tensors' names.
   */
  private static final Map<String, String> LAYER_LISTS = layerLists();

  /** Likewise for the lists that have a tensor for each tagger or each relation head. */
  private static final Map<String, String> HEAD_LISTS = headLists();

  private ModuleArchive() {}

  private static Map<String, String> layerLists() {
    Map<String, String> lists = new LinkedHashMap<>();
    lists.put("qkv_weight", QKV + "weight");
    lists.put("qkv_bias", QKV + "bias");
    lists.put("attention_weight", "attention.output.dense.weight");
    lists.put("attention_bias", "attention.output.dense.bias");
    lists.put("attention_norm_weight", "attention.output.LayerNorm.weight");
    lists.put("attention_norm_bias", "attention.output.LayerNorm.bias");
    lists.put("intermediate_weight", "intermediate.dense.weight");
    lists.put("intermediate_bias", "intermediate.dense.bias");
    lists.put("output_weight", "output.dense.weight");
    lists.put("output_bias", "output.dense.bias");
    lists.put("output_norm_weight", "output.LayerNorm.weight");
    lists.put("output_norm_bias", "output.LayerNorm.bias");
    return lists;
  }

  private static Map<String, String> headLists() {
    Map<String, String> lists = new LinkedHashMap<>();
    lists.put("tagger_weight", "tagger.%s.weight");
    lists.put("tagger_bias", "tagger.%s.bias");
    lists.put("relation_placement", "relation.%s.placement.weight");
    lists.put("relation_dense_weight", "relation.%s.dense.weight");
    lists.put("relation_dense_bias", "relation.%s.dense.bias");
    lists.put("relation_output_weight", "relation.%s.output.weight");
    lists.put("relation_output_bias", "relation.%s.output.bias");
    return lists;
  }

  /**
   * Writes an archive for inference; {@code precision} decides how the encoder's matrices are
   * stored.
   */
  static void writeForInference(
      NetworkWeights weights, Variant variant, Precision precision, OutputStream out)
      throws IOException {
    // Nothing learns: all is frozen, and what belongs to a loss is without meaning.
    LearningSetup none = new LearningSetup(DeviceKind.CPU, precision, 0, 1, name -> true);
    write(weights, OptimizerState.none(), variant, none, precision == Precision.BF16, out);
  }

  /**
   * Writes an archive for training: float32 master weights with gradients, and what the optimizer
   * kept of earlier steps.
   */
  static void writeForTraining(
      NetworkWeights weights, OptimizerState optimizer, LearningSetup setup, OutputStream out)
      throws IOException {
    write(weights, optimizer, Variant.PORTABLE, setup, false, out);
  }

  private static void write(
      NetworkWeights weights,
      OptimizerState optimizer,
      Variant variant,
      LearningSetup setup,
      boolean halved,
      OutputStream out)
      throws IOException {
    EncoderConfig config = weights.encoder();
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute.Bool("training", false));
    attributes.add(new Attribute.Int("heads", config.heads()));
    attributes.add(new Attribute.Int("head_size", config.hiddenSize() / config.heads()));
    attributes.add(new Attribute.Int("hidden", config.hiddenSize()));
    attributes.add(new Attribute.Real("epsilon", config.layerNormEpsilon()));
    attributes.add(new Attribute.Real("dropout", setup.dropout()));
    attributes.add(new Attribute.Int("linear_dtype", setup.precision().scalarType()));

    Predicate<String> trainable = setup.frozen().negate();
    Map<String, String> embeddings = new LinkedHashMap<>();
    embeddings.put("word_embeddings", "word_embeddings.weight");
    embeddings.put("position_embeddings", "position_embeddings.weight");
    embeddings.put("token_type_embeddings", "token_type_embeddings.weight");
    embeddings.put("embeddings_norm_weight", "LayerNorm.weight");
    embeddings.put("embeddings_norm_bias", "LayerNorm.bias");
    embeddings.forEach(
        (attribute, name) ->
            attributes.add(
                new Attribute.OneTensor(
                    attribute,
                    new StoredTensor(
                        weights.tensor(EMBEDDINGS + name),
                        false,
                        trainable.test(EMBEDDINGS + name)))));
    LAYER_LISTS.forEach(
        (attribute, name) -> {
          boolean product = !name.contains("LayerNorm");
          List<StoredTensor> tensors =
              IntStream.range(0, config.layers())
                  .mapToObj(
                      layer ->
                          new StoredTensor(
                              layerTensor(weights, layer, name),
                              halved && product,
                              trainable.test(layerPrefix(layer) + name)))
                  .toList();
          attributes.add(new Attribute.TensorList(attribute, tensors));
        });
    attributes.add(
        tensorList(
            "sentence_head", sentenceHeadNames(weights.heads().sentence()), weights, trainable));
    FloatTensor classWeights =
        new FloatTensor(
            new long[] {NetworkTensors.SENTENCE_LABELS},
            new float[] {1, (float) setup.positiveWeight()});
    attributes.add(
        new Attribute.OneTensor(
            "sentence_class_weights", new StoredTensor(classWeights, false, false)));
    HEAD_LISTS.forEach(
        (attribute, name) ->
            attributes.add(
                tensorList(attribute, headNames(weights.heads(), name), weights, trainable)));
    attributes.add(
        tensorList("mask_head", maskHeadNames(weights.heads().masked()), weights, trainable));
    List<String> parameters = parameterNames(config, weights.heads());
    attributes.add(kept("first_moments", optimizer.firstMoments(parameters)));
    attributes.add(kept("second_moments", optimizer.secondMoments(parameters)));
    attributes.add(kept("step_counts", optimizer.stepCounts(parameters)));
    Stream.of(
            "trainable",
            "gradients",
            "one_parameter",
            "one_gradient",
            "one_first_moment",
            "one_second_moment",
            "one_step_count")
        .map(name -> new Attribute.TensorList(name, List.of()))
        .forEach(attributes::add);
    ArchiveWriter.write(resource("adr-model.py") + resource(variant.resource()), attributes, out);
  }

  private static Attribute kept(String attribute, List<FloatTensor> tensors) {
    return new Attribute.TensorList(
        attribute, tensors.stream().map(tensor -> new StoredTensor(tensor, false, false)).toList());
  }

  private static Attribute tensorList(
      String attribute, List<String> names, NetworkWeights weights, Predicate<String> trainable) {
    return new Attribute.TensorList(
        attribute,
        names.stream()
            .map(name -> new StoredTensor(weights.tensor(name), false, trainable.test(name)))
            .toList());
  }

  private static List<String> sentenceHeadNames(boolean present) {
    return present
        ? List.of(
            "pooler.dense.weight", "pooler.dense.bias", "classifier.weight", "classifier.bias")
        : List.of();
  }

  private static List<String> maskHeadNames(boolean present) {
    return present
        ? List.of(
            "cls.predictions.transform.dense.weight",
            "cls.predictions.transform.dense.bias",
            "cls.predictions.transform.LayerNorm.weight",
            "cls.predictions.transform.LayerNorm.bias",
            "cls.predictions.bias")
        : List.of();
  }

  /** Names of the tensors of a list that has one for each tagger or each relation head. */
  private static List<String> headNames(NetworkHeads heads, String pattern) {
    return (pattern.startsWith("tagger.") ? heads.taggers() : heads.relations())
        .stream().map(pattern::formatted).toList();
  }

  private static String layerPrefix(int layer) {
    return "encoder.layer." + layer + ".";
  }

  private static FloatTensor layerTensor(NetworkWeights weights, int layer, String name) {
    String prefix = layerPrefix(layer);
    if (!name.startsWith(QKV)) {
      return weights.tensor(prefix + name);
    }
    String suffix = name.substring(QKV.length());
    return stack(
        Stream.of("query.", "key.", "value.")
            .map(part -> weights.tensor(prefix + QKV + part + suffix))
            .toList());
  }

  private static FloatTensor stack(List<FloatTensor> parts) {
    long[] shape = parts.get(0).shape().clone();
    shape[0] *= parts.size();
    int size = parts.get(0).data().length;
    float[] data = new float[size * parts.size()];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i).data(), 0, data, i * size, size);
    }
    return new FloatTensor(shape, data);
  }

  /**
   * Names of the tensors that the module's method {@code parameters} returns, in its order. A name
   * that ends in {@code attention.self.weight} or {@code .bias} is the stack of query, key and
   * value.
   */
  static List<String> parameterNames(EncoderConfig config, NetworkHeads heads) {
    List<String> names = new ArrayList<>();
    for (String name :
        List.of(
            "word_embeddings.weight",
            "position_embeddings.weight",
            "token_type_embeddings.weight",
            "LayerNorm.weight",
            "LayerNorm.bias")) {
      names.add(EMBEDDINGS + name);
    }
    for (int layer = 0; layer < config.layers(); layer++) {
      for (String name : LAYER_LISTS.values()) {
        names.add(layerPrefix(layer) + name);
      }
    }
    names.addAll(sentenceHeadNames(heads.sentence()));
    HEAD_LISTS.values().forEach(name -> names.addAll(headNames(heads, name)));
    names.addAll(maskHeadNames(heads.masked()));
    return names;
  }

  /** Undoes the stacking: the module's parameters under the names of {@link NetworkTensors}. */
  static Map<String, FloatTensor> unstack(Map<String, FloatTensor> parameters) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    parameters.forEach(
        (name, tensor) -> {
          int at = name.indexOf(QKV);
          if (at < 0) {
            tensors.put(name, tensor);
            return;
          }
          String prefix = name.substring(0, at) + QKV;
          String suffix = name.substring(at + QKV.length());
          List<String> parts = List.of("query.", "key.", "value.");
          long[] shape = tensor.shape().clone();
          shape[0] /= parts.size();
          int size = tensor.data().length / parts.size();
          for (int i = 0; i < parts.size(); i++) {
            float[] data = Arrays.copyOfRange(tensor.data(), i * size, (i + 1) * size);
            tensors.put(prefix + parts.get(i) + suffix, new FloatTensor(shape, data));
          }
        });
    return tensors;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ModuleArchive.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The jar lacks org/uimaadr/torch/" + name + "; reinstall uima-adr");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
