package org.uimaadr.torch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.model.Safetensors;

/**
 * The committed checkpoint of two layers with what transformers computes from it (src/test/python).
 */
public final class TinyCheckpoint {

  public static final List<String> TAGGERS = List.of("REACTION", "DRUG");

  public static final NetworkHeads HEADS =
      new NetworkHeads(true, TAGGERS, List.of("DRUG_REACTION"));

  private TinyCheckpoint() {}

  public static Path folder() {
    return resource("config.json").getParent();
  }

  public static NetworkWeights weights() {
    return new NetworkWeights(config(), HEADS, tensors("model.safetensors"));
  }

  static EncoderConfig config() {
    JsonObject config = json("config.json");
    return new EncoderConfig(
        config.get("num_hidden_layers").getAsInt(),
        config.get("hidden_size").getAsInt(),
        config.get("num_attention_heads").getAsInt(),
        config.get("intermediate_size").getAsInt(),
        config.get("vocab_size").getAsInt(),
        config.get("max_position_embeddings").getAsInt(),
        config.get("type_vocab_size").getAsInt(),
        config.get("layer_norm_eps").getAsDouble());
  }

  /** Tensors of a file under the names of a network. */
  static Map<String, FloatTensor> tensors(String file) {
    try {
      Map<String, FloatTensor> tensors = new LinkedHashMap<>();
      Safetensors.read(resource(file))
          .forEach((name, tensor) -> tensors.put(name.replaceFirst("^bert\\.", ""), tensor));
      return tensors;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonObject goldens() {
    return json("goldens.json");
  }

  /** The golden batch: rows without their padding, labels on the places of the rows. */
  public static TrainableNetwork.LabelledBatch batch() {
    JsonObject batch = goldens().getAsJsonObject("batch");
    int[][] mask = integers(batch.getAsJsonArray("mask"));
    List<int[]> windows = new ArrayList<>();
    int[][] ids = integers(batch.getAsJsonArray("ids"));
    for (int row = 0; row < ids.length; row++) {
      windows.add(Arrays.copyOf(ids[row], Arrays.stream(mask[row]).sum()));
    }
    int[][][] tags = {
      unpadded(integers(batch.getAsJsonArray("reactionLabels")), windows),
      unpadded(integers(batch.getAsJsonArray("drugLabels")), windows)
    };
    int[] sentenceLabels = ints(batch.getAsJsonArray("sentenceLabels"));
    int[][] sentences = new int[windows.size()][];
    for (int row = 0; row < sentences.length; row++) {
      sentences[row] = new int[windows.get(row).length];
      Arrays.fill(sentences[row], TrainableNetwork.UNLABELLED);
      sentences[row][0] = sentenceLabels[row];
    }
    return new TrainableNetwork.LabelledBatch(
        windows, sentences, tags, pairs(batch.getAsJsonArray("pairs")));
  }

  private static List<TrainableNetwork.LabelledPair> pairs(JsonArray array) {
    List<TrainableNetwork.LabelledPair> pairs = new ArrayList<>();
    for (JsonElement element : array) {
      JsonObject pair = element.getAsJsonObject();
      int[] drug = ints(pair.getAsJsonArray("drug"));
      int[] target = ints(pair.getAsJsonArray("target"));
      pairs.add(
          new TrainableNetwork.LabelledPair(
              new SpanPair(pair.get("row").getAsInt(), 0, drug[0], drug[1], target[0], target[1]),
              pair.get("related").getAsBoolean()));
    }
    return pairs;
  }

  private static int[][] unpadded(int[][] rows, List<int[]> windows) {
    int[][] result = new int[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      result[row] = Arrays.copyOf(rows[row], windows.get(row).length);
    }
    return result;
  }

  private static int[][] integers(JsonArray rows) {
    int[][] result = new int[rows.size()][];
    for (int i = 0; i < result.length; i++) {
      result[i] = ints(rows.get(i).getAsJsonArray());
    }
    return result;
  }

  static int[] ints(JsonArray array) {
    return array.asList().stream().mapToInt(JsonElement::getAsInt).toArray();
  }

  private static JsonObject json(String name) {
    try {
      return JsonParser.parseString(Files.readString(resource(name))).getAsJsonObject();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path resource(String name) {
    try {
      return Path.of(TinyCheckpoint.class.getResource("/org/uimaadr/tiny/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
