package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.uimaadr.eval.Sentences.drug;
import static org.uimaadr.eval.Sentences.reaction;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;

/** What lies behind the figures of a part: curves, lengths, types and the worst errors. */
class AnalysisTest {

  private static final List<EvaluatedSentence> FOUR =
      Sentences.scored(new double[] {0.9, 0.8, 0.6, 0.1}, new boolean[] {true, false, true, false});

  @Test
  void theCurveHasOnePointForEachDecision() {
    assertThat(ThresholdCurves.of(FOUR).precisionRecall())
        .containsExactly(
            new ThresholdCurves.Point(0.9, new PrecisionRecall(1, 0, 1)),
            new ThresholdCurves.Point(0.6, new PrecisionRecall(2, 1, 0)),
            new ThresholdCurves.Point(0.1, new PrecisionRecall(2, 2, 0)));
  }

  @Test
  void theSweepLeavesOutThresholdsThatNoSentenceReaches() {
    List<ThresholdCurves.Point> sweep = ThresholdCurves.of(FOUR).sweep();
    assertThat(sweep.get(0)).isEqualTo(new ThresholdCurves.Point(0, new PrecisionRecall(2, 2, 0)));
    assertThat(sweep.get(sweep.size() - 1))
        .isEqualTo(new ThresholdCurves.Point(0.9, new PrecisionRecall(1, 0, 1)));
  }

  @Test
  void aCurveOfManySentencesIsThinnedAndKeepsItsEnds() {
    List<EvaluatedSentence> many = Sentences.corpus(2000, 1);
    List<ThresholdCurves.Point> curve = ThresholdCurves.of(many).precisionRecall();
    assertThat(curve).hasSizeLessThan(210);
    assertThat(curve.get(curve.size() - 1).counts().recall()).isEqualTo(1);
  }

  @Test
  void aBinSaysWhatWasSaidAndWhatWasSo() {
    List<EvaluatedSentence> bin =
        Sentences.scored(new double[] {0.42, 0.44, 1}, new boolean[] {true, false, true});
    Reliability reliability = Reliability.of(bin);
    assertThat(reliability.bins()).hasSize(15);
    assertThat(reliability.bins().get(6).meanProbability()).isCloseTo(0.43, within(1e-12));
    assertThat(reliability.bins().get(6).positiveShare()).isEqualTo(0.5);
    assertThat(reliability.bins().get(0).meanProbability()).isNaN();
    assertThat(reliability.expectedError()).isCloseTo((0.14 + 0) / 3, within(1e-12));
  }

  @Test
  void lengthsAreCountedInWords() {
    LengthBreakdown lengths =
        LengthBreakdown.of(
            List.of(
                decided("No rash (yet), he said.", false, true),
                decided("word ".repeat(10), true, true),
                decided("word ".repeat(11), true, false),
                decided("word ".repeat(99), false, false)),
            Set.of(MentionType.REACTION));
    assertThat(lengths.rows())
        .extracting(LengthBreakdown.Row::words)
        .containsExactly("up to 10", "11-20", "41 or more");
    assertThat(lengths.rows())
        .extracting(LengthBreakdown.Row::decision)
        .containsExactly(
            new PrecisionRecall(1, 1, 0), new PrecisionRecall(0, 0, 1), PrecisionRecall.ZERO);
    assertThat(lengths.rows().get(2).trueNegatives()).isEqualTo(1);
    assertThat(lengths.rows().get(0).strict()).containsOnlyKeys(MentionType.REACTION);
  }

  @Test
  void theConfusionCountsEachMentionOnce() {
    EvaluatedSentence sentence =
        Sentences.tagged(
            List.of(reaction(0, 4), reaction(10, 20), reaction(30, 35), drug(40, 45)),
            List.of(reaction(0, 4), reaction(12, 20), drug(30, 35), drug(60, 65)));
    Map<MentionType, MentionConfusion.Row> rows =
        MentionConfusion.of(List.of(sentence), Set.of(MentionType.REACTION, MentionType.DRUG))
            .byType();
    assertThat(rows.get(MentionType.REACTION))
        .isEqualTo(new MentionConfusion.Row(1, 1, Map.of(MentionType.DRUG, 1), 0, 0));
    assertThat(rows.get(MentionType.DRUG))
        .isEqualTo(new MentionConfusion.Row(0, 0, Map.of(), 1, 1));
    assertThat(rows.get(MentionType.REACTION).gold()).isEqualTo(3);
  }

  @Test
  void theWorstErrorsStandFirst() {
    List<EvaluatedSentence> sentences =
        List.of(
            wrong("low", true, 0.01), wrong("middle", true, 0.4),
            wrong("high", false, 0.99), wrong("lower", false, 0.7));
    WorstErrors errors = WorstErrors.of(sentences);
    assertThat(errors.lists())
        .extracting(WorstErrors.Listing::kind)
        .containsExactly(WorstErrors.Kind.MISSED_SENTENCES, WorstErrors.Kind.FALSE_ALARMS);
    assertThat(errors.lists().get(0).sentences())
        .extracting(EvaluatedSentence::id)
        .containsExactly("low", "middle");
    assertThat(errors.lists().get(1).sentences())
        .extracting(EvaluatedSentence::id)
        .containsExactly("high", "lower");
  }

  @Test
  void aListingIsShortAndSaysHowManyThereAre() {
    WorstErrors errors = WorstErrors.of(Sentences.scored(new double[50], trueTimes(50)));
    assertThat(errors.lists().get(0).number()).isEqualTo(50);
    assertThat(errors.lists().get(0).sentences()).hasSize(12);
  }

  @Test
  void jsonHoldsNumbersAndNoTextOfTheCorpus() {
    List<EvaluatedSentence> sentences = List.of(wrong("secret", true, 0.2));
    JsonObject json = Analysis.of(part(sentences, Set.of(MentionType.REACTION))).toJson();
    assertThat(json.keySet())
        .contains("classification", "precisionRecallCurve", "thresholdSweep", "reliability")
        .contains("byLength", "mentions", "sentencesWithErrors");
    assertThat(json.getAsJsonObject("sentencesWithErrors").get("missed_sentences").getAsInt())
        .isEqualTo(1);
    assertThat(json.toString()).doesNotContain("A text of secret.");
  }

  @Test
  void aSystemWithoutSentenceHeadHasNoCurves() {
    EvaluatedSentence unscored =
        new EvaluatedSentence(
            "s", "a", "", true, Double.NaN, true, Sentences.ALL_TYPES, List.of(), List.of());
    Analysis analysis = Analysis.of(part(List.of(unscored), Set.of(MentionType.REACTION)));
    assertThat(analysis.curves()).isEmpty();
    assertThat(analysis.reliability()).isEmpty();
  }

  @Property(tries = 50)
  void theConfusionAgreesWithTheFigures(@ForAll long seed) {
    List<EvaluatedSentence> sentences = Sentences.corpus(20, seed);
    Set<MentionType> types = Set.of(MentionType.REACTION, MentionType.DRUG);
    SpanMetrics strict = SpanMetrics.of(sentences, types, SpanMatch.STRICT, SentenceScope.ALL);
    MentionConfusion.of(sentences, types)
        .byType()
        .forEach(
            (type, row) -> {
              assertThat(row.exact()).isEqualTo(strict.byType().get(type).truePositives());
              assertThat(row.gold()).isEqualTo(strict.byType().get(type).gold());
            });
  }

  private static EvaluatedPart part(List<EvaluatedSentence> sentences, Set<MentionType> types) {
    Protocol protocol = new Protocol("test", "none", "for a test", Set.of());
    return new EvaluatedPart(
        Evaluation.of(protocol, Heads.of(types), sentences, new Bootstrap(10, 1)), sentences);
  }

  private static boolean[] trueTimes(int n) {
    boolean[] all = new boolean[n];
    Arrays.fill(all, true);
    return all;
  }

  private static EvaluatedSentence decided(String text, boolean gold, boolean predicted) {
    return new EvaluatedSentence(
        text, "a", text, gold, predicted ? 0.9 : 0.1, predicted, Set.of(), List.of(), List.of());
  }

  private static EvaluatedSentence wrong(String id, boolean gold, double probability) {
    return new EvaluatedSentence(
        id, "a", "A text of " + id + ".", gold, probability, !gold, Set.of(), List.of(), List.of());
  }
}
