package org.uimaadr.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.LeakReport;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.train.OperatingPointCost;

/** Writes the numbers of a report as JSON: what the page shows is read from it. */
final class ReportJson {

  private static final int SCHEMA = 1;

  private ReportJson() {}

  static JsonObject of(RunReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    json.addProperty("title", report.title());
    json.addProperty("written", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    json.add("environment", report.environment().toJson());
    json.add("split", split(report.division()));
    json.add("beforeAfter", report.beforeAfter());
    JsonArray models = new JsonArray();
    report.models().forEach(model -> models.add(model(model)));
    json.add("models", models);
    return json;
  }

  private static JsonObject split(CorpusDivision division) {
    JsonObject json = new JsonObject();
    json.addProperty("description", division.description());
    JsonArray parts = new JsonArray();
    for (CorpusPart part : List.of(CorpusPart.TRAIN, CorpusPart.DEVELOPMENT, CorpusPart.TEST)) {
      if (!division.select(part).isEmpty()) {
        parts.add(part(division, part));
      }
    }
    json.add("parts", parts);
    return json;
  }

  private static JsonObject part(CorpusDivision division, CorpusPart part) {
    boolean learnt = part == CorpusPart.TRAIN;
    LeakReport leak = learnt ? LeakReport.of(List.of(), division.training()) : division.leak(part);
    JsonObject json = new JsonObject();
    json.addProperty("part", part.toString());
    json.addProperty("description", division.describe(part));
    json.addProperty("sentences", leak.sentences());
    json.addProperty("positives", leak.positives());
    json.addProperty("prevalence", leak.prevalence());
    if (!learnt) {
      JsonObject known = new JsonObject();
      known.addProperty("copies", leak.copyShare());
      known.addProperty("positiveCopies", leak.positiveCopyShare());
      known.addProperty("sharedAbstracts", leak.sharedGroupShare());
      json.add("leak", known);
    }
    return json;
  }

  private static JsonObject cost(OperatingPointCost cost) {
    JsonObject json = new JsonObject();
    json.addProperty("name", cost.point());
    json.addProperty("part", cost.part());
    json.add("sentences", cost.sentences().toJson());
    cost.reactions().ifPresent(counts -> json.add("reactions", counts.toJson()));
    json.addProperty("asks", cost.wish());
    return json;
  }

  private static JsonObject model(ReportedModel model) {
    ModelMetadata metadata = model.metadata();
    JsonObject json = new JsonObject();
    json.addProperty("label", model.label());
    json.addProperty("name", metadata.name());
    json.addProperty("version", metadata.version());
    json.addProperty("sha256", model.sha256());
    json.addProperty("operatingPoint", model.operatingPoint());
    if (metadata.sentenceHead()) {
      json.addProperty("sentenceThreshold", metadata.thresholds(model.operatingPoint()).sentence());
      JsonObject points = new JsonObject();
      metadata
          .operatingPoints()
          .forEach((name, thresholds) -> points.addProperty(name, thresholds.sentence()));
      json.add("sentenceThresholds", points);
      JsonArray costs = new JsonArray();
      OperatingPointCost.of(metadata).forEach(cost -> costs.add(cost(cost)));
      json.add("operatingPoints", costs);
    }
    JsonObject training = metadata.training();
    // Figures measured at other times, under protocols of their own.
    training.remove("metrics");
    training.remove("notes");
    json.add("training", training);
    model.curve().ifPresent(curve -> json.add("learningCurve", curve.toJson()));
    json.add("evaluation", model.analysis().toJson());
    return json;
  }
}
