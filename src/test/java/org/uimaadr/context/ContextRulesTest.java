package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * One sentence a line: what holds of the reaction in [brackets], drugs in {braces}, other reactions
 * in (( double brackets )).
 */
class ContextRulesTest {

  private static final Pattern MARK =
      Pattern.compile("\\[([^]]+)]|\\{([^}]+)}|\\(\\(([^)]+)\\)\\)");

  private final ContextRules rules = new ContextRules();

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(
      resources = "contexts.csv",
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true)
  void theContextIsFound(String expected, String marked) {
    List<TypedSpan> mentions = new ArrayList<>();
    StringBuilder sentence = new StringBuilder();
    int target = -1;
    int end = 0;
    Matcher mark = MARK.matcher(marked);
    while (mark.find()) {
      sentence.append(marked, end, mark.start());
      end = mark.end();
      int begin = sentence.length();
      if (mark.group(1) != null) {
        target = mentions.size();
      }
      for (int group = 1; group <= 3; group++) {
        sentence.append(mark.group(group) == null ? "" : mark.group(group));
      }
      MentionType type = mark.group(2) == null ? MentionType.REACTION : MentionType.DRUG;
      mentions.add(new TypedSpan(type, begin, sentence.length()));
    }
    sentence.append(marked.substring(end));

    assertThat(named(rules.mark(sentence.toString(), mentions).get(target)))
        .as(marked)
        .isEqualTo(expected);
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
