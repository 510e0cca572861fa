package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void aWordIsARunOfLettersAndDigits() {
    assertThat(words("rash on 2 arms, B12")).containsExactly("rash", "on", "2", "arms", ",", "B12");
  }

  @Test
  void anyOtherCharacterIsAWordOfItsOwn() {
    assertThat(words("5-FU (i.v.)..."))
        .containsExactly("5", "-", "FU", "(", "i", ".", "v", ".", ")", ".", ".", ".");
  }

  @Test
  void anEmojiIsOneWord() {
    assertThat(words("😀😀rash")).containsExactly("😀", "😀", "rash");
  }

  @Test
  void combiningMarksBelongToTheirBase() {
    assertThat(words("fie\u0301vre")).containsExactly("fie\u0301vre");
    assertThat(words("-\u0301a")).containsExactly("-\u0301", "a");
    assertThat(words(" \u0301a")).containsExactly("\u0301", "a");
  }

  @Test
  void joinersAndSoftHyphensDoNotSplit() {
    assertThat(words("hyper\u00ADkalaemia 👩\u200D"))
        .containsExactly("hyper\u00ADkalaemia", "👩\u200D");
  }

  @Test
  void whiteSpaceIsNoWord() {
    assertThat(words(" \t\r\n\u00A0\u2003\u3000")).isEmpty();
    assertThat(words("a\u00A0b")).containsExactly("a", "b");
  }

  @Test
  void lettersOutsideTheFirstPlaneAreLetters() {
    assertThat(words("𝒜bc")).containsExactly("𝒜bc");
  }

  @Test
  void eachPieceHasTheFirstWordThatItOverlaps() {
    List<TextSpan> words = Words.of("ab c, de");
    WordPieces pieces = pieces(0, 1, 1, 2, 3, 5, 6, 8);
    assertThat(Words.pieceWords(pieces, words)).containsExactly(0, 0, 1, 3);
  }

  @Test
  void aPieceThatStraddlesWordsBelongsToTheFirst() {
    assertThat(Words.pieceWords(pieces(0, 3), Words.of("a-b"))).containsExactly(0);
  }

  @Test
  void piecesWithoutAnyWordAreAnError() {
    assertThat(Words.pieceWords(pieces(), List.of())).isEmpty();
    assertThatThrownBy(() -> Words.pieceWords(pieces(0, 1), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> words(String text) {
    return Words.of(text).stream().map(word -> word.of(text)).toList();
  }

  /** Pieces from pairs of offsets. */
  private static WordPieces pieces(int... offsets) {
    int size = offsets.length / 2;
    WordPieces pieces = new WordPieces(new int[size], new int[size], new int[size]);
    for (int i = 0; i < size; i++) {
      pieces.begins()[i] = offsets[2 * i];
      pieces.ends()[i] = offsets[2 * i + 1];
    }
    return pieces;
  }
}
