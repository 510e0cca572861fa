package org.uimaadr.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.eval.Protocol;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.BundleContent;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.TensorStorage;
import org.uimaadr.text.MentionType;
import org.uimaadr.torch.TorchRuntime;

/**
 * Writes a trained model as a bundle, with the figures of its development part and all that is
 * needed to train it again.
 *
 * @param name name of the model
 * @param version version of the model
 * @param base what the training started from
 * @param splitName the split, with the fold where there are several
 * @param options how it was trained
 */
record TrainedBundle(
    String name, String version, BaseModel base, String splitName, TrainingOptions options) {

  /** Field of the account of a training: what {@code adr pretrain} said of the checkpoint. */
  static final String PRETRAINING = "pretraining";

  /** Field of the account of a training: that of the bundle that it went on with. */
  static final String BASE_TRAINING = "baseTraining";

  /** Field of the account of a training: the split by its name, with the fold where it has one. */
  static final String SPLIT_NAME = "splitName";

  /** Field of the account of a training: the models that it learnt from. */
  static final String TEACHING = "teaching";

  /** Field of the account of a training: the extra texts. */
  static final String EXTRA_TEXT = "extraText";

  /** Field of the account of a training: number of its sentences whose doses are annotated. */
  static final String DOSE_SENTENCES = "trainingSentencesWithDoses";

  /** How a bundle stores weights: in half precision. */
  static final TensorStorage WEIGHTS = TensorStorage.F16;

  /** How it stores the word embeddings, a third of a small encoder. */
  static final TensorStorage WORD_EMBEDDINGS = TensorStorage.INT8;

  /** Writes the bundle. */
  void write(
      ModelTrainer.Result result,
      CorpusDivision division,
      List<ExtraText> extras,
      Teaching teaching,
      String data,
      Path folder)
      throws IOException {
    ModelMetadata metadata =
        new ModelMetadata(
            name,
            version,
            result.sentenceHead(),
            result.taggers(),
            result.relations(),
            base.config(),
            options.maxPieces(base.config()),
            options.blockPieces(),
            base.tokenizer().lowerCase(),
            result.operatingPoints(),
            result.calibration(),
            training(result, division, extras, teaching, data));
    new ModelBundleWriter(WEIGHTS, WORD_EMBEDDINGS)
        .write(
            folder,
            new BundleContent(
                metadata, result.weights(), base.tokenizer().json(), ModelCard.of(metadata)));
  }

  private JsonObject training(
      ModelTrainer.Result result,
      CorpusDivision division,
      List<ExtraText> extras,
      Teaching teaching,
      String data) {
    JsonObject json = new JsonObject();
    json.addProperty("base", base.name());
    base.bundle().ifPresent(bundle -> json.add(BASE_TRAINING, bundle.account()));
    base.pretraining().ifPresent(account -> json.add(PRETRAINING, account));
    json.addProperty("data", data);
    json.addProperty("split", division.description());
    json.addProperty(SPLIT_NAME, splitName);
    json.addProperty("trainingSentences", division.training().size());
    json.addProperty(
        "positiveTrainingSentences",
        division.training().stream().filter(CorpusSentence::adr).count());
    if (result.taggers().contains(MentionType.DOSE)) {
      json.addProperty(
          DOSE_SENTENCES,
          division.training().stream()
              .filter(s -> s.annotatedTypes().contains(MentionType.DOSE))
              .count());
    }
    if (!extras.isEmpty()) {
      json.addProperty("shareOfWindowsFromTheCorpus", result.shares().get(0));
      json.add(EXTRA_TEXT, extraText(extras, result.shares()));
    }
    if (!teaching.equals(Teaching.NONE)) {
      JsonObject taught = teaching.toJson();
      taught.addProperty("shareOfWindowsWithoutLabels", result.shares().get(extras.size() + 1));
      json.add(TEACHING, taught);
    }
    json.addProperty("bestEpoch", result.epoch());
    json.add("options", options.toJson());
    json.addProperty("software", "libtorch " + TorchRuntime.version());
    JsonArray metrics = new JsonArray();
    metrics.add(
        figures(result, result.development(), DevelopmentFigures.Origin.of(division, choice())));
    result
        .extraDevelopment()
        .ifPresent(
            extra ->
                metrics.add(
                    figures(
                        result, extra, DevelopmentFigures.Origin.ofExtraText(extras, choice()))));
    json.add("metrics", metrics);
    return json;
  }

  private String choice() {
    return options.keepLast() ? DevelopmentFigures.NOTHING_CHOSEN : DevelopmentFigures.CHOSEN_HERE;
  }

  private JsonObject figures(
      ModelTrainer.Result result, ScoredCorpus part, DevelopmentFigures.Origin origin) {
    String weights =
        "float32 weights before they were stored in 16 and 8 bits"
            + Protocol.reading(options.blockPieces(), result.calibration().sentence());
    return DevelopmentFigures.of(
        part,
        new DevelopmentFigures.Decisions(
            result.taggers(), result.relations(), result.operatingPoints(), result.calibration()),
        origin,
        weights);
  }

  private static JsonArray extraText(List<ExtraText> extras, List<Double> shares) {
    JsonArray array = new JsonArray();
    for (int i = 0; i < extras.size(); i++) {
      ExtraText extra = extras.get(i);
      JsonObject json = new JsonObject();
      json.addProperty("name", extra.name());
      json.addProperty("weight", extra.weight());
      json.addProperty("trainingDocuments", extra.training().size());
      json.addProperty("developmentDocuments", extra.development().size());
      json.addProperty("shareOfWindows", shares.get(i + 1));
      array.add(json);
    }
    return array;
  }
}
