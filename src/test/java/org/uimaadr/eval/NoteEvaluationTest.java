package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.uimaadr.eval.Sentences.drug;
import static org.uimaadr.eval.Sentences.reaction;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.corpus.ReactionContext;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

class NoteEvaluationTest {

  private static final Heads HEADS =
      new Heads(Set.of(MentionType.REACTION, MentionType.DRUG), Set.of(MentionType.REACTION));

  private static final TypedSpan AMOXICILLIN = drug(0, 11);
  private static final TypedSpan RASH = reaction(20, 24);
  private static final TypedSpan SEVERE_RASH = reaction(13, 24);
  private static final TypedSpan HIVES = reaction(30, 35);
  private static final TextSpan HEADACHE = new TextSpan(40, 48);

  @Test
  void affirmedReactionsAreComparedWithThoseReportedAsAffirmed() {
    NoteEvaluation.Group figures =
        evaluate(note(Map.of(HIVES, Set.of(ReactionContext.DENIED)), answer(RASH, HIVES)));

    assertThat(score(figures, "affirmed reactions, strict")).isEqualTo(counts(1, 1, 0));
    assertThat(score(figures, "all reactions, strict")).isEqualTo(counts(2, 0, 0));
    assertThat(share(figures, "denied reactions")).isEqualTo("1 of 1");
    assertThat(share(figures, "denied, hypothetical or family reactions")).isEqualTo("1 of 1");
  }

  @Test
  void aDeniedReactionThatIsFoundAndMarkedIsRight() {
    EvaluatedNote.Answer marked =
        new EvaluatedNote.Answer(List.of(RASH, HIVES), List.of(RASH), List.of());
    NoteEvaluation.Group figures =
        evaluate(note(Map.of(HIVES, Set.of(ReactionContext.DENIED)), marked));

    assertThat(score(figures, "affirmed reactions, strict")).isEqualTo(counts(1, 0, 0));
    assertThat(score(figures, "all reactions, strict")).isEqualTo(counts(2, 0, 0));
    assertThat(share(figures, "denied reactions")).isEqualTo("0 of 1");
  }

  @Test
  void historicalAndUncertainReactionsAreAffirmed() {
    Set<ReactionContext> marks = Set.of(ReactionContext.HISTORICAL, ReactionContext.UNCERTAIN);
    NoteEvaluation.Group figures = evaluate(note(Map.of(HIVES, marks), answer(RASH, HIVES)));

    assertThat(score(figures, "affirmed reactions, strict")).isEqualTo(counts(2, 0, 0));
  }

  @Test
  void anIndicationThatIsReportedIsCounted() {
    NoteEvaluation.Group figures = evaluate(note(Map.of(), answer(RASH, reaction(38, 48))));

    assertThat(share(figures, "indications")).isEqualTo("1 of 1");
    assertThat(score(figures, "affirmed reactions, overlap")).isEqualTo(counts(1, 1, 1));
  }

  @Test
  void aDocumentWithoutAnAffirmedReactionShouldGetNone() {
    Map<TypedSpan, Set<ReactionContext>> none =
        Map.of(RASH, Set.of(ReactionContext.FAMILY), HIVES, Set.of(ReactionContext.HYPOTHETICAL));

    assertThat(share(evaluate(note(none, answer())), "documents without an affirmed reaction"))
        .isEqualTo("0 of 1");
    assertThat(share(evaluate(note(none, answer(RASH))), "documents without an affirmed reaction"))
        .isEqualTo("1 of 1");
    assertThat(share(evaluate(note(Map.of(), answer())), "documents without an affirmed reaction"))
        .isEqualTo("0 of 0");
  }

  @Test
  void relationsAreComparedStrictAndByOverlap() {
    EvaluatedNote.Answer longer =
        new EvaluatedNote.Answer(
            List.of(AMOXICILLIN, SEVERE_RASH),
            List.of(SEVERE_RASH),
            List.of(new CorpusRelation(AMOXICILLIN, SEVERE_RASH)));
    NoteEvaluation.Group figures = evaluate(note(Map.of(), longer));

    assertThat(score(figures, "drug - reaction, strict")).isEqualTo(counts(0, 1, 1));
    assertThat(score(figures, "drug - reaction, overlap")).isEqualTo(counts(1, 0, 0));
  }

  @Test
  void whatTheModelHasNoHeadForIsLeftOut() {
    assertThat(evaluate(note(Map.of(), answer())).score("all doses, strict")).isEmpty();
    assertThat(evaluate(note(Map.of(), answer())).score("drug - dose, strict")).isEmpty();
  }

  @Test
  void figuresAreGivenForEachValueOfEachTrait() {
    NoteEvaluation evaluation =
        evaluation(
            note("1", Map.of("kind", "note", "writer", "a"), Map.of(), answer(RASH)),
            note("2", Map.of("kind", "note", "writer", "b"), Map.of(), answer()),
            note("3", Map.of(), Map.of(), answer()));

    assertThat(evaluation.total().documents()).isEqualTo(3);
    assertThat(evaluation.groups())
        .extracting(g -> g.trait() + " " + g.value() + " " + g.documents())
        .containsExactly("kind note 2", "writer a 1", "writer b 1");
  }

  @Test
  void writesEverythingAsJsonAndForATerminal() {
    NoteEvaluation evaluation =
        evaluation(note("1", Map.of("kind", "post"), Map.of(), answer(RASH)));

    JsonObject json = evaluation.toJson();
    assertThat(json.get("part").getAsString()).isEqualTo("notes (invented)");
    assertThat(json.getAsJsonArray("scores")).hasSize(8);
    assertThat(json.getAsJsonArray("reportedAsAffirmed")).hasSize(6);
    assertThat(json.getAsJsonArray("groups")).hasSize(1);
    assertThat(evaluation.toTable())
        .contains("affirmed reactions, overlap", "0 of 1", "By kind", "post")
        .satisfies(table -> assertThat(table.lines()).allMatch(line -> line.length() <= 100));
  }

  @Test
  void noDocumentIsNoEvaluation() {
    assertThatThrownBy(() -> evaluation()).isInstanceOf(IllegalArgumentException.class);
  }

  private static NoteEvaluation.Group evaluate(EvaluatedNote note) {
    return evaluation(note).total();
  }

  private static NoteEvaluation evaluation(EvaluatedNote... notes) {
    return NoteEvaluation.of(
        "notes (invented)", "test", HEADS, List.of(notes), new Bootstrap(50, 1));
  }

  private static EvaluatedNote note(
      Map<TypedSpan, Set<ReactionContext>> contexts, EvaluatedNote.Answer answer) {
    return note("n", Map.of(), contexts, answer);
  }

  private static EvaluatedNote note(
      String id,
      Map<String, String> traits,
      Map<TypedSpan, Set<ReactionContext>> contexts,
      EvaluatedNote.Answer answer) {
    GoldNote gold =
        new GoldNote(
            id,
            traits,
            "",
            List.of(AMOXICILLIN, RASH, HIVES),
            contexts,
            List.of(HEADACHE),
            List.of(new CorpusRelation(AMOXICILLIN, RASH)));
    return new EvaluatedNote(gold, answer);
  }

  private static EvaluatedNote.Answer answer(TypedSpan... reactions) {
    return new EvaluatedNote.Answer(List.of(reactions), List.of(reactions), List.of());
  }

  private static PrecisionRecall score(NoteEvaluation.Group figures, String name) {
    return figures.score(name).orElseThrow().counts();
  }

  private static String share(NoteEvaluation.Group figures, String name) {
    NoteEvaluation.Share share = figures.share(name).orElseThrow();
    return share.reported() + " of " + share.of();
  }

  private static PrecisionRecall counts(int right, int wrong, int missed) {
    return new PrecisionRecall(right, wrong, missed);
  }
}
