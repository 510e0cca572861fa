package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The pieces of "acute hepatotoxicity after it": hepato and toxicity are two pieces. */
class WordPiecesTest {

  private final WordPieces pieces =
      new WordPieces(
          new int[] {10, 11, 12, 13, 14},
          new int[] {0, 6, 12, 21, 27},
          new int[] {5, 12, 20, 26, 29});

  @Test
  void theFirstPieceOfASpanIsBAndItsOthersAreI() {
    assertThat(pieces.labels(List.of(new TextSpan(0, 20)))).containsExactly(1, 2, 2, 0, 0);
  }

  @Test
  void spansThatTouchBeginEach() {
    assertThat(pieces.labels(List.of(new TextSpan(0, 5), new TextSpan(6, 20))))
        .containsExactly(1, 1, 2, 0, 0);
  }

  @Test
  void aPieceThatIsCutBelongsToTheSpan() {
    assertThat(pieces.labels(List.of(new TextSpan(8, 10)))).containsExactly(0, 1, 0, 0, 0);
  }

  @Test
  void withoutSpansAllIsO() {
    assertThat(pieces.labels(List.of())).containsOnly(0);
  }
}
