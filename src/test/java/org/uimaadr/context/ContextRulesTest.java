package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/** One sentence a line of contexts.csv: what holds of the reaction in [brackets]. */
class ContextRulesTest {

  private final ContextRules rules = new ContextRules();

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(
      resources = "contexts.csv",
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true)
  void theContextIsFound(String expected, String marked) {
    MarkedSentence sentence = MarkedSentence.of(marked);
    assertThat(named(rules.mark(sentence.text(), sentence.mentions()).get(sentence.target())))
        .as(marked)
        .isEqualTo(expected);
  }

  @Test
  void oneMentionIsMarkedAsAllAre() {
    MarkedSentence sentence = MarkedSentence.of("Takes {ibuprofen} for [headache].");
    TextSpan headache = sentence.mentions().get(1).span();
    assertThat(rules.mark(sentence.text(), headache, sentence.mentions().subList(0, 1)))
        .isEqualTo(new MentionContext(1, 0, false, MentionContext.PATIENT, 0, true));
  }

  @Test
  void aDrugInAReactionsNameIsNoDrugOfTheContext() {
    String text = "lithium toxicity for years";
    List<TypedSpan> mentions =
        List.of(new TypedSpan(MentionType.DRUG, 0, 7), new TypedSpan(MentionType.REACTION, 0, 16));
    assertThat(rules.mark(text, mentions)).containsOnly(MentionContext.AFFIRMED);
  }

  /** The marks that differ from an affirmed, certain, present reaction of the patient. */
  private static String named(MentionContext context) {
    List<String> names = new ArrayList<>();
    if (context.polarity() < 0) {
      names.add("negated");
    }
    if (context.conditional()) {
      names.add("conditional");
    }
    if (!context.subject().equals(MentionContext.PATIENT)) {
      names.add(context.subject());
    }
    if (context.indication()) {
      names.add("indication");
    }
    if (context.historyOf() > 0) {
      names.add("historical");
    }
    if (context.uncertainty() > 0) {
      names.add("uncertain");
    }
    return names.isEmpty() ? "affirmed" : String.join(" ", names);
  }
}
