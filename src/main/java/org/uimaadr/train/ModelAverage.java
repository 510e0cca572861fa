package org.uimaadr.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.model.BundleContent;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkWeights;

/**
 * The mean of several models' weights (Wortsman et al. 2022, "Model soups: averaging weights of
 * multiple fine-tuned models improves accuracy without increasing inference time"): of models that
 * were trained further from one another, or from the same model.
 */
public final class ModelAverage {

  /** Field of the account of a training: the models whose weights went into the mean, too. */
  static final String AVERAGED_WITH = "averagedWith";

  /** Field of the account of a training: the model's own weight in the mean. */
  private static final String WEIGHT = "weightInTheMean";

  private static final char SEPARATOR = ':';

  private ModelAverage() {}

  /**
   * A model, and how much it counts.
   *
   * @param bundle the model
   * @param weight above 0; the weights of a mean need not add up to 1
   */
  public record Part(ModelBundle bundle, double weight) {

    /**
     * Opens a model.
     *
     * @param bundle its location, or location and weight as in {@code bundle:2}; 1 where no weight
     *     is given
     * @throws IllegalArgumentException if the weight is not above 0
     */
    public static Part of(String bundle) throws IOException {
      int separator = bundle.lastIndexOf(SEPARATOR);
      String end = bundle.substring(separator + 1);
      if (separator < 0 || !end.matches("[0-9.]+")) {
        return new Part(ModelBundle.open(bundle), 1);
      }
      double weight = Double.parseDouble(end);
      if (!(weight > 0)) {
        throw new IllegalArgumentException(
            "The weight in \"%s\" cannot be %s; give one above 0".formatted(bundle, end));
      }
      return new Part(ModelBundle.open(bundle.substring(0, separator)), weight);
    }

    private String name() {
      return bundle.metadata().nameAndVersion();
    }
  }

  /**
   * Writes the mean as a bundle that has thresholds, name and account of the first model. They
   * should be chosen anew, see {@link ModelTuning}; figures are left out.
   *
   * @param parts two models or more, of one network and tokenizer
   * @param folder of the bundle, which must not exist
   * @throws IllegalArgumentException if the models cannot be averaged
   */
  public static void write(List<Part> parts, Path folder) throws IOException {
    if (parts.size() < 2) {
      throw new IllegalArgumentException("A mean needs two models or more");
    }
    Part first = parts.get(0);
    for (Part part : parts) {
      requireAlike(first, part);
    }
    ModelMetadata metadata = first.bundle.metadata().withTraining(account(parts));
    new ModelBundleWriter(TrainedBundle.WEIGHTS, TrainedBundle.WORD_EMBEDDINGS)
        .write(
            folder,
            new BundleContent(
                metadata, mean(parts), first.bundle.tokenizerJson(), ModelCard.of(metadata)));
  }

  private static void requireAlike(Part first, Part part) {
    ModelMetadata one = first.bundle.metadata();
    ModelMetadata other = part.bundle.metadata();
    if (!one.encoder().equals(other.encoder()) || !one.heads().equals(other.heads())) {
      throw new IllegalArgumentException(
          "%s and %s are different networks; give models with the same encoder and heads"
              .formatted(first.name(), part.name()));
    }
    if (!first.bundle.tokenizerJson().equals(part.bundle.tokenizerJson())) {
      throw new IllegalArgumentException(
          "%s and %s have different tokenizers; give models with the same one"
              .formatted(first.name(), part.name()));
    }
  }

  private static NetworkWeights mean(List<Part> parts) throws IOException {
    double all = parts.stream().mapToDouble(Part::weight).sum();
    Map<String, FloatTensor> mean = new HashMap<>();
    for (Part part : parts) {
      float share = (float) (part.weight / all);
      part.bundle
          .readWeights()
          .tensors()
          .forEach(
              (name, tensor) -> {
                FloatTensor sum =
                    mean.computeIfAbsent(
                        name,
                        n -> new FloatTensor(tensor.shape(), new float[tensor.data().length]));
                for (int i = 0; i < sum.data().length; i++) {
                  sum.data()[i] += share * tensor.data()[i];
                }
              });
    }
    ModelMetadata network = parts.get(0).bundle.metadata();
    return new NetworkWeights(network.encoder(), network.heads(), mean);
  }

  /** How the first was trained, and the others. */
  private static JsonObject account(List<Part> parts) {
    JsonArray others = new JsonArray();
    for (Part part : parts.subList(1, parts.size())) {
      others.add(weighed(part, BaseModel.Bundle.namedAccount(part.bundle)));
    }
    Part first = parts.get(0);
    JsonObject account = weighed(first, BaseModel.Bundle.of(first.bundle).account());
    account.add(AVERAGED_WITH, others);
    account.add(RecordedFigures.METRICS, new JsonArray());
    return account;
  }

  private static JsonObject weighed(Part part, JsonObject account) {
    account.addProperty(WEIGHT, part.weight);
    return account;
  }

  /** Accounts of the models that went into a mean beside the first, if there are any. */
  static List<JsonObject> averagedWith(JsonObject training) {
    return BaseModel.Bundle.accounts(training, AVERAGED_WITH);
  }
}
