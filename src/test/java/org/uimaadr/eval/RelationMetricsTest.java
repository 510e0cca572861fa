package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uimaadr.eval.RelationSource.END_TO_END;
import static org.uimaadr.eval.RelationSource.GOLD_SPANS;
import static org.uimaadr.eval.SentenceScope.ALL;
import static org.uimaadr.eval.SentenceScope.POSITIVE;
import static org.uimaadr.eval.Sentences.drug;
import static org.uimaadr.eval.Sentences.reaction;
import static org.uimaadr.eval.SpanMatch.OVERLAP;
import static org.uimaadr.eval.SpanMatch.STRICT;
import static org.uimaadr.text.MentionType.DOSE;
import static org.uimaadr.text.MentionType.REACTION;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

class RelationMetricsTest {

  private static final CorpusRelation RASH = new CorpusRelation(drug(0, 10), reaction(20, 24));
  private static final CorpusRelation SEVERE_RASH =
      new CorpusRelation(drug(0, 10), reaction(13, 24));
  private static final CorpusRelation FEVER = new CorpusRelation(drug(0, 10), reaction(30, 35));
  private static final CorpusRelation OTHER_DRUG =
      new CorpusRelation(drug(40, 48), reaction(20, 24));
  private static final CorpusRelation TEN_MILLIGRAMS =
      new CorpusRelation(drug(0, 10), new TypedSpan(DOSE, 50, 55));

  @Test
  void strictWantsBothSpansExactly() {
    assertThat(strict(List.of(RASH, FEVER), List.of(FEVER))).isEqualTo(counts(1, 0, 1));
    assertThat(strict(List.of(RASH), List.of(SEVERE_RASH))).isEqualTo(counts(0, 1, 1));
    assertThat(strict(List.of(RASH), List.of(OTHER_DRUG))).isEqualTo(counts(0, 1, 1));
  }

  @Test
  void overlapWantsBothSpansToOverlap() {
    assertThat(overlap(List.of(RASH), List.of(SEVERE_RASH))).isEqualTo(counts(1, 0, 0));
    assertThat(overlap(List.of(RASH), List.of(OTHER_DRUG))).isEqualTo(counts(0, 1, 1));
  }

  @Test
  void overlapIsOneToOne() {
    assertThat(overlap(List.of(RASH), List.of(RASH, SEVERE_RASH))).isEqualTo(counts(1, 1, 0));
    assertThat(overlap(List.of(RASH, RASH), List.of(RASH, RASH))).isEqualTo(counts(1, 0, 0));
  }

  @Test
  void relationsToDosesAreKeptApart() {
    List<EvaluatedSentence> sentences =
        List.of(
            sentence(true, Set.of(REACTION, DOSE), List.of(RASH, TEN_MILLIGRAMS), List.of(RASH)));

    assertThat(
            RelationMetrics.of(sentences, Set.of(REACTION, DOSE), STRICT, ALL, END_TO_END)
                .byTarget())
        .containsEntry(REACTION, counts(1, 0, 0))
        .containsEntry(DOSE, counts(0, 0, 1));
  }

  @Test
  void aSentenceWithoutAnnotatedDosesSaysNothingOfTheirRelations() {
    EvaluatedSentence sentence =
        sentence(true, Set.of(REACTION), List.of(RASH), List.of(TEN_MILLIGRAMS));

    assertThat(RelationMetrics.count(sentence, DOSE, STRICT, ALL, END_TO_END))
        .isEqualTo(PrecisionRecall.ZERO);
  }

  @Test
  void aRelationInANegativeSentenceIsWrongOverAllSentencesOnly() {
    EvaluatedSentence negative = sentence(false, Set.of(REACTION), List.of(), List.of(RASH));

    assertThat(RelationMetrics.count(negative, REACTION, STRICT, ALL, END_TO_END))
        .isEqualTo(counts(0, 1, 0));
    assertThat(RelationMetrics.count(negative, REACTION, STRICT, POSITIVE, END_TO_END))
        .isEqualTo(PrecisionRecall.ZERO);
  }

  @Test
  void relationsBetweenGoldSpansAreScoredApart() {
    EvaluatedSentence sentence =
        new EvaluatedSentence(
            "s",
            "a",
            "",
            true,
            0.9,
            true,
            Set.of(REACTION),
            List.of(),
            List.of(),
            new EvaluatedRelations(List.of(RASH), List.of(), List.of(RASH)));

    assertThat(RelationMetrics.count(sentence, REACTION, STRICT, ALL, END_TO_END))
        .isEqualTo(counts(0, 0, 1));
    assertThat(RelationMetrics.count(sentence, REACTION, STRICT, ALL, GOLD_SPANS))
        .isEqualTo(counts(1, 0, 0));
  }

  private static PrecisionRecall strict(List<CorpusRelation> gold, List<CorpusRelation> predicted) {
    return RelationMetrics.count(
        sentence(true, Set.of(REACTION), gold, predicted), REACTION, STRICT, ALL, END_TO_END);
  }

  private static PrecisionRecall overlap(
      List<CorpusRelation> gold, List<CorpusRelation> predicted) {
    return RelationMetrics.count(
        sentence(true, Set.of(REACTION), gold, predicted), REACTION, OVERLAP, ALL, END_TO_END);
  }

  private static PrecisionRecall counts(int right, int wrong, int missed) {
    return new PrecisionRecall(right, wrong, missed);
  }

  private static EvaluatedSentence sentence(
      boolean adr,
      Set<MentionType> annotated,
      List<CorpusRelation> gold,
      List<CorpusRelation> predicted) {
    return new EvaluatedSentence(
        "s",
        "a",
        "",
        adr,
        adr ? 0.9 : 0.1,
        adr,
        annotated,
        List.of(),
        List.of(),
        new EvaluatedRelations(gold, predicted, List.of()));
  }
}
