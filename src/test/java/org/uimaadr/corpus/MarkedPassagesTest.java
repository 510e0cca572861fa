package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedPassagesTest {

  private static final String NOTE =
      """
      %% note id=a-1 format=clinic-note specialty=neurology writer=a
      {drug#1 Vancomycin} day 5. {reaction@1 Creatinine has doubled}. No {reaction@1!denied rash}.
      Mother: {reaction!family hives}.
      """;

  @TempDir private Path folder;
  private MarkedDocument note;

  @BeforeEach
  void readNote() throws IOException {
    Files.writeString(folder.resolve("a.marked.txt"), NOTE);
    note = MarkedText.read(folder).get(0);
  }

  @Test
  void aSentenceStatesAnAdrIfOneOfItsReactionsIsAffirmed() {
    assertThat(
            MarkedPassages.whole(note).sentences().stream()
                .map(s -> s.span().of(note.text()) + " " + s.adr()))
        .containsExactly(
            "Vancomycin day 5. false",
            "Creatinine has doubled. true",
            "No rash. false",
            "Mother: hives. false");
  }

  @Test
  void deniedReactionsAndThoseOfRelativesAreMentionsAndRelationsCrossSentences() {
    LabelledPassage passage = MarkedPassages.whole(note);

    assertThat(passage.mentions().stream().map(m -> m.span().of(passage.text())))
        .containsExactly("Vancomycin", "Creatinine has doubled", "rash", "hives");
    assertThat(passage.relations()).hasSize(2);
  }

  @Test
  void relationsBetweenSentencesPointIntoTheirSentences() {
    List<String> spans = MarkedPassages.sentences(note).stream().map(s -> s.text()).toList();

    assertThat(MarkedPassages.crossings(note))
        .extracting(
            c ->
                c.drug().span().of(spans.get(c.drugSentence()))
                    + " -> "
                    + c.target().span().of(spans.get(c.targetSentence())))
        .contains("Vancomycin -> Creatinine has doubled");
  }

  @Test
  void theBordersOfPassagesDifferFromEpochToEpochAndEverySentenceIsSeen() {
    MarkedPassages source = new MarkedPassages(List.of(note), 1, TextVariation.NONE, 42);

    Set<List<Integer>> divisions =
        IntStream.rangeClosed(1, 40)
            .mapToObj(epoch -> source.passages(epoch))
            .map(passages -> passages.stream().map(p -> p.get(0).sentences().size()).toList())
            .collect(Collectors.toSet());

    assertThat(divisions).contains(List.of(4)).hasSizeGreaterThan(3);
    assertThat(divisions).allMatch(d -> d.stream().mapToInt(n -> n).sum() == 4);
  }

  @Test
  void theSameEpochIsTheSameAlways() {
    MarkedPassages source =
        new MarkedPassages(List.of(note), 1, new TextVariation(1, MentionPool.EMPTY), 42);

    assertThat(source.passages(3)).isEqualTo(source.passages(3));
  }

  @Test
  void theWeightSaysHowOftenAnEpochSeesADocument() {
    assertThat(documentsOfAnEpoch(1)).isEqualTo(10);
    assertThat(documentsOfAnEpoch(2.5)).isEqualTo(25);
    assertThat(documentsOfAnEpoch(0.3)).isEqualTo(3);
    assertThatThrownBy(() -> documentsOfAnEpoch(0)).hasMessageContaining("above 0");
  }

  private int documentsOfAnEpoch(double weight) {
    List<MarkedDocument> ten = IntStream.range(0, 10).mapToObj(i -> note).toList();
    List<List<LabelledPassage>> passages =
        new MarkedPassages(ten, weight, TextVariation.NONE, 1).passages(1);
    return passages.stream().mapToInt(p -> p.get(0).sentences().size()).sum() / 4;
  }
}
