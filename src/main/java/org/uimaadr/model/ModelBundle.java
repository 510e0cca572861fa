package org.uimaadr.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkTensors;
import org.uimaadr.torch.NetworkWeights;

/**
 * A model as this software ships it: {@code model.json}, {@code tokenizer.json}, {@code
 * model.safetensors} and {@code MODEL_CARD.md} in one folder, on disk or on the class path. A
 * bundle is data; no code is ever loaded from one.
 */
public final class ModelBundle {

  /** Location of the model that ships with this software. */
  public static final String BUNDLED = "classpath:org/uimaadr/model/bundled";

  static final String MODEL = "model.json";
  static final String TOKENIZER = "tokenizer.json";
  static final String WEIGHTS = "model.safetensors";
  static final String CARD = "MODEL_CARD.md";

  /** The files whose SHA-256 {@code model.json} states. */
  static final List<String> HASHED = List.of(TOKENIZER, WEIGHTS, CARD);

  /** How the names of tensors begin that are no part of transformers' BertModel. */
  private static final List<String> HEADS = List.of("classifier.", "tagger.", "relation.", "cls.");

  private final BundleLocation location;
  private final ModelJson model;
  private final String sha256;
  private final String tokenizerJson;
  private final String modelCard;

  private ModelBundle(BundleLocation location) throws IOException {
    this.location = location;
    byte[] json;
    try (InputStream in = location.open(MODEL)) {
      json = in.readAllBytes();
    }
    this.model = ModelJson.parse(json, location.nameOf(MODEL));
    this.sha256 = Sha256.of(json);
    this.tokenizerJson = readText(TOKENIZER);
    this.modelCard = readText(CARD);
  }

  /**
   * Opens a bundle; its weights stay on disk until {@link #readWeights}.
   *
   * @param location the path of a folder, a {@code file:} URI, or {@code classpath:} and a folder
   * @throws InvalidModelException if a file is missing, damaged or of a newer format
   * @throws IllegalArgumentException if the location is neither
   */
  public static ModelBundle open(String location) throws IOException {
    return new ModelBundle(BundleLocation.parse(location));
  }

  /** Opens a bundle of the file system, see {@link #open(String)}. */
  public static ModelBundle open(Path folder) throws IOException {
    return new ModelBundle(BundleLocation.of(folder));
  }

  /** What {@code model.json} says about the model. */
  public ModelMetadata metadata() {
    return model.metadata();
  }

  /** SHA-256 of {@code model.json}, which states that of each other file: it names the model. */
  public String sha256() {
    return sha256;
  }

  /** Text of {@code tokenizer.json}. */
  public String tokenizerJson() {
    return tokenizerJson;
  }

  /** Text of {@code MODEL_CARD.md}. */
  public String modelCard() {
    return modelCard;
  }

  /**
   * Reads the weights; each call reads them anew.
   *
   * @throws InvalidModelException if they are damaged or do not fit {@code model.json}
   */
  public NetworkWeights readWeights() throws IOException {
    ModelMetadata metadata = metadata();
    Map<String, String> names = new HashMap<>();
    NetworkTensors.shapes(metadata.encoder(), metadata.heads())
        .keySet()
        .forEach(name -> names.put(storedName(name), name));
    Map<String, FloatTensor> tensors = new HashMap<>();
    try (DigestInputStream in = Sha256.digesting(location.open(WEIGHTS))) {
      Safetensors.read(in, location.nameOf(WEIGHTS), names::containsKey)
          .forEach((name, tensor) -> tensors.put(names.get(name), tensor));
      checkSha256(WEIGHTS, Sha256.hex(in.getMessageDigest()));
    }
    try {
      return new NetworkWeights(metadata.encoder(), metadata.heads(), tensors);
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          location.nameOf(WEIGHTS), e.getMessage() + "; " + StrictJson.FIX, e);
    }
  }

  /**
   * The name of a tensor in the file: the encoder below {@code bert.}, as in transformers'
   * BertForSequenceClassification.
   */
  static String storedName(String name) {
    boolean head = HEADS.stream().anyMatch(name::startsWith);
    return head ? name : "bert." + name;
  }

  private String readText(String file) throws IOException {
    try (InputStream in = location.open(file)) {
      byte[] bytes = in.readAllBytes();
      checkSha256(file, Sha256.of(bytes));
      return new String(bytes, UTF_8);
    }
  }

  private void checkSha256(String file, String actual) throws InvalidModelException {
    String expected = model.sha256().get(file);
    if (!actual.equals(expected)) {
      throw new InvalidModelException(
          location.nameOf(file),
          "damaged or of another bundle: its SHA-256 is %s, model.json states %s; download or copy the bundle again"
              .formatted(actual, expected));
    }
  }
}
