package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uimaadr.eval.Sentences.ALL_TYPES;
import static org.uimaadr.eval.Sentences.drug;
import static org.uimaadr.eval.Sentences.reaction;
import static org.uimaadr.text.MentionType.DRUG;
import static org.uimaadr.text.MentionType.REACTION;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;

class EvaluationTest {

  private static final Protocol PROTOCOL =
      new Protocol("test", "by abstract, fold 9", "operating point balanced", Set.of(REACTION));

  private static final List<EvaluatedSentence> SENTENCES =
      List.of(
          sentence("1", true, 0.9, true, true),
          sentence("2", true, 0.3, false, true),
          sentence("3", false, 0.2, false, false),
          sentence("4", false, 0.6, true, false));

  private static final Evaluation EVALUATION = evaluate(SENTENCES, ALL_TYPES);

  @Test
  void theTableCarriesItsProtocolAndReadsLikeThis() {
    assertThat(EVALUATION.toTable().lines().map(String::stripTrailing).limit(21))
        .containsExactlyElementsOf(
            """
            Part       test
            Split      by abstract, fold 9
            Protocol   operating point balanced
            Sentences  4 of 4 abstracts, 2 positive (prevalence 50.0 %)
            Leak       not known
            Figures in %, intervals by resampling abstracts; mentions only where annotated

                                                        P      R     F1  95 % interval  sentences   gold
            ADR sentence, at its threshold           50.0   50.0   50.0  0.0 - 100.0            4      2
              PR-AUC (average precision)                           83.3  0.0 - 100.0
              ROC-AUC                                              75.0
              recall at precision >= 90 %                          50.0
              recall at precision >= 95 %                          50.0
              calibration error (15 bins)                          40.0
              Brier score                                          22.5

                                                        P      R     F1  95 % interval  sentences   gold
            REACTION, strict, all, gated             50.0   50.0   50.0  0.0 - 100.0            4      2
            DRUG, strict, all, ungated              100.0  100.0  100.0  0.0 - 100.0            2      2
            micro, strict, all                       75.0   75.0   75.0  0.0 - 100.0                   4
            macro, strict, all                       75.0   75.0   75.0
            """
                .lines()
                .toList());
  }

  @Test
  void noLineIsWiderThanATerminal() {
    assertThat(EVALUATION.toTable().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void jsonHoldsEveryFigure() {
    JsonObject json = EVALUATION.toJson();
    assertThat(json.get("part").getAsString()).isEqualTo("test");
    assertThat(json.get("split").getAsString()).isEqualTo("by abstract, fold 9");
    assertThat(json.get("protocol").getAsString()).isEqualTo("operating point balanced");
    assertThat(json.get("gated")).hasToString("[\"REACTION\"]");
    assertThat(json.get("sentences").getAsInt()).isEqualTo(4);
    assertThat(json.get("abstracts").getAsInt()).isEqualTo(4);
    assertThat(json.get("positives").getAsInt()).isEqualTo(2);
    assertThat(json.get("prevalence").getAsDouble()).isEqualTo(0.5);
    JsonObject classification = json.getAsJsonObject("classification");
    assertThat(classification.get("f1").getAsDouble()).isEqualTo(0.5);
    assertThat(classification.get("rocAuc").getAsDouble()).isEqualTo(0.75);
    assertThat(classification.keySet())
        .contains("f1Interval", "prAuc", "prAucInterval", "recallAtPrecision90")
        .contains("recallAtPrecision95", "calibrationError", "brierScore");
    JsonObject strictAll = json.getAsJsonArray("spans").get(0).getAsJsonObject();
    assertThat(strictAll.get("match").getAsString()).isEqualTo("strict");
    assertThat(strictAll.get("scope").getAsString()).isEqualTo("all");
    JsonObject types = strictAll.getAsJsonObject("types");
    assertThat(types.keySet()).containsExactly("REACTION", "DRUG");
    assertThat(types.getAsJsonObject("REACTION").get("sentences").getAsInt()).isEqualTo(4);
    assertThat(types.getAsJsonObject("DRUG").get("sentences").getAsInt()).isEqualTo(2);
    assertThat(types.getAsJsonObject("REACTION").get("f1").getAsDouble()).isEqualTo(0.5);
    assertThat(strictAll.getAsJsonObject("micro").get("truePositives").getAsInt()).isEqualTo(3);
    assertThat(strictAll.getAsJsonObject("macro").get("f1").getAsDouble()).isEqualTo(0.75);
  }

  @Test
  void everyMatchAndScopeIsThere() {
    for (SpanMatch match : SpanMatch.values()) {
      for (SentenceScope scope : SentenceScope.values()) {
        assertThat(EVALUATION.spans(match, scope)).isPresent();
      }
    }
  }

  @Test
  void undefinedFiguresAreNullInJsonAndNotAvailableInTheTable() {
    Evaluation oneClass = evaluate(SENTENCES.subList(0, 2), ALL_TYPES);
    assertThat(oneClass.toJson().getAsJsonObject("classification").get("rocAuc").isJsonNull())
        .isTrue();
    assertThat(oneClass.toTable()).containsPattern("ROC-AUC +n/a");
  }

  @Test
  void aSystemWithoutSentenceHeadHasNoClassification() {
    List<EvaluatedSentence> unscored = List.of(sentence("1", true, Double.NaN, true, true));
    Evaluation evaluation = evaluate(unscored, Set.of(REACTION));
    assertThat(evaluation.classification()).isEmpty();
    assertThat(evaluation.toJson().has("classification")).isFalse();
    assertThat(evaluation.toTable()).doesNotContain("PR-AUC");
  }

  @Test
  void aSystemWithoutTaggersHasNoSpans() {
    Evaluation evaluation = evaluate(SENTENCES, Set.of());
    assertThat(evaluation.spans()).isEmpty();
    assertThat(evaluation.toTable()).doesNotContain("strict");
  }

  @Test
  void taggersOfTypesAnnotatedNowhereAreLeftOut() {
    assertThat(EVALUATION.spans().get(0).metrics().byType()).containsOnlyKeys(REACTION, DRUG);
  }

  @Test
  void anEmptyPartIsNamed() {
    assertThatThrownBy(() -> evaluate(List.of(), ALL_TYPES))
        .hasMessage("There is no sentence to evaluate in part test");
  }

  private static Evaluation evaluate(List<EvaluatedSentence> sentences, Set<MentionType> types) {
    return Evaluation.of(PROTOCOL, Heads.of(types), sentences, new Bootstrap(200, 42));
  }

  /** Each in its own abstract; the reaction is predicted where the decision is positive. */
  private static EvaluatedSentence sentence(
      String id, boolean gold, double probability, boolean predicted, boolean drugAnnotated) {
    return new EvaluatedSentence(
        id,
        "abstract " + id,
        "Rash after placeborol.",
        gold,
        probability,
        predicted,
        drugAnnotated ? Set.of(REACTION, DRUG) : Set.of(REACTION),
        gold ? List.of(reaction(0, 4), drug(11, 21)) : List.of(),
        predicted ? List.of(reaction(0, 4), drug(11, 21)) : List.of(drug(11, 21)));
  }
}
