package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uimaadr.eval.Goldens.ROUNDING;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ThresholdChoiceTest {

  private static final double[] PROBABILITIES = {0.95, 0.9, 0.7, 0.6, 0.2, 0.15, 0.1};
  private static final boolean[] GOLD = {true, false, true, true, false, false, true};

  @Test
  void bestF1InTheMiddleOfTheGap() {
    ThresholdChoice choice = bestF1(PROBABILITIES, GOLD);
    assertThat(choice.counts()).isEqualTo(new PrecisionRecall(3, 1, 1));
    assertThat(choice.threshold()).isCloseTo(0.4, ROUNDING);
    assertThat(choice.reached()).isTrue();
  }

  private static ThresholdChoice bestF1(double[] probabilities, boolean[] gold) {
    return ThresholdChoice.forBestF1(List.of(new LabelledScores(probabilities, gold)));
  }

  @Test
  void amongEquallyGoodThresholdsTheWidestGap() {
    // F1 is 2/3 with the first sentence alone and again with the first four.
    boolean[] gold = {true, false, false, true, false};
    double[] gapBelowTheFourth = {0.9, 0.8, 0.7, 0.6, 0.2};
    assertThat(bestF1(gapBelowTheFourth, gold).threshold()).isCloseTo(0.4, ROUNDING);
    double[] gapBelowTheFirst = {0.9, 0.5, 0.4, 0.3, 0.2};
    assertThat(bestF1(gapBelowTheFirst, gold).threshold()).isCloseTo(0.7, ROUNDING);
  }

  @Test
  void aSmallPartCountsAsMuchAsALargeOne() {
    // The large part alone would take 0.3, the small one takes 0.5, where the large one loses
    // little.
    LabelledScores large =
        new LabelledScores(
            new double[] {0.9, 0.9, 0.9, 0.6, 0.6, 0.4, 0.2},
            new boolean[] {true, true, true, true, true, true, false});
    LabelledScores small =
        new LabelledScores(
            new double[] {0.9, 0.6, 0.4, 0.4}, new boolean[] {true, true, false, false});
    assertThat(ThresholdChoice.forBestF1(List.of(large)).threshold()).isCloseTo(0.3, ROUNDING);
    assertThat(ThresholdChoice.forBestF1(List.of(large, small)).threshold())
        .isCloseTo(0.5, ROUNDING);
  }

  @Test
  void recallAtLeast() {
    ThresholdChoice choice = ThresholdChoice.forRecall(0.5, one(PROBABILITIES, GOLD));
    assertThat(choice.counts()).isEqualTo(new PrecisionRecall(3, 1, 1));
    assertThat(ThresholdChoice.forRecall(0.8, one(PROBABILITIES, GOLD)).counts().recall()).isOne();
  }

  @Test
  void whatIsAskedForHoldsInEachPart() {
    LabelledScores easy =
        new LabelledScores(
            new double[] {0.9, 0.9, 0.8, 0.3, 0.1}, new boolean[] {true, true, true, false, false});
    LabelledScores hard =
        new LabelledScores(
            new double[] {0.95, 0.7, 0.6, 0.4}, new boolean[] {true, false, true, false});
    List<LabelledScores> both = List.of(easy, hard);

    // Four of five are 0.8 of both together, but half of the hard part.
    assertThat(ThresholdChoice.forRecall(0.8, List.of(LabelledScores.joined(both))).threshold())
        .isCloseTo(0.75, ROUNDING);
    assertThat(ThresholdChoice.forRecall(0.8, both).threshold()).isCloseTo(0.5, ROUNDING);
    assertThat(ThresholdChoice.forPrecision(0.8, List.of(LabelledScores.joined(both))).threshold())
        .isCloseTo(0.5, ROUNDING);
    assertThat(ThresholdChoice.forPrecision(0.8, both).threshold()).isCloseTo(0.75, ROUNDING);
  }

  @Test
  void aPrecisionThatNoThresholdHasInEachPartIsNotReached() {
    LabelledScores clean = new LabelledScores(new double[] {0.9, 0.1}, new boolean[] {true, false});
    LabelledScores mixed =
        new LabelledScores(new double[] {0.8, 0.8, 0.6}, new boolean[] {true, false, false});

    ThresholdChoice choice = ThresholdChoice.forPrecision(0.95, List.of(clean, mixed));

    assertThat(choice.reached()).isFalse();
    assertThat(choice.threshold()).isCloseTo(0.7, ROUNDING);
  }

  @Test
  void belowTheLowestScoreTheGapEndsAtZero() {
    assertThat(ThresholdChoice.forRecall(1, one(PROBABILITIES, GOLD)).threshold())
        .isCloseTo(0.05, ROUNDING);
  }

  @Test
  void precisionAtLeast() {
    ThresholdChoice choice = ThresholdChoice.forPrecision(0.7, one(PROBABILITIES, GOLD));
    assertThat(choice.counts()).isEqualTo(new PrecisionRecall(3, 1, 1));
    assertThat(choice.reached()).isTrue();
    assertThat(ThresholdChoice.forPrecision(0.9, one(PROBABILITIES, GOLD)).threshold())
        .isCloseTo(0.925, ROUNDING);
  }

  @Test
  void aPrecisionThatCannotBeHad() {
    ThresholdChoice choice =
        ThresholdChoice.forPrecision(
            0.9, one(new double[] {0.9, 0.8, 0.7}, new boolean[] {false, true, true}));
    assertThat(choice.reached()).isFalse();
    assertThat(choice.counts()).isEqualTo(new PrecisionRecall(2, 1, 0));
  }

  @Test
  void neighbouringDoublesAreStillSeparated() {
    double low = 0.5;
    double high = Math.nextUp(low);
    ThresholdChoice choice = bestF1(new double[] {high, low}, new boolean[] {true, false});
    assertThat(choice.threshold()).isEqualTo(high);
  }

  @Test
  void whatCannotBeChosenIsNamed() {
    assertThatThrownBy(() -> bestF1(new double[] {0.5}, new boolean[1]))
        .hasMessage("No positive example among 1: choose the threshold on data that has some");
    assertThatThrownBy(() -> ThresholdChoice.forRecall(0, one(PROBABILITIES, GOLD)))
        .hasMessage("The recall must lie in (0, 1], not 0.0");
    assertThatThrownBy(() -> bestF1(new double[] {0.5}, new boolean[2]))
        .hasMessage("1 scores but 2 gold labels");
    assertThatThrownBy(() -> bestF1(new double[] {Double.NaN}, new boolean[] {true}))
        .hasMessage("Score 0 is not a number");
  }

  @Property(tries = 200)
  void theCountsAreThoseOfTheThresholdAndNoOtherIsBetter(@ForAll long seed) {
    Random random = new Random(seed);
    double[] probabilities = new double[20];
    boolean[] gold = new boolean[20];
    for (int i = 0; i < gold.length; i++) {
      gold[i] = i == 0 || random.nextBoolean();
      probabilities[i] = random.nextInt(11) / 10.0;
    }
    ThresholdChoice f1 = bestF1(probabilities, gold);
    ThresholdChoice recall = ThresholdChoice.forRecall(0.8, one(probabilities, gold));
    ThresholdChoice precision = ThresholdChoice.forPrecision(0.6, one(probabilities, gold));
    assertThat(decide(f1.threshold(), probabilities, gold)).isEqualTo(f1.counts());
    assertThat(decide(recall.threshold(), probabilities, gold)).isEqualTo(recall.counts());
    assertThat(decide(precision.threshold(), probabilities, gold)).isEqualTo(precision.counts());
    assertThat(recall.counts().recall()).isGreaterThanOrEqualTo(0.8);
    assertThat(precision.counts().precision() >= 0.6).isEqualTo(precision.reached());
    for (double threshold : probabilities) {
      PrecisionRecall other = decide(threshold, probabilities, gold);
      assertThat(f1.counts().f1()).isGreaterThanOrEqualTo(other.f1());
      if (other.recall() >= 0.8) {
        assertThat(recall.counts().precision()).isGreaterThanOrEqualTo(other.precision());
      }
      if (other.precision() >= 0.6) {
        assertThat(precision.counts().recall()).isGreaterThanOrEqualTo(other.recall());
      }
    }
  }

  private static List<LabelledScores> one(double[] probabilities, boolean[] gold) {
    return List.of(new LabelledScores(probabilities, gold));
  }

  private static PrecisionRecall decide(double threshold, double[] probabilities, boolean[] gold) {
    PrecisionRecall counts = PrecisionRecall.ZERO;
    for (int i = 0; i < gold.length; i++) {
      counts = counts.plus(PrecisionRecall.ofDecision(gold[i], probabilities[i] >= threshold));
    }
    return counts;
  }
}
