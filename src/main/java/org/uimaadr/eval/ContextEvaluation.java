package org.uimaadr.eval;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well the context of gold mentions is recognised.
 *
 * @param part what was read
 * @param documents number of documents
 * @param mentions number of reactions and indications
 * @param scores one for each label
 */
public record ContextEvaluation(String part, int documents, int mentions, List<Score> scores) {

  private static final String ROW = "%-14s %6s %6s %6s  %-14s %6s";

  /**
   * Figures of one label.
   *
   * @param label what is asked
   * @param counts over all mentions
   * @param f1 with its 95 % interval, by resampling documents
   */
  public record Score(ContextLabel label, PrecisionRecall counts, Interval f1) {}

  /** Copies the list. */
  public ContextEvaluation {
    scores = List.copyOf(scores);
  }

  /**
   * Computes all figures.
   *
   * @param part what was read
   * @param contexts at least one
   * @param bootstrap how intervals are made
   */
  public static ContextEvaluation of(
      String part, List<EvaluatedContext> contexts, Bootstrap bootstrap) {
    if (contexts.isEmpty()) {
      throw new IllegalArgumentException("There is no reaction and no indication in " + part);
    }
    List<Score> scores = new ArrayList<>();
    for (ContextLabel label : ContextLabel.values()) {
      scores.add(
          new Score(
              label,
              contexts.stream()
                  .map(context -> context.count(label))
                  .reduce(PrecisionRecall.ZERO, PrecisionRecall::plus),
              bootstrap.interval(contexts, context -> context.count(label), PrecisionRecall::f1)));
    }
    return new ContextEvaluation(
        part,
        (int) contexts.stream().map(EvaluatedContext::group).distinct().count(),
        contexts.size(),
        scores);
  }

  /** Everything as JSON. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("part", part);
    json.addProperty("documents", documents);
    json.addProperty("mentions", mentions);
    JsonArray labels = new JsonArray();
    for (Score score : scores) {
      JsonObject object = score.counts().toJson();
      object.addProperty("label", lowerCase(score.label()));
      object.add("f1Interval", EvaluationJson.interval(score.f1()));
      labels.add(object);
    }
    json.add("labels", labels);
    return json;
  }

  /** Everything as aligned text for a terminal, in percent. */
  public String toTable() {
    StringBuilder out = new StringBuilder();
    line(out, "Part       %s", part);
    line(
        out, "Mentions   %,d gold reactions and indications of %,d documents", mentions, documents);
    line(out, "Figures in %%, intervals by resampling documents");
    line(out, "");
    line(out, ROW, "Context", "P", "R", "F1", "95 % interval", "gold");
    for (Score score : scores) {
      line(
          out,
          ROW,
          lowerCase(score.label()),
          percent(score.counts().precision()),
          percent(score.counts().recall()),
          percent(score.counts().f1()),
          percent(score.f1().low()) + " - " + percent(score.f1().high()),
          score.counts().gold());
    }
    return out.toString();
  }

  private static String lowerCase(ContextLabel label) {
    return label.name().toLowerCase(Locale.ROOT);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private static void line(StringBuilder out, String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
  }
}
