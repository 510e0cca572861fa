package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uimaadr.eval.SentenceScope.ALL;
import static org.uimaadr.eval.SentenceScope.POSITIVE;
import static org.uimaadr.eval.Sentences.ALL_TYPES;
import static org.uimaadr.eval.Sentences.drug;
import static org.uimaadr.eval.Sentences.reaction;
import static org.uimaadr.eval.Sentences.tagged;
import static org.uimaadr.eval.SpanMatch.OVERLAP;
import static org.uimaadr.eval.SpanMatch.STRICT;
import static org.uimaadr.text.MentionType.DRUG;
import static org.uimaadr.text.MentionType.REACTION;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.TextSpan;

class SpanMetricsTest {

  @Test
  void strictWantsBothEnds() {
    assertThat(strict(spans(0, 5), spans(0, 5))).isEqualTo(new PrecisionRecall(1, 0, 0));
    assertThat(strict(spans(0, 5), spans(0, 6))).isEqualTo(new PrecisionRecall(0, 1, 1));
    assertThat(strict(spans(0, 5), spans(1, 5))).isEqualTo(new PrecisionRecall(0, 1, 1));
    assertThat(strict(spans(0, 5, 7, 9), spans(7, 9))).isEqualTo(new PrecisionRecall(1, 0, 1));
  }

  @Test
  void overlapWantsOneCharacterInCommon() {
    assertThat(overlap(spans(0, 5), spans(4, 9))).isEqualTo(new PrecisionRecall(1, 0, 0));
    assertThat(overlap(spans(0, 5), spans(5, 9))).isEqualTo(new PrecisionRecall(0, 1, 1));
  }

  @Test
  void overlapIsOneToOne() {
    assertThat(overlap(spans(0, 2, 3, 5), spans(0, 5))).isEqualTo(new PrecisionRecall(1, 0, 1));
    assertThat(overlap(spans(0, 5), spans(0, 2, 3, 5))).isEqualTo(new PrecisionRecall(1, 1, 0));
  }

  @Test
  void overlapFindsTheGreatestMatchingWhereAGreedyChoiceWouldNot() {
    // Taking [3,6) for the first gold span would leave the second without one.
    assertThat(overlap(spans(0, 4, 5, 8), spans(3, 6, 0, 2)))
        .isEqualTo(new PrecisionRecall(2, 0, 0));
  }

  @Test
  void repeatedSpansCountOnce() {
    assertThat(strict(spans(0, 5), spans(0, 5, 0, 5))).isEqualTo(new PrecisionRecall(1, 0, 0));
    assertThat(overlap(spans(0, 5), spans(0, 5, 0, 5))).isEqualTo(new PrecisionRecall(1, 0, 0));
  }

  @Test
  void typesAreKeptApart() {
    EvaluatedSentence nested =
        tagged(List.of(reaction(0, 16), drug(0, 7)), List.of(reaction(0, 7), drug(0, 7)));
    SpanMetrics metrics = SpanMetrics.of(List.of(nested), Set.of(REACTION, DRUG), STRICT, ALL);
    assertThat(metrics.byType().get(REACTION)).isEqualTo(new PrecisionRecall(0, 1, 1));
    assertThat(metrics.byType().get(DRUG)).isEqualTo(new PrecisionRecall(1, 0, 0));
    assertThat(metrics.micro()).isEqualTo(new PrecisionRecall(1, 1, 1));
    assertThat(metrics.macro()).isEqualTo(new Averages(0.5, 0.5, 0.5));
  }

  @Test
  void aTypeThatIsNotAnnotatedIsNeitherRightNorWrong() {
    EvaluatedSentence negative =
        tagged(false, Set.of(REACTION), List.of(), List.of(reaction(0, 3), drug(5, 9)));
    SpanMetrics metrics = SpanMetrics.of(List.of(negative), ALL_TYPES, STRICT, ALL);
    assertThat(metrics.byType().get(REACTION)).isEqualTo(new PrecisionRecall(0, 1, 0));
    assertThat(metrics.byType().get(DRUG)).isEqualTo(PrecisionRecall.ZERO);
  }

  @Test
  void theScopePositiveLeavesFalseAlarmsInNegativeSentencesOut() {
    List<EvaluatedSentence> sentences =
        List.of(
            tagged(true, ALL_TYPES, List.of(reaction(0, 3)), List.of(reaction(0, 3))),
            tagged(false, ALL_TYPES, List.of(), List.of(reaction(0, 3))));
    assertThat(SpanMetrics.of(sentences, Set.of(REACTION), STRICT, POSITIVE).micro())
        .isEqualTo(new PrecisionRecall(1, 0, 0));
    assertThat(SpanMetrics.of(sentences, Set.of(REACTION), STRICT, ALL).micro())
        .isEqualTo(new PrecisionRecall(1, 1, 0));
  }

  @Property
  void exchangingGoldAndPredictedExchangesTheErrors(
      @ForAll("spans") List<TextSpan> gold, @ForAll("spans") List<TextSpan> predicted) {
    for (SpanMatch match : SpanMatch.values()) {
      PrecisionRecall counts = match.count(gold, predicted);
      assertThat(match.count(predicted, gold))
          .isEqualTo(
              new PrecisionRecall(
                  counts.truePositives(), counts.falseNegatives(), counts.falsePositives()));
    }
  }

  @Property
  void theOrderOfTheSpansDoesNotMatter(
      @ForAll("spans") List<TextSpan> gold,
      @ForAll("spans") List<TextSpan> predicted,
      @ForAll Random random) {
    List<TextSpan> shuffledGold = new ArrayList<>(gold);
    List<TextSpan> shuffledPredicted = new ArrayList<>(predicted);
    Collections.shuffle(shuffledGold, random);
    Collections.shuffle(shuffledPredicted, random);
    for (SpanMatch match : SpanMatch.values()) {
      assertThat(match.count(shuffledGold, shuffledPredicted))
          .isEqualTo(match.count(gold, predicted));
    }
  }

  @Property
  void overlapIsNeverStricterThanStrict(
      @ForAll("spans") List<TextSpan> gold, @ForAll("spans") List<TextSpan> predicted) {
    assertThat(overlap(gold, predicted).truePositives())
        .isGreaterThanOrEqualTo(strict(gold, predicted).truePositives());
  }

  @Property
  void theMatchingIsAsLargeAsTheBestOfAllAssignments(
      @ForAll("spans") List<TextSpan> gold, @ForAll("spans") List<TextSpan> predicted) {
    assertThat(overlap(gold, predicted).truePositives())
        .isEqualTo(
            bestAssignment(
                gold.stream().distinct().toList(), predicted.stream().distinct().toList()));
  }

  @Provide
  Arbitrary<List<TextSpan>> spans() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 12), Arbitraries.integers().between(1, 5))
        .as((begin, length) -> new TextSpan(begin, begin + length))
        .list()
        .ofMaxSize(5);
  }

  private static int bestAssignment(List<TextSpan> gold, List<TextSpan> predicted) {
    if (gold.isEmpty()) {
      return 0;
    }
    List<TextSpan> others = gold.subList(1, gold.size());
    int best = bestAssignment(others, predicted);
    for (TextSpan candidate : predicted) {
      if (candidate.overlaps(gold.get(0))) {
        List<TextSpan> left = new ArrayList<>(predicted);
        left.remove(candidate);
        best = Math.max(best, 1 + bestAssignment(others, left));
      }
    }
    return best;
  }

  private static PrecisionRecall strict(List<TextSpan> gold, List<TextSpan> predicted) {
    return STRICT.count(gold, predicted);
  }

  private static PrecisionRecall overlap(List<TextSpan> gold, List<TextSpan> predicted) {
    return OVERLAP.count(gold, predicted);
  }

  /** Begin, end, begin, end, ... */
  private static List<TextSpan> spans(int... ends) {
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < ends.length; i += 2) {
      spans.add(new TextSpan(ends[i], ends[i + 1]));
    }
    return spans;
  }
}
