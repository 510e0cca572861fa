package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.uimaadr.eval.Sentences.reaction;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uimaadr.corpus.ReactionContext;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

class ContextEvaluationTest {

  private static final TypedSpan RASH = reaction(0, 4);
  private static final TextSpan HEADACHE = new TextSpan(10, 18);

  @Test
  void aMarkIsRightWhereItStands() {
    assertThat(
            count(
                ContextLabel.NEGATED, Set.of(ReactionContext.DENIED), Set.of(ContextLabel.NEGATED)))
        .isEqualTo(new PrecisionRecall(1, 0, 0));
    assertThat(count(ContextLabel.NEGATED, Set.of(), Set.of(ContextLabel.NEGATED)))
        .isEqualTo(new PrecisionRecall(0, 1, 0));
    assertThat(
            count(
                ContextLabel.FAMILY, Set.of(ReactionContext.FAMILY), Set.of(ContextLabel.AFFIRMED)))
        .isEqualTo(new PrecisionRecall(0, 0, 1));
  }

  @Test
  void historicalAndUncertainReactionsAreAffirmed() {
    assertThat(ContextLabel.of(Set.of(ReactionContext.HISTORICAL, ReactionContext.UNCERTAIN)))
        .containsExactlyInAnyOrder(
            ContextLabel.AFFIRMED, ContextLabel.HISTORICAL, ContextLabel.UNCERTAIN);
    assertThat(ContextLabel.of(Set.of(ReactionContext.HISTORICAL, ReactionContext.FAMILY)))
        .containsExactlyInAnyOrder(ContextLabel.HISTORICAL, ContextLabel.FAMILY);
  }

  @Test
  void anIndicationIsAskedWhetherItIsOne() {
    EvaluatedContext taken =
        EvaluatedContext.of(
                note(Set.of()),
                Map.of(
                    RASH.span(),
                    Set.of(ContextLabel.AFFIRMED),
                    HEADACHE,
                    Set.of(ContextLabel.AFFIRMED, ContextLabel.HISTORICAL)))
            .get(1);

    assertThat(taken.count(ContextLabel.INDICATION)).isEqualTo(new PrecisionRecall(0, 0, 1));
    assertThat(taken.count(ContextLabel.AFFIRMED)).isEqualTo(new PrecisionRecall(0, 1, 0));
    assertThat(taken.count(ContextLabel.HISTORICAL)).isEqualTo(PrecisionRecall.ZERO);
  }

  @Test
  void figuresNameNoWordOfTheText() {
    ContextEvaluation evaluation =
        ContextEvaluation.of(
            "notes (invented)",
            EvaluatedContext.of(
                note(Set.of(ReactionContext.DENIED)),
                Map.of(
                    RASH.span(),
                    Set.of(ContextLabel.NEGATED),
                    HEADACHE,
                    Set.of(ContextLabel.INDICATION))),
            new Bootstrap(10, 1));

    assertThat(evaluation.toTable()).contains("negated", "indication").doesNotContain("Rash");
    assertThat(evaluation.toJson().getAsJsonArray("labels")).hasSize(ContextLabel.values().length);
    assertThat(evaluation.mentions()).isEqualTo(2);
  }

  private static PrecisionRecall count(
      ContextLabel label, Set<ReactionContext> gold, Set<ContextLabel> predicted) {
    return EvaluatedContext.of(
            note(gold), Map.of(RASH.span(), predicted, HEADACHE, Set.of(ContextLabel.INDICATION)))
        .get(0)
        .count(label);
  }

  private static GoldNote note(Set<ReactionContext> marks) {
    return new GoldNote(
        "n",
        Map.of(),
        "Rash. For headache",
        List.of(RASH),
        Map.of(RASH, marks),
        List.of(HEADACHE),
        List.of());
  }
}
