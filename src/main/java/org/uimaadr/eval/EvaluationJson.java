package org.uimaadr.eval;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.uimaadr.corpus.LeakReport;
import org.uimaadr.text.MentionType;

/** Writes an {@link Evaluation} as JSON. */
final class EvaluationJson {

  private EvaluationJson() {}

  static JsonObject of(Evaluation evaluation) {
    JsonObject json = new JsonObject();
    json.addProperty("part", evaluation.protocol().part());
    json.addProperty("split", evaluation.protocol().split());
    json.addProperty("protocol", evaluation.protocol().description());
    JsonArray gated = new JsonArray();
    evaluation.protocol().gated().stream().sorted().forEach(type -> gated.add(type.name()));
    json.add("gated", gated);
    json.addProperty("sentences", evaluation.sentences());
    json.addProperty("abstracts", evaluation.abstracts());
    json.addProperty("positives", evaluation.positives());
    json.addProperty("prevalence", evaluation.prevalence());
    evaluation.protocol().leak().ifPresent(leak -> json.add("leak", leak(leak)));
    evaluation.classification().ifPresent(c -> json.add("classification", classification(c)));
    JsonArray spans = new JsonArray();
    evaluation.spans().forEach(s -> spans.add(spans(s)));
    json.add("spans", spans);
    if (!evaluation.relations().isEmpty()) {
      JsonArray relations = new JsonArray();
      evaluation.relations().forEach(r -> relations.add(relations(r)));
      json.add("relations", relations);
    }
    return json;
  }

  private static JsonObject leak(LeakReport leak) {
    JsonObject json = new JsonObject();
    json.addProperty("copies", leak.copyShare());
    json.addProperty("positiveCopies", leak.positiveCopyShare());
    json.addProperty("sharedAbstracts", leak.sharedGroupShare());
    return json;
  }

  private static JsonObject classification(Evaluation.Classification classification) {
    ClassificationMetrics metrics = classification.metrics();
    JsonObject json = metrics.decision().toJson();
    json.add("f1Interval", interval(classification.f1()));
    addNumber(json, "prAuc", metrics.prAuc());
    json.add("prAucInterval", interval(classification.prAuc()));
    addNumber(json, "rocAuc", metrics.rocAuc());
    addNumber(json, "recallAtPrecision90", metrics.recallAtPrecision90());
    addNumber(json, "recallAtPrecision95", metrics.recallAtPrecision95());
    addNumber(json, "calibrationError", metrics.calibrationError());
    addNumber(json, "brierScore", metrics.brierScore());
    return json;
  }

  private static JsonObject spans(Evaluation.Spans spans) {
    SpanMetrics metrics = spans.metrics();
    JsonObject json = new JsonObject();
    json.addProperty("match", metrics.match().name().toLowerCase(Locale.ROOT));
    json.addProperty("scope", metrics.scope().name().toLowerCase(Locale.ROOT));
    JsonObject types = new JsonObject();
    for (MentionType type : metrics.byType().keySet()) {
      JsonObject figures = metrics.byType().get(type).toJson();
      figures.add("f1Interval", interval(spans.f1().get(type)));
      figures.addProperty("sentences", spans.sentences().get(type));
      types.add(type.name(), figures);
    }
    json.add("types", types);
    JsonObject micro = metrics.micro().toJson();
    micro.add("f1Interval", interval(spans.microF1()));
    json.add("micro", micro);
    JsonObject macro = new JsonObject();
    addNumber(macro, "precision", metrics.macro().precision());
    addNumber(macro, "recall", metrics.macro().recall());
    addNumber(macro, "f1", metrics.macro().f1());
    json.add("macro", macro);
    return json;
  }

  private static JsonObject relations(Evaluation.Relations relations) {
    RelationMetrics metrics = relations.metrics();
    JsonObject json = new JsonObject();
    json.addProperty("match", metrics.match().name().toLowerCase(Locale.ROOT));
    json.addProperty("scope", metrics.scope().name().toLowerCase(Locale.ROOT));
    json.addProperty("source", metrics.source().name().toLowerCase(Locale.ROOT));
    JsonObject targets = new JsonObject();
    for (MentionType target : metrics.byTarget().keySet()) {
      JsonObject figures = metrics.byTarget().get(target).toJson();
      figures.add("f1Interval", interval(relations.f1().get(target)));
      figures.addProperty("sentences", relations.sentences().get(target));
      targets.add(target.name(), figures);
    }
    json.add("targets", targets);
    return json;
  }

  static JsonObject interval(Interval interval) {
    JsonObject json = new JsonObject();
    addNumber(json, "low", interval.low());
    addNumber(json, "high", interval.high());
    return json;
  }

  /** JSON has no NaN. */
  static void addNumber(JsonObject json, String name, double value) {
    if (Double.isNaN(value)) {
      json.add(name, JsonNull.INSTANCE);
    } else {
      json.addProperty(name, value);
    }
  }
}
