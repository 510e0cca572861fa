package org.uimaadr.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.uimaadr.text.MentionType;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkTensors;
import org.uimaadr.torch.NetworkWeights;

/**
 * Writes a bundle as checkpoints of Hugging Face's transformers, a folder for each head with a copy
 * of the encoder: {@code classifier} for {@code AutoModelForSequenceClassification}, {@code
 * tagger-reaction}, {@code tagger-drug} and {@code tagger-dose} for {@code
 * AutoModelForTokenClassification}. Weights are float32, what is stored in fewer bits widened.
 *
 * <p>Left out is what transformers has no model for: relation heads, and all that is done with the
 * logits afterwards. Each folder's {@code README.md} says so.
 */
public final class HuggingFaceExport {

  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

  private final ModelMetadata model;
  private final NetworkWeights weights;
  private final TokenizerFiles tokenizer;
  private final ExportReadme readme;

  private HuggingFaceExport(ModelBundle bundle) throws IOException {
    this.model = bundle.metadata();
    this.weights = bundle.readWeights();
    this.tokenizer = TokenizerFiles.of(bundle);
    this.readme = new ExportReadme(bundle);
  }

  /**
   * Writes the folders.
   *
   * @param folder an empty folder or one that does not exist yet; it is written whole or not at all
   * @throws FileAlreadyExistsException if something lies there
   * @throws InvalidModelException if the bundle's weights are damaged
   */
  public static void write(ModelBundle bundle, Path folder) throws IOException {
    AtomicFolder.requireEmptyOrAbsent(folder, "choose another folder for the export");
    HuggingFaceExport export = new HuggingFaceExport(bundle);
    AtomicFolder.write(folder, export::writeHeads);
  }

  private void writeHeads(Path folder) throws IOException {
    if (model.sentenceHead()) {
      writeCheckpoint(
          Files.createDirectory(folder.resolve("classifier")),
          "BertForSequenceClassification",
          List.of("NO_ADR", "ADR"),
          classifierTensors(),
          readme.ofClassifier());
    }
    for (MentionType type : model.taggers()) {
      writeCheckpoint(
          Files.createDirectory(folder.resolve("tagger-" + type.name().toLowerCase(Locale.ROOT))),
          "BertForTokenClassification",
          List.of("O", "B-" + type, "I-" + type),
          taggerTensors(type),
          readme.ofTagger(type));
    }
  }

  private void writeCheckpoint(
      Path folder,
      String architecture,
      List<String> labels,
      Map<String, FloatTensor> tensors,
      String description)
      throws IOException {
    Files.writeString(
        folder.resolve("config.json"), GSON.toJson(config(architecture, labels)) + "\n");
    Safetensors.write(folder.resolve("model.safetensors"), tensors, name -> TensorStorage.F32);
    tokenizer.write(folder);
    Files.writeString(folder.resolve("README.md"), description);
  }

  private JsonObject config(String architecture, List<String> labels) {
    JsonObject config = EncoderJson.write(model.encoder());
    JsonArray architectures = new JsonArray();
    architectures.add(architecture);
    config.add("architectures", architectures);
    config.addProperty("pad_token_id", tokenizer.paddingId());
    config.addProperty("dtype", "float32");
    JsonObject labelOfId = new JsonObject();
    JsonObject idOfLabel = new JsonObject();
    for (int id = 0; id < labels.size(); id++) {
      labelOfId.addProperty(Integer.toString(id), labels.get(id));
      idOfLabel.addProperty(labels.get(id), id);
    }
    config.add("id2label", labelOfId);
    config.add("label2id", idOfLabel);
    return config;
  }

  private Map<String, FloatTensor> classifierTensors() {
    return storedTensors(NetworkHeads.sentenceOnly());
  }

  private Map<String, FloatTensor> taggerTensors(MentionType type) {
    Map<String, FloatTensor> tensors = storedTensors(new NetworkHeads(false, List.of(), List.of()));
    String tagger = "tagger." + type + ".";
    tensors.put("classifier.weight", weights.tensor(tagger + "weight"));
    tensors.put("classifier.bias", weights.tensor(tagger + "bias"));
    return tensors;
  }

  /** The encoder and some of the heads, by the names of transformers. */
  private Map<String, FloatTensor> storedTensors(NetworkHeads heads) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    NetworkTensors.shapes(model.encoder(), heads)
        .keySet()
        .forEach(name -> tensors.put(ModelBundle.storedName(name), weights.tensor(name)));
    return tensors;
  }
}
