package org.uimaadr.eval;

import java.util.List;
import java.util.Set;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * Scores by the protocol of SpERT (Eberts and Ulges, ECAI 2020), on characters instead of tokens: a
 * mention is right if its type and both ends are, a relation if both its mentions are. Reactions
 * and drugs only; macro averages are means over the two types (SpERT: over those of them that
 * occur, which on its folds are both), micro averages sum their counts.
 *
 * <p>Without overlaps, every mention that shares a character with another one of the same list
 * (gold or predicted) is taken out, and every relation whose own two mentions overlap; other
 * relations of such mentions stay. So does SpERT's own evaluation with {@code no_overlapping}.
 *
 * @param mentions counts of reactions and drugs
 * @param relations counts of the relations from drugs to reactions, end to end
 */
public record SpertScores(SpanMetrics mentions, PrecisionRecall relations) {

  private static final Set<MentionType> TYPES = Set.of(MentionType.REACTION, MentionType.DRUG);

  /** Scores of all mentions and relations, nested ones included. */
  public static SpertScores withOverlaps(List<EvaluatedSentence> sentences) {
    List<EvaluatedSentence> scored = sentences.stream().map(SpertScores::scored).toList();
    return new SpertScores(
        SpanMetrics.of(scored, TYPES, SpanMatch.STRICT, SentenceScope.ALL),
        scored.stream()
            .map(
                sentence ->
                    RelationMetrics.count(
                        sentence,
                        MentionType.REACTION,
                        SpanMatch.STRICT,
                        SentenceScope.ALL,
                        RelationSource.END_TO_END))
            .reduce(PrecisionRecall.ZERO, PrecisionRecall::plus));
  }

  /** Scores of what overlaps nothing. */
  public static SpertScores withoutOverlaps(List<EvaluatedSentence> sentences) {
    return withOverlaps(
        sentences.stream().map(SpertScores::scored).map(SpertScores::withoutOverlaps).toList());
  }

  /** Doses are neither scored nor in anybody's way. */
  private static EvaluatedSentence scored(EvaluatedSentence sentence) {
    return with(
        sentence, ofTypes(sentence.gold()), ofTypes(sentence.predicted()), sentence.relations());
  }

  private static List<TypedSpan> ofTypes(List<TypedSpan> mentions) {
    return mentions.stream().filter(mention -> TYPES.contains(mention.type())).toList();
  }

  private static EvaluatedSentence withoutOverlaps(EvaluatedSentence sentence) {
    return with(
        sentence,
        apart(sentence.gold()),
        apart(sentence.predicted()),
        new EvaluatedRelations(
            ofApart(sentence.relations().gold()),
            ofApart(sentence.relations().predicted()),
            List.of()));
  }

  private static List<TypedSpan> apart(List<TypedSpan> mentions) {
    return mentions.stream()
        .filter(
            mention ->
                mentions.stream()
                    .noneMatch(
                        other -> !other.equals(mention) && other.span().overlaps(mention.span())))
        .toList();
  }

  private static List<CorpusRelation> ofApart(List<CorpusRelation> relations) {
    return relations.stream()
        .filter(relation -> !relation.drug().span().overlaps(relation.target().span()))
        .toList();
  }

  private static EvaluatedSentence with(
      EvaluatedSentence sentence,
      List<TypedSpan> gold,
      List<TypedSpan> predicted,
      EvaluatedRelations relations) {
    return new EvaluatedSentence(
        sentence.id(),
        sentence.group(),
        sentence.text(),
        sentence.goldAdr(),
        sentence.probability(),
        sentence.predictedAdr(),
        sentence.annotatedTypes(),
        gold,
        predicted,
        relations);
  }
}
