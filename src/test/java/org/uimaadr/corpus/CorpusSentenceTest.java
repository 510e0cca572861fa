package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

class CorpusSentenceTest {

  private static final TypedSpan DRUG = new TypedSpan(MentionType.DRUG, 0, 4);
  private static final TypedSpan REACTION = new TypedSpan(MentionType.REACTION, 0, 9);

  @Test
  void mentionsAreDistinctAndStandInTheOrderOfTheTextTheLongerFirst() {
    assertThat(Lines.mentions(sentence(List.of(DRUG, REACTION, DRUG), List.of())))
        .containsExactly("[0, 9]REACTION(Zinc rash)", "[0, 4]DRUG(Zinc)");
  }

  @Test
  void relationsAreDistinct() {
    CorpusRelation relation = new CorpusRelation(DRUG, REACTION);
    assertThat(sentence(List.of(DRUG, REACTION), List.of(relation, relation)).relations())
        .containsExactly(relation);
  }

  @Test
  void mentionsLieInTheText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sentence(List.of(new TypedSpan(MentionType.DOSE, 8, 11)), List.of()))
        .withMessageContaining("is not a span of 10 UTF-16 units of text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sentence(List.of(new TypedSpan(MentionType.DOSE, 3, 3)), List.of()));
  }

  @Test
  void relationsConnectMentionsOfTheSentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sentence(List.of(DRUG), List.of(new CorpusRelation(DRUG, REACTION))))
        .withMessageContaining("a relation connects spans that are not mentions");
  }

  @Test
  void relationsRunFromADrugToSomethingElse() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CorpusRelation(DRUG, DRUG));
    assertThatIllegalArgumentException().isThrownBy(() -> new CorpusRelation(REACTION, REACTION));
  }

  private static CorpusSentence sentence(List<TypedSpan> mentions, List<CorpusRelation> relations) {
    return new CorpusSentence(
        "1.1", "1", "Zinc rash.", true, Set.of(), mentions, relations, "test:1");
  }
}
