package org.uimaadr.eval;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.uimaadr.text.MentionType;

/** Writes an {@link Analysis} as JSON: the fields of its evaluation, and more. */
final class AnalysisJson {

  private AnalysisJson() {}

  static JsonObject of(Analysis analysis) {
    JsonObject json = EvaluationJson.of(analysis.evaluation());
    analysis
        .curves()
        .ifPresent(
            curves -> {
              json.add("precisionRecallCurve", points(curves.precisionRecall()));
              json.add("thresholdSweep", points(curves.sweep()));
            });
    analysis.reliability().ifPresent(of -> json.add("reliability", bins(of)));
    JsonArray lengths = new JsonArray();
    analysis.lengths().rows().forEach(row -> lengths.add(length(row)));
    json.add("byLength", lengths);
    JsonObject mentions = new JsonObject();
    analysis.mentions().byType().forEach((type, row) -> mentions.add(type.name(), mentions(row)));
    json.add("mentions", mentions);
    JsonObject errors = new JsonObject();
    analysis.errors().lists().forEach(list -> errors.addProperty(list.kind().key(), list.number()));
    json.add("sentencesWithErrors", errors);
    return json;
  }

  private static JsonArray points(List<ThresholdCurves.Point> points) {
    JsonArray array = new JsonArray();
    for (ThresholdCurves.Point point : points) {
      JsonObject json = point.counts().toJson();
      json.addProperty("threshold", point.threshold());
      array.add(json);
    }
    return array;
  }

  private static JsonArray bins(Reliability reliability) {
    JsonArray array = new JsonArray();
    for (Reliability.Bin bin : reliability.bins()) {
      JsonObject json = new JsonObject();
      json.addProperty("low", bin.low());
      json.addProperty("high", bin.high());
      json.addProperty("sentences", bin.sentences());
      json.addProperty("positives", bin.positives());
      EvaluationJson.addNumber(json, "meanProbability", bin.meanProbability());
      EvaluationJson.addNumber(json, "positiveShare", bin.positiveShare());
      array.add(json);
    }
    return array;
  }

  private static JsonObject length(LengthBreakdown.Row row) {
    JsonObject json = new JsonObject();
    json.addProperty("words", row.words());
    json.addProperty("sentences", row.sentences());
    JsonObject decision = row.decision().toJson();
    decision.addProperty("trueNegatives", row.trueNegatives());
    json.add("decision", decision);
    json.add("strict", strict(row.strict()));
    return json;
  }

  private static JsonObject strict(Map<MentionType, PrecisionRecall> byType) {
    JsonObject json = new JsonObject();
    byType.forEach((type, counts) -> json.add(type.name(), counts.toJson()));
    return json;
  }

  private static JsonObject mentions(MentionConfusion.Row row) {
    JsonObject json = new JsonObject();
    json.addProperty("gold", row.gold());
    json.addProperty("exact", row.exact());
    json.addProperty("otherBorders", row.borders());
    JsonObject taken = new JsonObject();
    row.taken().forEach((type, number) -> taken.addProperty(type.name(), number));
    json.add("takenFor", taken);
    json.addProperty("missed", row.missed());
    json.addProperty("spurious", row.spurious());
    return json;
  }
}
