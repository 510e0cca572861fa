package org.uimaadr.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

class QuotedErrorTest {

  private static final String TEXT = "Lithium toxicity 😱 came.";

  @Test
  void mentionsMayStandInOneAnother() {
    QuotedError error =
        QuotedError.of(
            sentence(
                List.of(
                    new TypedSpan(MentionType.REACTION, 0, 16),
                    new TypedSpan(MentionType.DRUG, 0, 7)),
                List.of(new TypedSpan(MentionType.REACTION, 8, 16))));

    assertThat(error.pieces())
        .containsExactly(
            new QuotedError.Piece("Lithium", true, false),
            new QuotedError.Piece(" ", true, false),
            new QuotedError.Piece("toxicity", true, true),
            new QuotedError.Piece(" 😱 came.", false, false));
    assertThat(error.outcomes())
        .containsExactly(
            "missed DRUG “Lithium”",
            "annotated REACTION “Lithium toxicity”, found REACTION “toxicity”");
    assertThat(error.probability()).isEmpty();
  }

  @Test
  void mentionsThatNobodyAnnotatedAreNotShown() {
    QuotedError error =
        QuotedError.of(sentence(List.of(), List.of(new TypedSpan(MentionType.DOSE, 0, 7))));

    assertThat(error.pieces()).containsExactly(new QuotedError.Piece(TEXT, false, false));
    assertThat(error.outcomes()).isEmpty();
  }

  private static EvaluatedSentence sentence(List<TypedSpan> gold, List<TypedSpan> predicted) {
    return new EvaluatedSentence(
        "1.1",
        "1",
        TEXT,
        true,
        Double.NaN,
        true,
        Set.of(MentionType.REACTION, MentionType.DRUG),
        gold,
        predicted);
  }
}
