package org.uimaadr.eval;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.text.MentionType;

/**
 * How well relations from drugs to other mentions are found. A relation is right if both its spans
 * match and have the right types; overlapping relations are matched one to one. A sentence counts
 * where the target's type is annotated: without a target there is no relation, so negative
 * sentences count although their drugs are not annotated.
 *
 * @param match when a span is right
 * @param scope which sentences are looked at
 * @param source between which mentions relations are predicted
 * @param byTarget counts by the type of the mention that drugs are related to
 */
public record RelationMetrics(
    SpanMatch match,
    SentenceScope scope,
    RelationSource source,
    Map<MentionType, PrecisionRecall> byTarget) {

  /** Copies the map. */
  public RelationMetrics {
    Map<MentionType, PrecisionRecall> copy = new EnumMap<>(MentionType.class);
    copy.putAll(byTarget);
    byTarget = Collections.unmodifiableMap(copy);
  }

  /** Counts of the relations to the given types over the sentences. */
  public static RelationMetrics of(
      List<EvaluatedSentence> sentences,
      Set<MentionType> targets,
      SpanMatch match,
      SentenceScope scope,
      RelationSource source) {
    Map<MentionType, PrecisionRecall> byTarget = new EnumMap<>(MentionType.class);
    for (MentionType target : targets) {
      byTarget.put(
          target,
          sentences.stream()
              .map(sentence -> count(sentence, target, match, scope, source))
              .reduce(PrecisionRecall.ZERO, PrecisionRecall::plus));
    }
    return new RelationMetrics(match, scope, source, byTarget);
  }

  /** Counts of one sentence, for sums by group; zero if it does not count. */
  public static PrecisionRecall count(
      EvaluatedSentence sentence,
      MentionType target,
      SpanMatch match,
      SentenceScope scope,
      RelationSource source) {
    return SpanMetrics.counts(sentence, target, scope)
        ? match.countRelations(
            to(target, sentence.relations().gold()),
            to(target, source.predicted(sentence.relations())))
        : PrecisionRecall.ZERO;
  }

  private static List<CorpusRelation> to(MentionType target, List<CorpusRelation> relations) {
    return relations.stream().filter(relation -> relation.target().type() == target).toList();
  }
}
