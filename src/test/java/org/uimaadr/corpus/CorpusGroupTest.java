package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusGroupTest {

  @Test
  void theSentencesOfAnAbstractAreAGroup() {
    List<CorpusSentence> sentences =
        List.of(sentence("7", "7.1", "a"), sentence("8", "8.1", "b"), sentence("7", "7.2", "c"));

    assertThat(CorpusGroup.of(sentences))
        .containsExactly(
            new CorpusGroup(List.of(List.of(0), List.of(2))), new CorpusGroup(List.of(List.of(1))));
  }

  /** In the files all sentences with a reaction come before all without. */
  @Test
  void theOrderOfTheFilesIsForgotten() {
    List<CorpusSentence> forwards =
        IntStream.range(0, 20).mapToObj(i -> sentence("7", "7." + i, "sentence " + i)).toList();
    List<CorpusSentence> backwards = new ArrayList<>(forwards);
    Collections.reverse(backwards);

    assertThat(inNeutralOrder(forwards))
        .isEqualTo(inNeutralOrder(backwards))
        .isNotEqualTo(forwards.stream().map(CorpusSentence::text).toList());
  }

  @Test
  void theSentencesOfADocumentKeepTheirOrder() {
    List<CorpusSentence> note =
        IntStream.rangeClosed(1, 20).mapToObj(i -> sentence("n", "n#" + i, "line " + i)).toList();
    CorpusGroup group = CorpusGroup.of(note).get(0);

    assertThat(group.inNeutralOrder(note)).isSorted();
    assertThat(group.shuffled(new Random(1))).isSorted();
  }

  /** Side by side, copies would tell that a sentence is of those that the files repeat. */
  @Test
  void aCopyIsReadAlone() {
    List<CorpusSentence> lines =
        List.of(
            sentence("7", "7.1/0", "a"), sentence("7", "7.1/1", "a"), sentence("7", "7.2/2", "b"));

    assertThat(CorpusGroup.of(lines))
        .containsExactly(
            new CorpusGroup(List.of(List.of(0), List.of(2))), new CorpusGroup(List.of(List.of(1))));
  }

  private static List<String> inNeutralOrder(List<CorpusSentence> sentences) {
    return CorpusGroup.of(sentences).get(0).inNeutralOrder(sentences).stream()
        .map(i -> sentences.get(i).text())
        .toList();
  }

  private static CorpusSentence sentence(String group, String id, String text) {
    return new CorpusSentence(id, group, text, false, Set.of(), List.of(), List.of(), "test:1");
  }
}
