package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.uimaadr.eval.Sentences.scored;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private static final Bootstrap BOOTSTRAP = Bootstrap.standard();
  private static final List<EvaluatedSentence> CORPUS = Sentences.corpus(60, 1);
  private static final ToDoubleFunction<List<EvaluatedSentence>> F1 =
      sentences -> ClassificationMetrics.of(sentences).decision().f1();

  @Test
  void aConstantHasNoSpread() {
    assertThat(BOOTSTRAP.interval(CORPUS, sentences -> 0.7)).isEqualTo(new Interval(0.7, 0.7, 0.7));
  }

  @Test
  void oneGroupHasNoSpread() {
    List<EvaluatedSentence> oneAbstract =
        List.of(scored("1", "a", true, 0.9), scored("2", "a", false, 0.6));
    assertThat(BOOTSTRAP.interval(oneAbstract, F1))
        .isEqualTo(new Interval(2.0 / 3, 2.0 / 3, 2.0 / 3));
  }

  @Test
  void theIntervalHoldsTheEstimate() {
    Interval interval = BOOTSTRAP.interval(CORPUS, F1);
    assertThat(interval.estimate()).isEqualTo(F1.applyAsDouble(CORPUS));
    assertThat(interval.estimate()).isStrictlyBetween(interval.low(), interval.high());
  }

  @Test
  void countsSummedByGroupGiveTheSameIntervalAsTheFigureItself() {
    assertThat(BOOTSTRAP.interval(CORPUS, ClassificationMetrics::decision, PrecisionRecall::f1))
        .isEqualTo(BOOTSTRAP.interval(CORPUS, F1));
  }

  @Test
  void theOrderOfTheSentencesDoesNotMatter() {
    List<EvaluatedSentence> shuffled = new ArrayList<>(CORPUS);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(BOOTSTRAP.interval(shuffled, F1)).isEqualTo(BOOTSTRAP.interval(CORPUS, F1));
  }

  @Test
  void theSeedDecides() {
    assertThat(new Bootstrap(100, 1).interval(CORPUS, F1))
        .isEqualTo(new Bootstrap(100, 1).interval(CORPUS, F1))
        .isNotEqualTo(new Bootstrap(100, 2).interval(CORPUS, F1));
  }

  @Test
  void theIntervalOfAMeanIsThatOfTheNormalApproximation() {
    // 400 abstracts of one sentence, a quarter right: standard error sqrt(3/16/400) = 0.0217.
    List<EvaluatedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      sentences.add(scored("s" + i, "a" + i, i % 4 == 0, 1));
    }
    Interval interval = precisionOfManyResamples(sentences);
    assertThat(interval.low()).isCloseTo(0.25 - 1.96 * 0.0217, within(0.003));
    assertThat(interval.high()).isCloseTo(0.25 + 1.96 * 0.0217, within(0.003));
  }

  @Test
  void sentencesOfOneAbstractGoTogether() {
    // The same number in 100 abstracts of four that are all alike: twice the standard error.
    List<EvaluatedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      sentences.add(scored("s" + i, "a" + i / 4, i < 100, 1));
    }
    Interval interval = precisionOfManyResamples(sentences);
    assertThat(interval.low()).isCloseTo(0.25 - 1.96 * 0.0433, within(0.01));
    assertThat(interval.high()).isCloseTo(0.25 + 1.96 * 0.0433, within(0.01));
  }

  @Test
  void undefinedResamplesAreLeftOut() {
    List<EvaluatedSentence> two =
        List.of(scored("1", "a", true, 0.9), scored("2", "b", false, 0.6));
    assertThat(BOOTSTRAP.interval(two, s -> ClassificationMetrics.of(s).rocAuc()))
        .isEqualTo(new Interval(1, 1, 1));
  }

  @Test
  void aSystemIsNoBetterThanItself() {
    PairedDifference difference = BOOTSTRAP.compare(CORPUS, CORPUS, F1);
    assertThat(difference.difference()).isEqualTo(new Interval(0, 0, 0));
    assertThat(difference.shareNotBetter()).isOne();
  }

  @Test
  void aPerfectSystemIsSurelyBetter() {
    List<EvaluatedSentence> perfect =
        CORPUS.stream().map(s -> answered(s, s.goldAdr() ? 1 : 0)).toList();
    PairedDifference difference = BOOTSTRAP.compare(perfect, CORPUS, F1);
    assertThat(difference.difference().estimate()).isEqualTo(1 - F1.applyAsDouble(CORPUS));
    assertThat(difference.difference().low()).isPositive();
    assertThat(difference.shareNotBetter()).isZero();
  }

  @Test
  void exchangingTheSystemsMirrorsTheDifference() {
    List<EvaluatedSentence> other = answers(5);
    Interval forth = BOOTSTRAP.compare(CORPUS, other, F1).difference();
    Interval back = BOOTSTRAP.compare(other, CORPUS, F1).difference();
    assertThat(back.estimate()).isEqualTo(-forth.estimate());
    assertThat(back.low()).isCloseTo(-forth.high(), within(1e-12));
    assertThat(back.high()).isCloseTo(-forth.low(), within(1e-12));
  }

  @Test
  void countsSummedByGroupGiveTheSameDifferenceAsTheFigureItself() {
    List<EvaluatedSentence> other = answers(5);
    assertThat(
            BOOTSTRAP.compare(CORPUS, other, ClassificationMetrics::decision, PrecisionRecall::f1))
        .isEqualTo(BOOTSTRAP.compare(CORPUS, other, F1));
  }

  @Test
  void theSecondSystemMayAnswerInAnyOrder() {
    List<EvaluatedSentence> other = answers(5);
    List<EvaluatedSentence> shuffled = new ArrayList<>(other);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(BOOTSTRAP.compare(CORPUS, shuffled, F1))
        .isEqualTo(BOOTSTRAP.compare(CORPUS, other, F1));
  }

  @Test
  void systemsOnDifferentDataAreNotCompared() {
    List<EvaluatedSentence> one = List.of(scored("1", "a", true, 0.9));
    List<EvaluatedSentence> otherGold = List.of(scored("1", "a", false, 0.9));
    List<EvaluatedSentence> otherId = List.of(scored("2", "a", true, 0.9));
    List<EvaluatedSentence> both = List.of(one.get(0), otherId.get(0));
    assertThatThrownBy(() -> BOOTSTRAP.compare(one, otherGold, F1))
        .hasMessageContaining("Sentence 1 has another gold standard");
    assertThatThrownBy(() -> BOOTSTRAP.compare(one, otherId, F1))
        .hasMessageContaining("Sentence 1 has no answer");
    assertThatThrownBy(() -> BOOTSTRAP.compare(one, both, F1))
        .hasMessageContaining("The first system lacks 1 sentences");
    assertThatThrownBy(() -> BOOTSTRAP.compare(one, List.of(one.get(0), one.get(0)), F1))
        .hasMessageContaining("The second system answers 1 twice");
  }

  @Test
  void nothingCannotBeResampled() {
    assertThatThrownBy(() -> BOOTSTRAP.interval(List.of(), s -> 0))
        .hasMessage("There is no sentence to resample");
    assertThatThrownBy(() -> new Bootstrap(0, 1))
        .hasMessage("At least one resample is needed, not 0");
  }

  private static Interval precisionOfManyResamples(List<EvaluatedSentence> sentences) {
    return new Bootstrap(20_000, 42)
        .interval(sentences, ClassificationMetrics::decision, PrecisionRecall::precision);
  }

  /** The corpus as another system would answer it. */
  private static List<EvaluatedSentence> answers(long seed) {
    Random random = new Random(seed);
    return CORPUS.stream().map(s -> answered(s, random.nextDouble())).toList();
  }

  private static EvaluatedSentence answered(EvaluatedSentence sentence, double probability) {
    return new EvaluatedSentence(
        sentence.id(),
        sentence.group(),
        sentence.text(),
        sentence.goldAdr(),
        probability,
        probability >= 0.5,
        sentence.annotatedTypes(),
        sentence.gold(),
        sentence.predicted());
  }
}
