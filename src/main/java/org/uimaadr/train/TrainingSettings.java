package org.uimaadr.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkTensors;

/**
 * All that decides which weights a training ends with, as text by name: its options, its data and
 * the model that it starts from. Data and weights are told by their SHA-256, the text of a
 * pretraining by a checksum.
 *
 * @param values in the order in which they are compared
 */
public record TrainingSettings(Map<String, String> values) {

  /** Copies the map. */
  public TrainingSettings {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static TrainingSettings of(
      TrainingOptions options,
      BaseModel base,
      List<CorpusSentence> training,
      List<CorpusSentence> development,
      List<ExtraText> extras,
      Teaching teaching) {
    Map<String, String> values = new LinkedHashMap<>();
    flatten("", options.toJson(), values);
    put(base, values);
    values.put("training part", sentences(training));
    values.put("development part", sentences(development));
    put(extras, values);
    if (!teaching.equals(Teaching.NONE)) {
      flatten("teachers: ", teaching.settings(), values);
    }
    return new TrainingSettings(values);
  }

  /** What trainings read that differ in their options, or in the parts of the corpus. */
  public static TrainingSettings ofContents(
      BaseModel base, List<CorpusSentence> corpus, List<ExtraText> extras) {
    Map<String, String> values = new LinkedHashMap<>();
    put(base, values);
    values.put("corpus", sentences(corpus));
    put(extras, values);
    return new TrainingSettings(values);
  }

  private static void put(BaseModel base, Map<String, String> values) {
    values.put("base model", sha256(base, name -> !name.startsWith(NetworkTensors.MASKED_HEAD)));
  }

  private static void put(List<ExtraText> extras, Map<String, String> values) {
    for (ExtraText extra : extras) {
      values.put("weight of " + extra.name(), Double.toString(extra.weight()));
      values.put("training documents of " + extra.name(), documents(extra.training()));
      values.put("development documents of " + extra.name(), documents(extra.development()));
    }
  }

  /** Likewise of a pretraining. */
  static TrainingSettings of(PretrainingOptions options, BaseModel base, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    flatten("", options.toJson(), values);
    values.put("base model", sha256(base, name -> true));
    values.put("text", text);
    return new TrainingSettings(values);
  }

  private static void flatten(String prefix, JsonObject json, Map<String, String> values) {
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      String name = prefix + entry.getKey();
      if (entry.getValue().isJsonObject()) {
        flatten(name + ".", entry.getValue().getAsJsonObject(), values);
      } else {
        values.put(name, entry.getValue().toString());
      }
    }
  }

  private static String sentences(List<CorpusSentence> sentences) {
    return sentences.size() + " sentences, SHA-256 " + sha256(sentences);
  }

  private static String documents(List<?> documents) {
    return documents.size() + " documents, SHA-256 " + sha256(documents);
  }

  /** Of records, whose text tells all of their content. */
  private static String sha256(List<?> records) {
    MessageDigest digest = digest();
    for (Object each : records) {
      digest.update(each.toString().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String sha256(BaseModel base, Predicate<String> used) {
    MessageDigest digest = digest();
    digest.update(base.config().toString().getBytes(StandardCharsets.UTF_8));
    digest.update(base.tokenizer().json().getBytes(StandardCharsets.UTF_8));
    // By name: the order in a file of weights is its writer's.
    new TreeMap<>(base.tensors())
        .forEach(
            (name, tensor) -> {
              if (used.test(name)) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes(tensor));
              }
            });
    return "SHA-256 " + HexFormat.of().formatHex(digest.digest());
  }

  private static ByteBuffer bytes(FloatTensor tensor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(tensor.data().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.data());
    return bytes;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }

  /** How these settings differ from others, in words; empty if they do not. */
  public List<String> differencesFrom(TrainingSettings begun) {
    Map<String, String> all = new LinkedHashMap<>(values);
    begun.values.forEach(all::putIfAbsent);
    return all.keySet().stream()
        .filter(name -> !at(name).equals(begun.at(name)))
        .map(name -> "%s was %s and is now %s".formatted(name, begun.at(name), at(name)))
        .toList();
  }

  private String at(String name) {
    return values.getOrDefault(name, "not there");
  }
}
