package org.uimaadr.eval;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Writes a {@link NoteEvaluation} as JSON. */
final class NoteEvaluationJson {

  private NoteEvaluationJson() {}

  static JsonObject of(NoteEvaluation evaluation) {
    JsonObject json = new JsonObject();
    json.addProperty("part", evaluation.part());
    json.addProperty("protocol", evaluation.protocol());
    add(json, evaluation.total());
    JsonArray groups = new JsonArray();
    for (NoteEvaluation.Group group : evaluation.groups()) {
      JsonObject object = new JsonObject();
      object.addProperty("trait", group.trait());
      object.addProperty("value", group.value());
      add(object, group);
      groups.add(object);
    }
    json.add("groups", groups);
    return json;
  }

  private static void add(JsonObject json, NoteEvaluation.Group group) {
    json.addProperty("documents", group.documents());
    JsonArray scores = new JsonArray();
    for (NoteEvaluation.Score score : group.scores()) {
      JsonObject object = new JsonObject();
      object.addProperty("name", score.name());
      score.counts().toJson().asMap().forEach(object::add);
      object.add("f1Interval", EvaluationJson.interval(score.f1()));
      scores.add(object);
    }
    json.add("scores", scores);
    JsonArray shares = new JsonArray();
    for (NoteEvaluation.Share share : group.shares()) {
      JsonObject object = new JsonObject();
      object.addProperty("name", share.name());
      object.addProperty("reported", share.reported());
      object.addProperty("of", share.of());
      EvaluationJson.addNumber(object, "share", share.share().estimate());
      object.add("shareInterval", EvaluationJson.interval(share.share()));
      shares.add(object);
    }
    json.add("reportedAsAffirmed", shares);
  }
}
