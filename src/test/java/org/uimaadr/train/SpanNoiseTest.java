package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.PieceSpan;

/** A window of two sentences, words of one or two pieces; a hundred draws each. */
class SpanNoiseTest {

  private static final int DRAWS = 100;

  private final SpanNoise noise =
      new SpanNoise(
          List.of(
              List.of(span(1, 2), span(2, 4), span(4, 5), span(5, 7), span(7, 8)),
              List.of(span(10, 11), span(11, 12), span(12, 13))));

  private final Random random = new Random(3);

  @Test
  void aWrongSpanTouchesNoMention() {
    List<PieceSpan> mentions = List.of(span(4, 7), span(11, 12));
    Set<PieceSpan> drawn = new HashSet<>();
    for (int i = 0; i < DRAWS; i++) {
      noise.wrong(mentions, random).ifPresent(drawn::add);
    }
    assertThat(drawn)
        .noneMatch(wrong -> mentions.stream().anyMatch(wrong::overlaps))
        .contains(span(1, 4), span(7, 8), span(10, 11), span(12, 13));
  }

  @Test
  void aWrongSpanIsWordsOfOneSentence() {
    for (int i = 0; i < DRAWS; i++) {
      PieceSpan wrong = noise.wrong(List.of(), random).orElseThrow();
      assertThat(wrong.to() <= 8 || wrong.from() >= 10).as("%s", wrong).isTrue();
      assertThat(noise.sentences())
          .anyMatch(words -> words.stream().anyMatch(word -> word.from() == wrong.from()))
          .anyMatch(words -> words.stream().anyMatch(word -> word.to() == wrong.to()));
    }
  }

  @Test
  void whereEverythingIsAMentionNothingIsWrong() {
    assertThat(noise.wrong(List.of(span(1, 8), span(10, 13)), random)).isEmpty();
  }

  @Test
  void anImperfectSpanIsLongerOrShorterByOneOrTwoWordsAndKeepsSomething() {
    PieceSpan mention = span(4, 7);
    Set<PieceSpan> drawn = new HashSet<>();
    for (int i = 0; i < DRAWS; i++) {
      drawn.add(noise.imperfect(mention, random));
    }
    assertThat(drawn)
        .containsExactlyInAnyOrder(span(2, 7), span(1, 7), span(5, 7), span(4, 5), span(4, 8));
  }

  private static PieceSpan span(int from, int to) {
    return new PieceSpan(from, to);
  }
}
