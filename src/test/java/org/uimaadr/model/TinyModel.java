package org.uimaadr.model;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkWeights;

/**
 * The tiny checkpoint of the tests as a model with a sentence head, two taggers and a relation
 * head.
 */
public final class TinyModel {

  static final Path FOLDER = Path.of("src/test/resources/org/uimaadr/tiny");

  private TinyModel() {}

  /** The model as a bundle on disk. */
  static ModelBundle bundle(Path folder) throws IOException {
    new ModelBundleWriter(TensorStorage.F32, TensorStorage.F32).write(folder, content());
    return ModelBundle.open(folder);
  }

  /** Writes the bundle into a folder, for src/test/python/export_goldens.py. */
  public static void main(String[] folder) throws IOException {
    bundle(Path.of(folder[0]));
  }

  public static BundleContent content() throws IOException {
    HuggingFaceCheckpoint checkpoint = HuggingFaceCheckpoint.open(FOLDER);
    List<MentionType> taggers = List.of(MentionType.REACTION, MentionType.DRUG);
    Map<String, FloatTensor> tensors = new LinkedHashMap<>(checkpoint.encoderTensors());
    tensors.putAll(checkpoint.classifierTensors());
    tensors.putAll(
        Safetensors.read(
            FOLDER.resolve("model.safetensors"),
            name -> name.startsWith("tagger.") || name.startsWith("relation.")));

    JsonObject training = new JsonObject();
    training.addProperty("seed", 20250101);
    ModelMetadata metadata =
        new ModelMetadata(
            "tiny",
            "1.0",
            true,
            taggers,
            List.of(RelationType.DRUG_REACTION),
            checkpoint.config(),
            62,
            0,
            checkpoint.tokenizer().lowerCase(),
            Map.of(
                "balanced", thresholds(0.5, 1, 0.25),
                "high-recall", thresholds(0.1, 2, 1)),
            new Calibration(
                new SentenceProbability(1.5, -0.25, 0.5),
                Map.of(MentionType.REACTION, 1.25, MentionType.DRUG, 1.0),
                Map.of(RelationType.DRUG_REACTION, 2.0)),
            training);
    return new BundleContent(
        metadata,
        new NetworkWeights(checkpoint.config(), metadata.heads(), tensors),
        checkpoint.tokenizer().json(),
        "# tiny\n\nRandom weights.\n");
  }

  private static Thresholds thresholds(double sentence, double reaction, double drug) {
    return new Thresholds(
        sentence,
        0,
        Map.of(MentionType.REACTION, reaction, MentionType.DRUG, drug),
        Map.of(),
        Thresholds.NEVER,
        Map.of(RelationType.DRUG_REACTION, 0.4),
        Map.of());
  }
}
