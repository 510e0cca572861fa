package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;

class CrossValidationTest {

  private static final String REACTIONS = "REACTION, strict, overlaps included";
  private static final String DRUGS = "DRUG, strict, overlaps included";

  private static final FoldFigures FIRST =
      fold(new PrecisionRecall(8, 2, 2), new PrecisionRecall(9, 1, 1));
  private static final FoldFigures SECOND =
      fold(new PrecisionRecall(6, 4, 4), new PrecisionRecall(1, 1, 1));

  @Test
  void meanAndSpreadAreOfTheFoldsF1() {
    CrossValidation.Figure reactions = figure(REACTIONS);

    assertThat(reactions.f1()).isEqualTo((0.8 + 0.6) / 2, within(1e-12));
    assertThat(reactions.spread()).isEqualTo(Math.sqrt(0.02), within(1e-12));
  }

  @Test
  void pooledCountsWeighLargeFoldsMore() {
    assertThat(figure(DRUGS).f1()).isEqualTo((0.9 + 0.5) / 2, within(1e-12));
    assertThat(figure(DRUGS).pooled()).isEqualTo(20.0 / 24, within(1e-12));
  }

  @Test
  void macroAveragesTheTypesWithinAFold() {
    assertThat(figure("macro, strict, overlaps included").f1())
        .isEqualTo(((0.8 + 0.9) / 2 + (0.6 + 0.5) / 2) / 2, within(1e-12));
    assertThat(figure("micro, strict, overlaps included").f1())
        .isEqualTo((0.85 + 14.0 / 24) / 2, within(1e-12));
  }

  @Test
  void aSingleFoldHasNoSpread() {
    assertThat(CrossValidation.of(List.of(FIRST)).figures().get(0).spread()).isNaN();
  }

  @Test
  void theTableIsForATerminal() {
    assertThat(CrossValidation.of(List.of(FIRST, SECOND)).toTable().lines())
        .hasSize(5)
        .allMatch(line -> line.length() <= 100)
        .anyMatch(line -> line.startsWith("macro, strict, overlaps included"));
  }

  @Test
  void numbersHaveMeanAndSpreadWhereAllFoldsHaveThem() {
    FoldFigures one = new FoldFigures(FIRST.counts(), Map.of("PR-AUC", 0.8));
    FoldFigures other = new FoldFigures(SECOND.counts(), Map.of("PR-AUC", 0.6));

    CrossValidation both = CrossValidation.of(List.of(one, other));

    assertThat(both.numbers()).hasSize(1);
    assertThat(both.numbers().get(0).mean()).isEqualTo(0.7, within(1e-12));
    assertThat(both.numbers().get(0).spread()).isEqualTo(Math.sqrt(0.02), within(1e-12));
    assertThat(both.toTable().lines()).hasSize(7).allMatch(line -> line.length() <= 100);
    assertThat(CrossValidation.of(List.of(one, SECOND)).numbers()).isEmpty();
    assertThat(CrossValidation.of(List.of(one)).toJson().toString()).contains("\"spread\":null");
  }

  @Test
  void aFoldOfPositiveSentencesCountsNoClassification() {
    Heads heads = new Heads(Set.of(MentionType.REACTION, MentionType.DRUG), Set.of());
    List<EvaluatedSentence> mixed = Sentences.corpus(4, 1);
    List<EvaluatedSentence> positive = mixed.stream().filter(EvaluatedSentence::goldAdr).toList();

    assertThat(FoldFigures.of(mixed, heads).counts())
        .containsKeys("ADR sentence", "REACTION, strict, all sentences");
    assertThat(FoldFigures.of(positive, heads).counts())
        .containsKeys(REACTIONS, DRUGS)
        .doesNotContainKeys("ADR sentence", "REACTION, strict, all sentences");
    assertThat(FoldFigures.of(mixed, heads).numbers()).hasSize(2);
    assertThat(FoldFigures.of(positive, heads).numbers()).isEmpty();
  }

  private static CrossValidation.Figure figure(String name) {
    return CrossValidation.of(List.of(FIRST, SECOND)).figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static FoldFigures fold(PrecisionRecall reactions, PrecisionRecall drugs) {
    Map<String, PrecisionRecall> counts = new LinkedHashMap<>();
    counts.put(REACTIONS, reactions);
    counts.put(DRUGS, drugs);
    return new FoldFigures(counts);
  }
}
