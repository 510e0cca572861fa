package org.uimaadr.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.torch.EncoderConfig;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkTensors;

/**
 * A pretrained or fine-tuned BERT as Hugging Face's transformers saves it: a folder with {@code
 * config.json}, {@code model.safetensors} or {@code pytorch_model.bin}, and {@code tokenizer.json}
 * or {@code vocab.txt}. Of pickled weights, {@code pytorch_model.bin}, only tensors are read; a
 * file that holds anything else is refused.
 *
 * @param config shape of the encoder
 * @param encoderTensors tensors of the encoder by the names of {@code BertModel}, such as {@code
 *     embeddings.word_embeddings.weight}; both {@code pooler.dense} tensors or neither
 * @param classifierTensors {@code classifier.weight} ([labels, hidden]) and {@code
 *     classifier.bias}, or nothing
 * @param maskedHeadTensors {@code cls.predictions}, the head of {@code BertForMaskedLM}, or nothing
 * @param tokenizer the tokenizer that belongs to the encoder
 */
public record HuggingFaceCheckpoint(
    EncoderConfig config,
    Map<String, FloatTensor> encoderTensors,
    Map<String, FloatTensor> classifierTensors,
    Map<String, FloatTensor> maskedHeadTensors,
    CheckpointTokenizer tokenizer) {

  private static final Logger LOG = LoggerFactory.getLogger(HuggingFaceCheckpoint.class);
  private static final String SAFETENSORS = "model.safetensors";
  private static final String PICKLED = "pytorch_model.bin";
  private static final List<String> POOLER = List.of("pooler.dense.weight", "pooler.dense.bias");
  private static final List<String> CLASSIFIER = List.of("classifier.weight", "classifier.bias");
  private static final int LISTED_PROBLEMS = 5;

  /**
   * Opens a checkpoint. Names of tensors may carry the prefix {@code bert.} and the endings {@code
   * LayerNorm.gamma} and {@code LayerNorm.beta} of old checkpoints; tensors that belong neither to
   * the encoder nor to a classifier or the head of BertForMaskedLM are left out.
   *
   * @param folder the checkpoint
   * @throws InvalidModelException if the folder holds no BERT, lacks a file or a tensor, a file is
   *     damaged or a pickle holds more than tensors
   */
  public static HuggingFaceCheckpoint open(Path folder) throws IOException {
    Path configFile = folder.resolve("config.json");
    if (!Files.isRegularFile(configFile)) {
      throw new InvalidModelException(
          folder, "has no config.json; give the folder of a checkpoint as transformers saves it");
    }
    JsonFields fields = new JsonFields(StrictJson.object(configFile), configFile.toString());
    EncoderConfig config = EncoderJson.read(fields);
    Path weightsFile = weightsFile(folder);
    Map<String, FloatTensor> encoder = readTensors(weightsFile, config);
    Map<String, FloatTensor> maskedHead = taken(encoder, maskedHeadShapes(config).keySet());
    // One that is not whole, or for another vocabulary, is of no use, and no reason to stop.
    List<String> lacks = NetworkTensors.problems(maskedHeadShapes(config), maskedHead);
    if (!maskedHead.isEmpty() && !lacks.isEmpty()) {
      LOG.warn("{}: its head for masked pieces is left out: {}", weightsFile, lacks);
      maskedHead.clear();
    }
    checkShapes(weightsFile, config, encoder);
    Map<String, FloatTensor> classifier = taken(encoder, CLASSIFIER);
    CheckpointTokenizer tokenizer = CheckpointTokenizer.read(folder, config.vocabularySize());
    return new HuggingFaceCheckpoint(config, encoder, classifier, maskedHead, tokenizer);
  }

  private static Map<String, FloatTensor> taken(
      Map<String, FloatTensor> tensors, Collection<String> names) {
    Map<String, FloatTensor> taken = new LinkedHashMap<>();
    for (String name : names) {
      if (tensors.containsKey(name)) {
        taken.put(name, tensors.remove(name));
      }
    }
    return taken;
  }

  private static Map<String, long[]> maskedHeadShapes(EncoderConfig config) {
    Map<String, long[]> shapes = NetworkTensors.shapes(config, NetworkHeads.maskedOnly());
    shapes.keySet().removeIf(name -> !name.startsWith(NetworkTensors.MASKED_HEAD));
    return shapes;
  }

  private static Path weightsFile(Path folder) throws InvalidModelException {
    return Stream.of(SAFETENSORS, PICKLED)
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidModelException(
                    folder,
                    Stream.of(SAFETENSORS, PICKLED)
                            .anyMatch(file -> Files.exists(folder.resolve(file + ".index.json")))
                        ? "keeps its weights in several files, which is not supported; load it in"
                            + " transformers and save it with save_pretrained(folder,"
                            + " max_shard_size=\"100GB\")"
                        : "has neither model.safetensors nor pytorch_model.bin; give the folder of"
                            + " a checkpoint as transformers saves it, in one file of weights"));
  }

  private static Map<String, FloatTensor> readTensors(Path file, EncoderConfig config)
      throws IOException {
    Set<String> known =
        new HashSet<>(NetworkTensors.shapes(config, NetworkHeads.sentenceOnly()).keySet());
    known.addAll(maskedHeadShapes(config).keySet());
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    Predicate<String> wanted = name -> known.contains(canonicalName(name));
    Map<String, FloatTensor> stored =
        file.endsWith(PICKLED) ? PickledTensors.read(file, wanted) : Safetensors.read(file, wanted);
    stored.forEach((name, tensor) -> tensors.put(canonicalName(name), tensor));
    return tensors;
  }

  private static String canonicalName(String name) {
    String unprefixed = name.startsWith("bert.") ? name.substring("bert.".length()) : name;
    return unprefixed
        .replace("LayerNorm.gamma", "LayerNorm.weight")
        .replace("LayerNorm.beta", "LayerNorm.bias");
  }

  private static void checkShapes(Path file, EncoderConfig config, Map<String, FloatTensor> tensors)
      throws InvalidModelException {
    Map<String, long[]> expected = NetworkTensors.shapes(config, NetworkHeads.sentenceOnly());
    if (Collections.disjoint(tensors.keySet(), POOLER)) {
      expected.keySet().removeAll(POOLER);
    }
    if (Collections.disjoint(tensors.keySet(), CLASSIFIER)) {
      expected.keySet().removeAll(CLASSIFIER);
    } else {
      long labels = labels(tensors.get("classifier.bias"));
      expected.put("classifier.weight", new long[] {labels, config.hiddenSize()});
      expected.put("classifier.bias", new long[] {labels});
    }
    List<String> problems = NetworkTensors.problems(expected, tensors);
    if (!problems.isEmpty()) {
      throw new InvalidModelException(file, describe(problems));
    }
  }

  private static long labels(FloatTensor classifierBias) {
    return classifierBias == null ? NetworkTensors.SENTENCE_LABELS : classifierBias.data().length;
  }

  private static String describe(List<String> problems) {
    int listed = Math.min(problems.size(), LISTED_PROBLEMS);
    String rest =
        problems.size() > listed ? "; and " + (problems.size() - listed) + " more tensors" : "";
    return "does not hold the BERT of config.json: "
        + String.join("; ", problems.subList(0, listed))
        + rest
        + ". Copy both files from the same checkpoint of the BERT architecture";
  }
}
