package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.uimaadr.eval.Goldens.ROUNDING;
import static org.uimaadr.eval.Sentences.scored;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassificationMetricsTest {

  /** Ranked: right, wrong, right, wrong; the decision at 0.5 keeps the first three. */
  private static final List<EvaluatedSentence> FOUR =
      scored(new double[] {0.9, 0.8, 0.6, 0.1}, new boolean[] {true, false, true, false});

  @Test
  void aHandWorkedCase() {
    ClassificationMetrics metrics = ClassificationMetrics.of(FOUR);
    assertThat(metrics.count()).isEqualTo(4);
    assertThat(metrics.positives()).isEqualTo(2);
    assertThat(metrics.prevalence()).isEqualTo(0.5);
    assertThat(metrics.decision()).isEqualTo(new PrecisionRecall(2, 1, 0));
    assertThat(metrics.prAuc()).isCloseTo((1.0 + 2.0 / 3) / 2, ROUNDING);
    assertThat(metrics.rocAuc()).isCloseTo(3.0 / 4, ROUNDING);
    assertThat(metrics.recallAtPrecision90()).isEqualTo(0.5);
    assertThat(metrics.brierScore()).isCloseTo((0.01 + 0.64 + 0.16 + 0.01) / 4, ROUNDING);
    assertThat(metrics.calibrationError()).isCloseTo((0.1 + 0.8 + 0.4 + 0.1) / 4, ROUNDING);
  }

  @Test
  void calibrationIsMeasuredWithinBins() {
    // 0.81 and 0.85 share the bin (12/15, 13/15]: mean probability 0.83, half of them positive.
    List<EvaluatedSentence> oneBin = scored(new double[] {0.81, 0.85}, new boolean[] {true, false});
    assertThat(ClassificationMetrics.of(oneBin).calibrationError()).isCloseTo(0.33, ROUNDING);
    // The edge 0.8 belongs to the bin below it, so the errors 0.2 and 0.85 do not cancel.
    List<EvaluatedSentence> twoBins = scored(new double[] {0.8, 0.85}, new boolean[] {true, false});
    assertThat(ClassificationMetrics.of(twoBins).calibrationError()).isCloseTo(0.525, ROUNDING);
    List<EvaluatedSentence> certain = scored(new double[] {0, 1}, new boolean[] {false, true});
    assertThat(ClassificationMetrics.of(certain).calibrationError()).isZero();
  }

  @Test
  void equalScoresAreOneStep() {
    List<EvaluatedSentence> tied =
        scored(new double[] {0.5, 0.5, 0.5, 0.5}, new boolean[] {true, false, false, false});
    ClassificationMetrics metrics = ClassificationMetrics.of(tied);
    assertThat(metrics.prAuc()).isEqualTo(0.25);
    assertThat(metrics.rocAuc()).isEqualTo(0.5);
    assertThat(metrics.recallAtPrecision90()).isZero();
  }

  @Test
  void oneClassAlone() {
    ClassificationMetrics negatives =
        ClassificationMetrics.of(scored(new double[] {0.2, 0.7}, new boolean[2]));
    assertThat(negatives.prAuc()).isZero();
    assertThat(negatives.rocAuc()).isNaN();
    assertThat(negatives.decision()).isEqualTo(new PrecisionRecall(0, 1, 0));
  }

  @Test
  void theDecisionIsTheSystemsNotOurs() {
    EvaluatedSentence cautious =
        new EvaluatedSentence("s", "a", "", true, 0.9, false, Set.of(), List.of(), List.of());
    assertThat(ClassificationMetrics.of(List.of(cautious)).decision())
        .isEqualTo(new PrecisionRecall(0, 0, 1));
  }

  @Test
  void whatCannotBeEvaluatedIsNamed() {
    assertThatThrownBy(() -> ClassificationMetrics.of(List.of()))
        .hasMessage("There is no sentence to evaluate");
    assertThatThrownBy(() -> ClassificationMetrics.of(List.of(scored("7", "a", true, Double.NaN))))
        .hasMessage("Sentence 7 has no probability: evaluate its spans only");
    assertThatThrownBy(() -> scored("7", "a", true, 1.5))
        .hasMessage("Sentence 7: not a probability between 0 and 1: 1.5");
  }

  static Stream<JsonObject> rankings() {
    return Goldens.cases("ranking.json").stream();
  }

  @ParameterizedTest
  @MethodSource("rankings")
  void equalsScikitLearn(JsonObject golden) {
    ClassificationMetrics metrics =
        ClassificationMetrics.of(
            scored(
                Goldens.doubles(golden.get("probabilities")),
                Goldens.booleans(golden.get("gold"))));
    assertThat(metrics.prAuc()).isCloseTo(golden.get("averagePrecision").getAsDouble(), ROUNDING);
    assertThat(metrics.rocAuc()).isCloseTo(golden.get("rocAuc").getAsDouble(), ROUNDING);
    assertThat(metrics.recallAtPrecision90())
        .isCloseTo(golden.get("recallAtPrecision90").getAsDouble(), ROUNDING);
    assertThat(metrics.recallAtPrecision95())
        .isCloseTo(golden.get("recallAtPrecision95").getAsDouble(), ROUNDING);
    assertThat(metrics.brierScore()).isCloseTo(golden.get("brierScore").getAsDouble(), ROUNDING);
  }

  @Property(tries = 50)
  void theOrderOfTheSentencesDoesNotMatter(@ForAll long seed) {
    List<EvaluatedSentence> sentences = Sentences.corpus(10, seed);
    List<EvaluatedSentence> shuffled = new ArrayList<>(sentences);
    Collections.shuffle(shuffled, new Random(seed));
    ClassificationMetrics expected = ClassificationMetrics.of(sentences);
    ClassificationMetrics actual = ClassificationMetrics.of(shuffled);
    assertThat(actual.decision()).isEqualTo(expected.decision());
    assertThat(actual.prAuc()).isEqualTo(expected.prAuc());
    assertThat(actual.rocAuc()).isEqualTo(expected.rocAuc());
    assertThat(actual.calibrationError()).isCloseTo(expected.calibrationError(), ROUNDING);
    assertThat(actual.brierScore()).isCloseTo(expected.brierScore(), ROUNDING);
  }

  @Property(tries = 50)
  void rankingTheOtherWayRoundMirrorsTheRocCurve(@ForAll long seed) {
    List<EvaluatedSentence> sentences = Sentences.corpus(10, seed);
    List<EvaluatedSentence> reversed =
        sentences.stream()
            .map(s -> scored(s.id(), s.group(), s.goldAdr(), 1 - s.probability()))
            .toList();
    assertThat(ClassificationMetrics.of(reversed).rocAuc())
        .isCloseTo(1 - ClassificationMetrics.of(sentences).rocAuc(), within(1e-9));
  }
}
