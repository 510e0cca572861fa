package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusGroupsTest {

  @Test
  void theSentencesOfAnAbstractAreAGroup() {
    List<CorpusSentence> sentences =
        List.of(sentence("7", "a"), sentence("8", "b"), sentence("7", "c"));

    Collection<List<Integer>> groups = CorpusGroups.inNeutralOrder(sentences);

    assertThat(groups.stream().map(Set::copyOf)).containsExactly(Set.of(0, 2), Set.of(1));
  }

  /** In the files all sentences with a reaction come before all without. */
  @Test
  void theOrderOfTheFilesIsForgotten() {
    List<String> texts = IntStream.range(0, 20).mapToObj(i -> "sentence " + i).toList();
    List<CorpusSentence> forwards = texts.stream().map(text -> sentence("7", text)).toList();
    List<CorpusSentence> backwards = new ArrayList<>(forwards);
    Collections.reverse(backwards);

    assertThat(inOrder(forwards)).isEqualTo(inOrder(backwards)).isNotEqualTo(texts);
  }

  private static List<String> inOrder(List<CorpusSentence> sentences) {
    return CorpusGroups.inNeutralOrder(sentences).iterator().next().stream()
        .map(i -> sentences.get(i).text())
        .toList();
  }

  private static CorpusSentence sentence(String group, String text) {
    return new CorpusSentence(
        group + "." + text, group, text, false, Set.of(), List.of(), List.of(), "test:1");
  }
}
