package org.uimaadr.eval;

import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.uimaadr.text.MentionType;

/**
 * What one fold of a cross-validation counted. Counts rather than ratios, so that folds can be
 * averaged as well as pooled; what no counts tell stands beside them as a number.
 *
 * @param counts by the name of what was counted, in the order in which they are shown
 * @param numbers by their names, likewise
 */
public record FoldFigures(Map<String, PrecisionRecall> counts, Map<String, Double> numbers) {

  /** Field of the counts. */
  public static final String COUNTS = "counts";

  private static final String NUMBERS = "numbers";

  /** Copies the maps. */
  public FoldFigures {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** Counts alone. */
  public FoldFigures(Map<String, PrecisionRecall> counts) {
    this(counts, Map.of());
  }

  /**
   * Counts a fold: mentions and relations by SpERT's protocol on positive sentences, and, if there
   * are others, what changes with them, and what the sentences' probabilities are worth.
   */
  public static FoldFigures of(List<EvaluatedSentence> test, Heads heads) {
    Map<String, PrecisionRecall> counts = new LinkedHashMap<>();
    List<EvaluatedSentence> positive = test.stream().filter(EvaluatedSentence::goldAdr).toList();
    boolean mixed = positive.size() < test.size();
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (mixed && test.stream().allMatch(EvaluatedSentence::scored)) {
      ClassificationMetrics sentences = ClassificationMetrics.of(test);
      numbers.put("ADR sentence, PR-AUC", sentences.prAuc());
      numbers.put("ADR sentence, calibration error", sentences.calibrationError());
    }
    if (mixed) {
      counts.put("ADR sentence", sum(test, ClassificationMetrics::decision));
    }
    spert(counts, SpertScores.withOverlaps(positive), "overlaps included", heads);
    spert(counts, SpertScores.withoutOverlaps(positive), "overlaps excluded", heads);
    for (MentionType type : MentionType.values()) {
      if (heads.mentions().contains(type)) {
        counts.put(
            type + ", overlap, positive sentences",
            sum(test, s -> SpanMetrics.count(s, type, SpanMatch.OVERLAP, SentenceScope.POSITIVE)));
      }
    }
    if (heads.mentions().contains(MentionType.DOSE)) {
      counts.put(
          "DOSE, strict, positive sentences",
          sum(
              test,
              s ->
                  SpanMetrics.count(
                      s, MentionType.DOSE, SpanMatch.STRICT, SentenceScope.POSITIVE)));
    }
    for (MentionType target : MentionType.values()) {
      if (heads.relations().contains(target)) {
        relations(counts, test, target, mixed);
      }
    }
    if (mixed) {
      counts.put(
          "REACTION, strict, all sentences",
          sum(
              test,
              s ->
                  SpanMetrics.count(s, MentionType.REACTION, SpanMatch.STRICT, SentenceScope.ALL)));
    }
    return new FoldFigures(counts, numbers);
  }

  /** Reads them back from JSON as {@link #toJson} writes it; those of before have no numbers. */
  public static FoldFigures of(JsonObject json) {
    Map<String, PrecisionRecall> counts = new LinkedHashMap<>();
    json.getAsJsonObject(COUNTS)
        .asMap()
        .forEach((name, count) -> counts.put(name, PrecisionRecall.of(count.getAsJsonObject())));
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (json.has(NUMBERS)) {
      json.getAsJsonObject(NUMBERS)
          .asMap()
          .forEach((name, number) -> numbers.put(name, number.getAsDouble()));
    }
    return new FoldFigures(counts, numbers);
  }

  /** As JSON, with the ratios of the counts. */
  public JsonObject toJson() {
    JsonObject counted = new JsonObject();
    counts.forEach((name, count) -> counted.add(name, count.toJson()));
    JsonObject others = new JsonObject();
    numbers.forEach((name, number) -> EvaluationJson.addNumber(others, name, number));
    JsonObject json = new JsonObject();
    json.add(COUNTS, counted);
    json.add(NUMBERS, others);
    return json;
  }

  private static void spert(
      Map<String, PrecisionRecall> counts, SpertScores scores, String overlaps, Heads heads) {
    scores
        .mentions()
        .byType()
        .forEach((type, count) -> counts.put(type + ", strict, " + overlaps, count));
    if (heads.relations().contains(MentionType.REACTION)) {
      counts.put("DRUG - REACTION, strict, " + overlaps, scores.relations());
    }
  }

  private static void relations(
      Map<String, PrecisionRecall> counts,
      List<EvaluatedSentence> test,
      MentionType target,
      boolean mixed) {
    for (RelationSource source : RelationSource.values()) {
      for (SentenceScope scope : SentenceScope.values()) {
        if (mixed || scope == SentenceScope.POSITIVE) {
          counts.put(
              "DRUG - %s, strict, %s, %s sentences"
                  .formatted(
                      target,
                      source.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                      scope.name().toLowerCase(Locale.ROOT)),
              sum(test, s -> RelationMetrics.count(s, target, SpanMatch.STRICT, scope, source)));
        }
      }
    }
  }

  private static PrecisionRecall sum(
      List<EvaluatedSentence> sentences, Function<EvaluatedSentence, PrecisionRecall> count) {
    return sentences.stream().map(count).reduce(PrecisionRecall.ZERO, PrecisionRecall::plus);
  }
}
