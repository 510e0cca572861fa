package org.uimaadr.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * The file {@code model.json} of a bundle.
 *
 * @param metadata what it says about the model
 * @param sha256 SHA-256 of each other file by its name, in lower-case hexadecimal
 */
record ModelJson(ModelMetadata metadata, Map<String, String> sha256) {

  static final int FORMAT_VERSION = 1;

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private static final String BLOCK_PIECES = "blockPieces";
  private static final String REACTION_ALONE = "reactionAlone";
  private static final String SENTENCE_BIAS = "sentenceBias";
  private static final String SUREST_OTHER = "surestOther";
  private static final String DOCUMENT = "document";
  private static final String DOCUMENT_PENALTY = "documentPenalty";
  private static final String SOLE_RELATIONS = "soleRelations";
  private static final String RELATIONS = "relations";
  private static final List<String> LABELS = List.of("O", "B", "I");

  // ------------------------------------------------------------------------------------ writing

  String toJson() {
    JsonObject heads = new JsonObject();
    heads.addProperty("sentence", metadata.sentenceHead());
    heads.add("taggers", texts(metadata.heads().taggers()));
    heads.add("relations", texts(metadata.heads().relations()));
    JsonObject operatingPoints = new JsonObject();
    metadata
        .operatingPoints()
        .forEach((name, thresholds) -> operatingPoints.add(name, thresholds(thresholds)));
    JsonObject calibration = new JsonObject();
    SentenceProbability sentence = metadata.calibration().sentence();
    calibration.addProperty("sentence", sentence.temperature());
    calibration.addProperty(SENTENCE_BIAS, sentence.bias());
    calibration.addProperty(SUREST_OTHER, sentence.surestOther());
    calibration.add("taggers", byType(metadata.calibration().taggers()));
    calibration.add("relations", byType(metadata.calibration().relations()));
    JsonObject files = new JsonObject();
    sha256.forEach(files::addProperty);

    JsonObject json = new JsonObject();
    json.addProperty("formatVersion", FORMAT_VERSION);
    json.addProperty("name", metadata.name());
    json.addProperty("version", metadata.version());
    json.add("heads", heads);
    json.add("labels", texts(LABELS));
    json.add("encoder", EncoderJson.write(metadata.encoder()));
    json.addProperty("maxPieces", metadata.maxPieces());
    if (metadata.blockPieces() > 0) {
      json.addProperty(BLOCK_PIECES, metadata.blockPieces());
    }
    json.addProperty("lowerCase", metadata.lowerCase());
    json.add("operatingPoints", operatingPoints);
    json.add("calibration", calibration);
    json.add("training", metadata.training());
    json.add("sha256", files);
    return GSON.toJson(json) + "\n";
  }

  private JsonObject thresholds(Thresholds thresholds) {
    JsonObject json = new JsonObject();
    json.addProperty("sentence", thresholds.sentence());
    if (thresholds.document() > 0) {
      json.addProperty(DOCUMENT, thresholds.document());
    }
    json.add("outsidePenalty", byType(thresholds.outsidePenalty()));
    if (!thresholds.documentPenalty().isEmpty()) {
      json.add(DOCUMENT_PENALTY, byType(thresholds.documentPenalty()));
    }
    if (thresholds.reactionAlone() != Thresholds.NEVER) {
      json.addProperty(REACTION_ALONE, thresholds.reactionAlone());
    }
    json.add("relations", byType(thresholds.relations()));
    if (!thresholds.soleRelations().isEmpty()) {
      json.add(SOLE_RELATIONS, byType(thresholds.soleRelations()));
    }
    return json;
  }

  private static <T extends Enum<T>> JsonObject byType(Map<T, Double> numbers) {
    JsonObject json = new JsonObject();
    numbers.forEach((type, number) -> json.addProperty(type.name(), number));
    return json;
  }

  private static JsonArray texts(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }

  // ------------------------------------------------------------------------------------ reading

  /**
   * Reads and checks the file.
   *
   * @param file how errors name it
   */
  static ModelJson parse(byte[] utf8, String file) throws InvalidModelException {
    JsonFields fields = new JsonFields(StrictJson.object(utf8, file, "it"), file);
    int version = fields.size("formatVersion");
    if (version > FORMAT_VERSION) {
      throw new InvalidModelException(
          file,
          "bundle format %d is newer than %d, the newest this version of uima-adr reads; upgrade uima-adr"
              .formatted(version, FORMAT_VERSION));
    }
    if (!fields.strings("labels").equals(LABELS)) {
      throw fields.invalid("labels", "O, B, I in this order");
    }
    Map<String, String> sha256 = new LinkedHashMap<>();
    JsonFields files = fields.object("sha256");
    for (String name : files.json().keySet()) {
      sha256.put(name, files.string(name));
    }
    try {
      return new ModelJson(metadata(fields), sha256);
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(file, e.getMessage() + "; " + StrictJson.FIX, e);
    }
  }

  private static ModelMetadata metadata(JsonFields fields) throws InvalidModelException {
    JsonFields heads = fields.object("heads");
    List<MentionType> taggers = new ArrayList<>();
    for (String name : heads.strings("taggers")) {
      taggers.add(type(MentionType.class, name));
    }
    List<RelationType> relations = new ArrayList<>();
    if (heads.has(RELATIONS)) {
      for (String name : heads.strings(RELATIONS)) {
        relations.add(type(RelationType.class, name));
      }
    }
    Map<String, Thresholds> operatingPoints = new LinkedHashMap<>();
    for (Map.Entry<String, JsonFields> point :
        fields.object("operatingPoints").objects().entrySet()) {
      JsonFields thresholds = point.getValue();
      operatingPoints.put(
          point.getKey(),
          new Thresholds(
              thresholds.number("sentence"),
              thresholds.has(DOCUMENT) ? thresholds.number(DOCUMENT) : 0,
              byType(MentionType.class, thresholds, "outsidePenalty"),
              thresholds.has(DOCUMENT_PENALTY)
                  ? byType(MentionType.class, thresholds, DOCUMENT_PENALTY)
                  : Map.of(),
              thresholds.has(REACTION_ALONE) ? thresholds.number(REACTION_ALONE) : Thresholds.NEVER,
              relations(thresholds),
              thresholds.has(SOLE_RELATIONS)
                  ? byType(RelationType.class, thresholds, SOLE_RELATIONS)
                  : Map.of()));
    }
    JsonFields calibration = fields.object("calibration");
    return new ModelMetadata(
        fields.string("name"),
        fields.string("version"),
        heads.bool("sentence"),
        taggers,
        relations,
        EncoderJson.read(fields.object("encoder")),
        fields.size("maxPieces"),
        fields.has(BLOCK_PIECES) ? fields.size(BLOCK_PIECES) : 0,
        fields.bool("lowerCase"),
        operatingPoints,
        new Calibration(
            new SentenceProbability(
                calibration.number("sentence"),
                calibration.has(SENTENCE_BIAS) ? calibration.number(SENTENCE_BIAS) : 0,
                calibration.has(SUREST_OTHER) ? calibration.number(SUREST_OTHER) : 0),
            byType(MentionType.class, calibration, "taggers"),
            relations(calibration)),
        fields.object("training").json());
  }

  /** Bundles that were made before there were relation heads have no such field. */
  private static Map<RelationType, Double> relations(JsonFields parent)
      throws InvalidModelException {
    return parent.has(RELATIONS) ? byType(RelationType.class, parent, RELATIONS) : Map.of();
  }

  private static <T extends Enum<T>> Map<T, Double> byType(
      Class<T> types, JsonFields parent, String name) throws InvalidModelException {
    JsonFields fields = parent.object(name);
    Map<T, Double> numbers = new EnumMap<>(types);
    for (String type : fields.json().keySet()) {
      numbers.put(type(types, type), fields.number(type));
    }
    return numbers;
  }

  private static <T extends Enum<T>> T type(Class<T> types, String name) {
    try {
      return Enum.valueOf(types, name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is none of the types %s".formatted(name, Arrays.toString(types.getEnumConstants())),
          e);
    }
  }
}
