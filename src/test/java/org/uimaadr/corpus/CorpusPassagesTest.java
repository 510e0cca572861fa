package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusPassagesTest {

  /** A thousand sentences, every fifth of them positive. */
  private static final List<CorpusSentence> SENTENCES =
      IntStream.rangeClosed(1, 1000).mapToObj(CorpusPassagesTest::sentence).toList();

  @Test
  void anEpochSeesEverySentenceOnce() {
    assertThat(seen(1, 7)).hasSize(1000).doesNotHaveDuplicates();
  }

  @Test
  void aShareOfTheNegativesIsDrawnAnewEachEpoch() {
    assertThat(seen(0.25, 1)).hasSize(200 + 200);
    assertThat(seen(0.25, 1).stream().filter(text -> text.startsWith("Rash"))).hasSize(200);
    assertThat(Set.copyOf(seen(0.25, 1))).isNotEqualTo(Set.copyOf(seen(0.25, 2)));
  }

  @Test
  void theSameEpochIsTheSameAlways() {
    assertThat(seen(0.5, 3)).isEqualTo(seen(0.5, 3));
  }

  /** Half of the abstracts are read together, others in each epoch, in orders that tell nothing. */
  @Test
  void sentencesOfAnAbstractAreReadTogetherOrAlone() {
    List<CorpusSentence> abstracts =
        SENTENCES.stream()
            .map(
                s ->
                    new CorpusSentence(
                        s.id(),
                        "group " + Integer.parseInt(s.id().replace(".1", "")) / 10,
                        s.text(),
                        s.adr(),
                        s.annotatedTypes(),
                        s.mentions(),
                        s.relations(),
                        s.source()))
            .toList();
    CorpusPassages source = new CorpusPassages(abstracts, 1, true, TextVariation.NONE, 42);

    List<List<LabelledPassage>> epoch = source.passages(1);

    assertThat(epoch.stream().flatMap(List::stream)).hasSize(1000).doesNotHaveDuplicates();
    assertThat(epoch.stream().filter(p -> p.size() > 1).mapToInt(List::size).sum())
        .isBetween(300, 700);
    assertThat(epoch).isEqualTo(source.passages(1)).isNotEqualTo(source.passages(2));
    assertThat(epoch.stream().filter(p -> p.size() > 1).map(p -> p.get(0).adr()))
        .contains(true, false);
  }

  private static List<String> seen(double negativeShare, int epoch) {
    return new CorpusPassages(SENTENCES, negativeShare, false, TextVariation.NONE, 42)
        .passages(epoch).stream().flatMap(List::stream).map(LabelledPassage::text).toList();
  }

  private static CorpusSentence sentence(int number) {
    boolean adr = number % 5 == 0;
    String text = (adr ? "Rash " : "Fine ") + number;
    return new CorpusSentence(
        number + ".1", "" + number, text, adr, Set.of(), List.of(), List.of(), "x:" + number);
  }
}
