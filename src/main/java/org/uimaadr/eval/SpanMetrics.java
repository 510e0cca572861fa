package org.uimaadr.eval;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * How well mentions are found. A sentence counts for a type only where the type is annotated in it:
 * predictions of an unannotated type are neither right nor wrong.
 *
 * @param match when a prediction is right
 * @param scope which sentences are looked at
 * @param byType counts of each type that was asked for, in the order of the types
 */
public record SpanMetrics(
    SpanMatch match, SentenceScope scope, Map<MentionType, PrecisionRecall> byType) {

  /** Copies the map. */
  public SpanMetrics {
    Map<MentionType, PrecisionRecall> copy = new EnumMap<>(MentionType.class);
    copy.putAll(byType);
    byType = Collections.unmodifiableMap(copy);
  }

  /** Counts of the given types over the sentences. */
  public static SpanMetrics of(
      List<EvaluatedSentence> sentences,
      Set<MentionType> types,
      SpanMatch match,
      SentenceScope scope) {
    Map<MentionType, PrecisionRecall> byType = new EnumMap<>(MentionType.class);
    for (MentionType type : types) {
      byType.put(
          type,
          sentences.stream()
              .map(sentence -> count(sentence, type, match, scope))
              .reduce(PrecisionRecall.ZERO, PrecisionRecall::plus));
    }
    return new SpanMetrics(match, scope, byType);
  }

  /** Whether the sentence is looked at and annotated with the type. */
  public static boolean counts(EvaluatedSentence sentence, MentionType type, SentenceScope scope) {
    return scope.includes(sentence) && sentence.annotatedTypes().contains(type);
  }

  /** Counts of one sentence, for sums by group; zero if it does not count. */
  public static PrecisionRecall count(
      EvaluatedSentence sentence, MentionType type, SpanMatch match, SentenceScope scope) {
    return counts(sentence, type, scope)
        ? match.count(spans(sentence.gold(), type), spans(sentence.predicted(), type))
        : PrecisionRecall.ZERO;
  }

  /** Counts summed over the types. */
  public PrecisionRecall micro() {
    return byType.values().stream().reduce(PrecisionRecall.ZERO, PrecisionRecall::plus);
  }

  /** Means over the types, each type weighing the same. */
  public Averages macro() {
    return Averages.macro(byType.values());
  }

  private static List<TextSpan> spans(List<TypedSpan> mentions, MentionType type) {
    return mentions.stream().filter(m -> m.type() == type).map(TypedSpan::span).toList();
  }
}
