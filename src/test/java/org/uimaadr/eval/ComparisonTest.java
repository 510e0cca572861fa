package org.uimaadr.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;

class ComparisonTest {

  private static final Heads HEADS = Heads.of(Set.of(MentionType.REACTION, MentionType.DRUG));
  private static final List<EvaluatedSentence> SYSTEM = Sentences.corpus(30, 1);

  @Test
  void theSameAnswersDoNotDiffer() {
    assertThat(compare(SYSTEM, SYSTEM).differences())
        .hasSize(1 + 2 * 2 * 2)
        .allSatisfy(
            difference ->
                assertThat(difference.difference().difference()).isEqualTo(new Interval(0, 0, 0)));
  }

  @Test
  void aPerfectSystemIsBetter() {
    Comparison.Difference reactions =
        compare(perfect(), SYSTEM).differences().stream()
            .filter(d -> d.name().equals("REACTION, strict, all sentences"))
            .findFirst()
            .orElseThrow();

    assertThat(reactions.first()).isEqualTo(1);
    assertThat(reactions.difference().difference().low()).isPositive();
    assertThat(reactions.difference().shareNotBetter()).isZero();
  }

  @Test
  void theTableIsForATerminal() {
    assertThat(compare(perfect(), SYSTEM).toTable().lines())
        .hasSize(10)
        .allMatch(line -> line.length() <= 100);
  }

  private static Comparison compare(List<EvaluatedSentence> first, List<EvaluatedSentence> second) {
    return Comparison.of(first, second, HEADS, new Bootstrap(200, 42));
  }

  private static List<EvaluatedSentence> perfect() {
    List<EvaluatedSentence> perfect = new ArrayList<>();
    for (EvaluatedSentence s : SYSTEM) {
      perfect.add(
          new EvaluatedSentence(
              s.id(),
              s.group(),
              s.text(),
              s.goldAdr(),
              s.goldAdr() ? 1 : 0,
              s.goldAdr(),
              s.annotatedTypes(),
              s.gold(),
              s.gold()));
    }
    return perfect;
  }
}
