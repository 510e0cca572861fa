package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uimaadr.eval.Sentences.drug;
import static org.uimaadr.eval.Sentences.reaction;
import static org.uimaadr.text.MentionType.DOSE;
import static org.uimaadr.text.MentionType.DRUG;
import static org.uimaadr.text.MentionType.REACTION;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * Cases worked out by hand from the definition of SpERT's evaluation: a mention is right in type
 * and span, a relation in both its mentions; averages as scikit-learn has them. And random cases
 * that scikit-learn scored over tokens, as SpERT has it do.
 */
class SpertScoresTest {

  // "lithium toxicity , tremor and ataxia on lithium"
  private static final TypedSpan TOXICITY = reaction(0, 16);
  private static final TypedSpan NESTED_LITHIUM = drug(0, 7);
  private static final TypedSpan TREMOR = reaction(19, 25);
  private static final TypedSpan ATAXIA = reaction(30, 36);
  private static final TypedSpan LITHIUM = drug(40, 47);

  private static final EvaluatedSentence SENTENCE =
      sentence(
          List.of(TOXICITY, NESTED_LITHIUM, TREMOR, ATAXIA, LITHIUM),
          List.of(TOXICITY, NESTED_LITHIUM, TREMOR, reaction(26, 36), LITHIUM),
          List.of(
              related(NESTED_LITHIUM, TOXICITY),
              related(LITHIUM, TREMOR),
              related(LITHIUM, ATAXIA)),
          List.of(
              related(NESTED_LITHIUM, TOXICITY),
              related(LITHIUM, TREMOR),
              related(LITHIUM, reaction(26, 36)),
              related(NESTED_LITHIUM, TREMOR)));

  @Test
  void aMentionIsRightInTypeAndSpan() {
    SpertScores scores = SpertScores.withOverlaps(List.of(SENTENCE));

    assertThat(scores.mentions().byType())
        .containsEntry(REACTION, counts(2, 1, 1))
        .containsEntry(DRUG, counts(2, 0, 0));
    assertThat(scores.mentions().micro()).isEqualTo(counts(4, 1, 1));
    assertThat(scores.mentions().macro().f1()).isEqualTo((2 / 3.0 + 1) / 2);
  }

  @Test
  void aRelationIsRightInBothItsMentions() {
    assertThat(SpertScores.withOverlaps(List.of(SENTENCE)).relations()).isEqualTo(counts(2, 2, 1));
  }

  @Test
  void withoutOverlapsNestedMentionsGoAndRelationsBetweenThem() {
    SpertScores scores = SpertScores.withoutOverlaps(List.of(SENTENCE));

    assertThat(scores.mentions().byType())
        .containsEntry(REACTION, counts(1, 1, 1))
        .containsEntry(DRUG, counts(1, 0, 0));
    // lithium - tremor of the nested mention stays: its own mentions lie apart.
    assertThat(scores.relations()).isEqualTo(counts(1, 2, 1));
  }

  @Test
  void goldAndPredictedMentionsAreTakenOutOnTheirOwn() {
    EvaluatedSentence onlyPredictedOverlaps =
        sentence(List.of(TREMOR), List.of(TREMOR, drug(19, 22)), List.of(), List.of());

    assertThat(SpertScores.withoutOverlaps(List.of(onlyPredictedOverlaps)).mentions().byType())
        .containsEntry(REACTION, counts(0, 0, 1))
        .containsEntry(DRUG, counts(0, 0, 0));
  }

  @Test
  void aSpanOfTheWrongTypeIsWrongForBothTypes() {
    EvaluatedSentence confused =
        sentence(List.of(TREMOR), List.of(drug(19, 25)), List.of(), List.of());

    assertThat(SpertScores.withOverlaps(List.of(confused)).mentions().byType())
        .containsEntry(REACTION, counts(0, 0, 1))
        .containsEntry(DRUG, counts(0, 1, 0));
  }

  @Test
  void dosesAreNotScored() {
    EvaluatedSentence dose =
        sentence(
            List.of(LITHIUM), List.of(LITHIUM, new TypedSpan(DOSE, 40, 50)), List.of(), List.of());

    assertThat(SpertScores.withoutOverlaps(List.of(dose)).mentions().micro())
        .isEqualTo(counts(1, 0, 0));
  }

  static Stream<JsonObject> randomMentions() {
    return Goldens.cases("spert.json").stream();
  }

  @ParameterizedTest
  @MethodSource("randomMentions")
  void equalsScoresOverTokens(JsonObject golden) {
    List<EvaluatedSentence> sentences =
        golden.getAsJsonArray("sentences").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(
                sentence ->
                    sentence(
                        mentions(sentence.getAsJsonObject("gold")),
                        mentions(sentence.getAsJsonObject("predicted")),
                        relations(sentence.getAsJsonObject("gold")),
                        relations(sentence.getAsJsonObject("predicted"))))
            .toList();
    assertEqual(SpertScores.withOverlaps(sentences), golden.getAsJsonObject("withOverlaps"));
    assertEqual(SpertScores.withoutOverlaps(sentences), golden.getAsJsonObject("withoutOverlaps"));
  }

  private static List<TypedSpan> mentions(JsonObject part) {
    return part.getAsJsonArray("mentions").asList().stream().map(SpertScoresTest::mention).toList();
  }

  private static List<CorpusRelation> relations(JsonObject part) {
    return part.getAsJsonArray("relations").asList().stream()
        .map(JsonElement::getAsJsonArray)
        .map(pair -> related(mention(pair.get(0)), mention(pair.get(1))))
        .toList();
  }

  private static TypedSpan mention(JsonElement span) {
    JsonArray fields = span.getAsJsonArray();
    return new TypedSpan(
        MentionType.valueOf(fields.get(0).getAsString()),
        fields.get(1).getAsInt(),
        fields.get(2).getAsInt());
  }

  private static void assertEqual(SpertScores actual, JsonObject expected) {
    JsonObject types = expected.getAsJsonObject("types");
    actual
        .mentions()
        .byType()
        .forEach(
            (type, counts) ->
                assertThat(
                        new double[] {
                          counts.precision(), counts.recall(), counts.f1(), counts.gold()
                        })
                    .as(type.name())
                    .containsExactly(Goldens.doubles(types.get(type.name())), Goldens.ROUNDING));
    Averages macro = actual.mentions().macro();
    assertThat(new double[] {macro.precision(), macro.recall(), macro.f1()})
        .containsExactly(Goldens.doubles(expected.get("macro")), Goldens.ROUNDING);
    assertFigures(actual.mentions().micro(), expected.get("micro"));
    assertFigures(actual.relations(), expected.get("relations"));
  }

  private static void assertFigures(PrecisionRecall actual, JsonElement expected) {
    assertThat(new double[] {actual.precision(), actual.recall(), actual.f1()})
        .containsExactly(Goldens.doubles(expected), Goldens.ROUNDING);
  }

  private static CorpusRelation related(TypedSpan drug, TypedSpan reaction) {
    return new CorpusRelation(drug, reaction);
  }

  private static PrecisionRecall counts(int right, int wrong, int missed) {
    return new PrecisionRecall(right, wrong, missed);
  }

  private static EvaluatedSentence sentence(
      List<TypedSpan> gold,
      List<TypedSpan> predicted,
      List<CorpusRelation> goldRelations,
      List<CorpusRelation> predictedRelations) {
    return new EvaluatedSentence(
        "s",
        "a",
        "",
        true,
        0.9,
        true,
        Set.of(REACTION, DRUG),
        gold,
        predicted,
        new EvaluatedRelations(goldRelations, predictedRelations, List.of()));
  }
}
