package org.uimaadr.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.uimaadr.corpus.SplitName;
import org.uimaadr.model.CheckpointTokenizer;
import org.uimaadr.model.HuggingFaceCheckpoint;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.PretrainedCheckpoint;
import org.uimaadr.model.hub.CheckpointSource;
import org.uimaadr.model.hub.DownloadListener;
import org.uimaadr.torch.EncoderConfig;
import org.uimaadr.torch.FloatTensor;

/**
 * What a training starts from: a pretrained checkpoint, whose heads are drawn at random, or a model
 * bundle, which is trained further with the heads that it has.
 *
 * @param name as it will stand in the new bundle
 * @param config shape of the encoder
 * @param tensors those that it brings, by the names of {@code NetworkTensors}
 * @param tokenizer the tokenizer that belongs to the encoder
 * @param bundle what a bundle tells of itself; empty for a checkpoint
 * @param pretraining what {@code adr pretrain} wrote beside a checkpoint, on which text it was
 */
public record BaseModel(
    String name,
    EncoderConfig config,
    Map<String, FloatTensor> tensors,
    CheckpointTokenizer tokenizer,
    Optional<Bundle> bundle,
    Optional<JsonObject> pretraining) {

  private static final String CLASSPATH = "classpath:";
  private static final String FILE = "file:";
  private static final String MODEL_JSON = "model.json";

  /**
   * The bundle that a training goes on with.
   *
   * @param sha256 names it, see {@link ModelBundle#sha256()}
   * @param blockPieces most word pieces that neighbouring sentences share in it
   * @param training how it was trained, as its {@code model.json} tells
   */
  public record Bundle(String sha256, int blockPieces, JsonObject training) {

    static Bundle of(ModelBundle bundle) {
      return new Bundle(
          bundle.sha256(), bundle.metadata().blockPieces(null), bundle.metadata().training());
    }

    /** How the bundles of before there was a name of the split describe that by PMID. */
    private static final String PMID = "pmid (";

    /** Name of the split that it was trained on, if it tells. */
    Optional<String> split() {
      return split(training);
    }

    /** Likewise of a bundle's account. */
    static Optional<String> split(JsonObject training) {
      if (training.has(TrainedBundle.SPLIT_NAME)) {
        return Optional.of(training.get(TrainedBundle.SPLIT_NAME).getAsString());
      }
      return Optional.ofNullable(training.get("split"))
          .map(JsonElement::getAsString)
          .map(split -> split.startsWith(PMID) ? SplitName.PMID.toString() : split);
    }

    /** How it was trained, without its figures, and which it is. */
    JsonObject account() {
      JsonObject account = training.deepCopy();
      account.remove(RecordedFigures.METRICS);
      account.remove(RecordedFigures.NOTES);
      account.addProperty("sha256", sha256);
      return account;
    }

    /** A model's account under its name, as it stands among those that a bundle was made of. */
    static JsonObject namedAccount(ModelBundle bundle) {
      JsonObject named = new JsonObject();
      named.addProperty("name", bundle.metadata().nameAndVersion());
      of(bundle).account().entrySet().forEach(e -> named.add(e.getKey(), e.getValue()));
      return named;
    }

    /**
     * The accounts of the models that a model was made of: the one that it was trained further
     * from, its teachers, those in its mean.
     */
    static List<JsonObject> madeOf(JsonObject account) {
      List<JsonObject> models = new ArrayList<>();
      if (account.has(TrainedBundle.BASE_TRAINING)) {
        models.add(account.getAsJsonObject(TrainedBundle.BASE_TRAINING));
      }
      models.addAll(Teaching.teachers(account));
      models.addAll(ModelAverage.averagedWith(account));
      return models;
    }

    /** The accounts in a field of a bundle's account; none where there is no such field. */
    static List<JsonObject> accounts(JsonObject account, String field) {
      return account.has(field)
          ? account.getAsJsonArray(field).asList().stream()
              .map(JsonElement::getAsJsonObject)
              .toList()
          : List.of();
    }
  }

  /** Copies the map. */
  public BaseModel {
    tensors = Map.copyOf(tensors);
  }

  /**
   * Opens a checkpoint or a bundle.
   *
   * @param location the folder of a checkpoint or of a bundle, a {@code file:} URI or {@code
   *     classpath:} and the folder of a bundle, or {@code owner/name[@revision]} on the Hugging
   *     Face hub
   * @param listener is told of downloads
   * @throws IOException if it is none of them, is damaged or cannot be downloaded
   */
  public static BaseModel open(String location, DownloadListener listener) throws IOException {
    return isBundle(location)
        ? of(ModelBundle.open(location))
        : of(CheckpointSource.find(location, listener));
  }

  /** Whether a location is that of a bundle, not of a checkpoint. */
  public static boolean isBundle(String location) {
    return location.startsWith(CLASSPATH)
        || location.startsWith(FILE)
        || Files.isRegularFile(Path.of(location).resolve(MODEL_JSON));
  }

  /**
   * A checkpoint's encoder, its pooler and its head for masked pieces if it has them. A classifier
   * that the checkpoint brings was trained for another question and is not used.
   */
  private static BaseModel of(CheckpointSource source) throws IOException {
    HuggingFaceCheckpoint checkpoint = HuggingFaceCheckpoint.open(source.folder());
    Map<String, FloatTensor> tensors = new HashMap<>(checkpoint.encoderTensors());
    tensors.putAll(checkpoint.maskedHeadTensors());
    return new BaseModel(
        source.name(),
        checkpoint.config(),
        tensors,
        checkpoint.tokenizer(),
        Optional.empty(),
        PretrainedCheckpoint.account(source.folder()));
  }

  private static BaseModel of(ModelBundle bundle) throws IOException {
    ModelMetadata metadata = bundle.metadata();
    return new BaseModel(
        metadata.nameAndVersion(),
        metadata.encoder(),
        bundle.readWeights().tensors(),
        new CheckpointTokenizer(bundle.tokenizerJson(), metadata.lowerCase()),
        Optional.of(Bundle.of(bundle)),
        Optional.empty());
  }
}
