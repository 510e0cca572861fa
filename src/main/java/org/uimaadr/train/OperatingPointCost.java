package org.uimaadr.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.uimaadr.eval.ClassificationMetrics;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.eval.SentenceScope;
import org.uimaadr.eval.SpanMatch;
import org.uimaadr.eval.SpanMetrics;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.Thresholds;
import org.uimaadr.text.MentionType;

/**
 * What an operating point finds and what it costs on a part that it was chosen on. A bundle tells
 * it with the figures of that part.
 *
 * @param point name of the operating point
 * @param part the part, with its folds
 * @param sentences the decision whether a sentence states an adverse drug reaction
 * @param reactions strict, over all sentences, those that are kept at this point; empty without a
 *     tagger of reactions
 */
public record OperatingPointCost(
    String point, String part, PrecisionRecall sentences, Optional<PrecisionRecall> reactions) {

  private static final String COSTS = "operatingPoints";
  private static final String SENTENCE = "sentence";
  private static final String REACTION = "reaction";

  /**
   * Measures all operating points; without a sentence head there is nothing to choose between.
   *
   * @param decoder with the calibration and the gate; its thresholds do not matter
   */
  static List<OperatingPointCost> measure(
      String part,
      ScoredCorpus development,
      SentenceDecoder decoder,
      Map<String, Thresholds> points) {
    List<OperatingPointCost> costs = new ArrayList<>();
    if (development.classified()) {
      points.forEach(
          (point, thresholds) -> {
            List<EvaluatedSentence> read = development.read(decoder.with(thresholds));
            costs.add(
                new OperatingPointCost(
                    point,
                    part,
                    OperatingPoints.sum(read, ClassificationMetrics::decision),
                    decoder.taggers().contains(MentionType.REACTION)
                        ? Optional.of(OperatingPoints.sum(read, OperatingPointCost::reactions))
                        : Optional.empty()));
          });
    }
    return costs;
  }

  private static PrecisionRecall reactions(EvaluatedSentence sentence) {
    return SpanMetrics.count(sentence, MentionType.REACTION, SpanMatch.STRICT, SentenceScope.ALL);
  }

  /** Puts costs beside the figures of the part that they were measured on. */
  static void addTo(JsonObject figures, List<OperatingPointCost> costs) {
    JsonObject json = new JsonObject();
    for (OperatingPointCost cost : costs) {
      JsonObject one = new JsonObject();
      one.add(SENTENCE, cost.sentences.toJson());
      cost.reactions.ifPresent(counts -> one.add(REACTION, counts.toJson()));
      json.add(cost.point, one);
    }
    if (!costs.isEmpty()) {
      figures.add(COSTS, json);
    }
  }

  /** Figures that are measured anew know nothing of the costs, which stay what they were. */
  static void carryOver(JsonObject before, JsonObject figures) {
    if (before.has(COSTS) && !figures.has(COSTS)) {
      figures.add(COSTS, before.get(COSTS));
    }
  }

  /** Takes the costs out of a model's account: they are those of thresholds that are no more. */
  static ModelMetadata forget(ModelMetadata model) {
    JsonObject training = model.training();
    if (training.has(RecordedFigures.METRICS)) {
      training
          .getAsJsonArray(RecordedFigures.METRICS)
          .forEach(figures -> figures.getAsJsonObject().remove(COSTS));
    }
    return model.withTraining(training);
  }

  /** What a bundle tells, part by part; nothing if it was made before bundles told it. */
  public static List<OperatingPointCost> of(ModelMetadata model) {
    return of(model.training());
  }

  static List<OperatingPointCost> of(JsonObject training) {
    List<OperatingPointCost> costs = new ArrayList<>();
    if (training.has(RecordedFigures.METRICS)) {
      for (JsonElement element : training.getAsJsonArray(RecordedFigures.METRICS)) {
        JsonObject figures = element.getAsJsonObject();
        if (figures.has(COSTS)) {
          JsonObject points = figures.getAsJsonObject(COSTS);
          points
              .keySet()
              .forEach(
                  point ->
                      costs.add(
                          read(
                              point,
                              figures.get("part").getAsString(),
                              points.getAsJsonObject(point))));
        }
      }
    }
    return costs;
  }

  private static OperatingPointCost read(String point, String part, JsonObject json) {
    return new OperatingPointCost(
        point,
        part,
        PrecisionRecall.of(json.getAsJsonObject(SENTENCE)),
        json.has(REACTION)
            ? Optional.of(PrecisionRecall.of(json.getAsJsonObject(REACTION)))
            : Optional.empty());
  }

  /**
   * What the point asks of the decision about sentences, and whether that can be had on this part;
   * empty for a point that asks for nothing but the best.
   */
  public String wish() {
    return switch (point) {
      case OperatingPoints.HIGH_RECALL -> wish("recall", sentences.recall());
      case OperatingPoints.HIGH_PRECISION -> wish("precision", sentences.precision());
      default -> "";
    };
  }

  private static String wish(String figure, double had) {
    return String.format(
        Locale.ROOT,
        had >= OperatingPoints.TARGET
            ? "%s of at least %.2f"
            : "%s of at least %.2f: not to be had in every part",
        figure,
        OperatingPoints.TARGET);
  }
}
