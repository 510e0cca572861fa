package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

@PropertyDefaults(tries = 300)
class WordPiecePropertyTest {

  private static final WordPieceTokenizer TOKENIZER = TestTokenizers.uncased();

  @AfterContainer
  static void close() {
    TOKENIZER.close();
  }

  @Provide
  Arbitrary<String> texts() {
    return UnicodeTexts.texts();
  }

  @Property
  void lengthStaysAndNoLoneSurrogateIsLeft(@ForAll("texts") String text) {
    String repaired = Surrogates.replaceLone(text);
    assertThat(repaired).hasSameSizeAs(text);
    assertThat(repaired.codePoints())
        .noneMatch(c -> Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE);
  }

  @Property
  void codePointOffsetsInvertEachOther(@ForAll("texts") String text) {
    CodePointOffsets offsets = new CodePointOffsets(text);
    for (int i = 0; i <= text.codePointCount(0, text.length()); i++) {
      assertThat(offsets.toUtf16(i)).isEqualTo(text.offsetByCodePoints(0, i));
      assertThat(offsets.toCodePoints(offsets.toUtf16(i))).isEqualTo(i);
    }
  }

  @Property
  void piecesAreOrderedNonEmptyAndInTheText(@ForAll("texts") String text) {
    WordPieces pieces = TOKENIZER.tokenize(text);
    for (int i = 0; i < pieces.size(); i++) {
      assertThat(pieces.begins()[i]).isBetween(0, pieces.ends()[i] - 1);
      assertThat(pieces.ends()[i]).isLessThanOrEqualTo(text.length());
      if (i > 0) {
        assertThat(pieces.begins()[i]).isGreaterThanOrEqualTo(pieces.begins()[i - 1]);
        assertThat(pieces.ends()[i]).isGreaterThanOrEqualTo(pieces.ends()[i - 1]);
      }
    }
  }

  @Property
  void piecesNeverCutASurrogatePair(@ForAll("texts") String text) {
    WordPieces pieces = TOKENIZER.tokenize(text);
    for (int i = 0; i < pieces.size(); i++) {
      assertThat(isInsidePair(text, pieces.begins()[i])).isFalse();
      assertThat(isInsidePair(text, pieces.ends()[i])).isFalse();
    }
  }

  @Property
  void wordsHoldEverythingButWhiteSpace(@ForAll("texts") String text) {
    boolean[] covered = new boolean[text.length()];
    for (TextSpan word : Words.of(text)) {
      for (int i = word.begin(); i < word.end(); i++) {
        assertThat(covered[i]).isFalse();
        covered[i] = true;
      }
    }
    for (int i = 0; i < text.length(); i++) {
      assertThat(covered[i]).isNotEqualTo(WhiteSpace.is(text.charAt(i)));
    }
  }

  @Property
  void eachPieceOverlapsItsWord(@ForAll("texts") String text) {
    WordPieces pieces = TOKENIZER.tokenize(text);
    List<TextSpan> words = Words.of(text);
    int[] pieceWords = Words.pieceWords(pieces, words);
    for (int i = 0; i < pieces.size(); i++) {
      TextSpan piece = new TextSpan(pieces.begins()[i], pieces.ends()[i]);
      assertThat(words.get(pieceWords[i]).overlaps(piece)).isTrue();
      assertThat(words.subList(0, pieceWords[i])).noneMatch(piece::overlaps);
    }
  }

  @Property
  void windowsCoverEveryPieceAndNeverExceedTheMaximum(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = 1, max = 64) int maxPieces,
      @ForAll @IntRange(max = 63) int overlap) {
    int overlapPieces = overlap % maxPieces;
    WordPieces pieces = TOKENIZER.tokenize(text);
    List<Window> windows =
        new WindowMaker(maxPieces, overlapPieces, TOKENIZER.classifierId(), TOKENIZER.separatorId())
            .windows(pieces);

    int covered = 0;
    for (Window window : windows) {
      assertThat(window.to() - window.from()).isLessThanOrEqualTo(maxPieces);
      assertThat(window.from()).isBetween(0, covered);
      if (window.from() > 0) {
        assertThat(covered - window.from()).isGreaterThanOrEqualTo(overlapPieces);
      }
      assertThat(Arrays.copyOfRange(window.ids(), 1, window.ids().length - 1))
          .isEqualTo(Arrays.copyOfRange(pieces.ids(), window.from(), window.to()));
      assertThat(window.ids())
          .startsWith(TOKENIZER.classifierId())
          .endsWith(TOKENIZER.separatorId());
      assertThat(window.to()).isGreaterThanOrEqualTo(covered);
      covered = window.to();
    }
    assertThat(covered).isEqualTo(pieces.size());
    assertThat(windows.size())
        .isLessThanOrEqualTo(1 + 2 * pieces.size() / (maxPieces - overlapPieces));
  }

  @Property
  void oneWindowThatHoldsThePieceDecidesIt(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = 1, max = 64) int maxPieces,
      @ForAll @IntRange(max = 63) int overlap) {
    WordPieces pieces = TOKENIZER.tokenize(text);
    List<Window> windows = new WindowMaker(maxPieces, overlap % maxPieces, 2, 3).windows(pieces);
    int[] deciding = WindowMaker.decidingWindows(windows);
    assertThat(deciding).hasSize(pieces.size());
    for (int piece = 0; piece < deciding.length; piece++) {
      Window window = windows.get(deciding[piece]);
      assertThat(piece).isBetween(window.from(), window.to() - 1);
      if (piece > 0) {
        assertThat(deciding[piece]).isGreaterThanOrEqualTo(deciding[piece - 1]);
      }
    }
  }

  private static boolean isInsidePair(String text, int offset) {
    return 0 < offset
        && offset < text.length()
        && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
  }
}
