package org.uimaadr.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.uimaadr.text.MentionType;

/**
 * What one fold of a cross-validation counted. Counts rather than ratios, so that folds can be
 * averaged as well as pooled.
 *
 * @param counts by the name of what was counted, in the order in which they are shown
 */
public record FoldFigures(Map<String, PrecisionRecall> counts) {

  /** Copies the map. */
  public FoldFigures {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /**
   * Counts a fold: mentions and relations by SpERT's protocol on positive sentences, and, if there
   * are others, what changes with them.
   */
  public static FoldFigures of(List<EvaluatedSentence> test, Heads heads) {
    Map<String, PrecisionRecall> counts = new LinkedHashMap<>();
    List<EvaluatedSentence> positive = test.stream().filter(EvaluatedSentence::goldAdr).toList();
    boolean mixed = positive.size() < test.size();
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
    return new FoldFigures(counts);
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
