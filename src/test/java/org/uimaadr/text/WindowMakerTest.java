package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WindowMakerTest {

  private static final int CLS = 101;
  private static final int SEP = 102;

  @Test
  void aSentenceThatFitsIsOneWindow() {
    List<Window> windows = new WindowMaker(3, 1, CLS, SEP).windows(spelled("abc"));
    assertThat(ranges(windows)).containsExactly("0-3");
    assertThat(windows.get(0).ids()).containsExactly(CLS, 'a', 'b', 'c', SEP);
  }

  @Test
  void aSentenceWithoutPiecesHasOneWindowOfSpecialTokens() {
    List<Window> windows = new WindowMaker(3, 1, CLS, SEP).windows(spelled(""));
    assertThat(ranges(windows)).containsExactly("0-0");
    assertThat(windows.get(0).ids()).containsExactly(CLS, SEP);
    assertThat(WindowMaker.decidingWindows(windows)).isEmpty();
  }

  @Test
  void shortSentencesThatFollowEachOtherAreReadTogether() {
    assertThat(blocks(9, Set.of(), "ab", "c", "xyz", "g")).containsExactly("[ab][c]", "[xyz][g]");
  }

  @Test
  void aSentenceTooLongForABlockIsReadAlone() {
    assertThat(blocks(6, Set.of(), "a", "tuvwxy", "h", "i"))
        .containsExactly("[a]", "[tuvwxy]", "[h][i]");
  }

  @Test
  void aParagraphBeginsABlockWhereTheOneBeforeIsHalfFull() {
    assertThat(blocks(12, Set.of(1), "a", "b", "c")).containsExactly("[a][b][c]");
    assertThat(blocks(12, Set.of(2), "a", "b", "c")).containsExactly("[a][b]", "[c]");
  }

  @Test
  void withoutBlocksEachSentenceIsReadAlone() {
    assertThat(blocks(0, Set.of(), "a", "b")).containsExactly("[a]", "[b]");
  }

  @Test
  void aSentenceKnowsItsPlaceInTheBlock() {
    List<List<Window>> windows =
        new WindowMaker(20, 1, CLS, SEP)
            .together(List.of(spelled("ab"), spelled("c")), Set.of(), 20);
    Window second = windows.get(1).get(0);
    assertThat(second.ids()).isSameAs(windows.get(0).get(0).ids());
    assertThat(second.ids()[second.classifier()]).isEqualTo(CLS);
    assertThat(second.ids()[second.position(0)]).isEqualTo('c');
  }

  /** What is read at once; brackets are the special tokens. */
  private static List<String> blocks(int blockPieces, Set<Integer> paragraphs, String... texts) {
    List<WordPieces> pieces = Stream.of(texts).map(WindowMakerTest::spelled).toList();
    return new WindowMaker(10, 1, CLS, SEP)
        .together(pieces, paragraphs, blockPieces).stream()
            .flatMap(List::stream)
            .map(Window::ids)
            .distinct()
            .map(
                ids ->
                    IntStream.of(ids)
                        .mapToObj(id -> id == CLS ? "[" : id == SEP ? "]" : Character.toString(id))
                        .collect(Collectors.joining()))
            .toList();
  }

  @Test
  void aLongerSentenceIsCoveredByOverlappingWindows() {
    assertThat(ranges(10, 4, "abcdefghijklmnopqrst")).containsExactly("0-10", "6-16", "12-20");
    assertThat(ranges(4, 0, "abcdefghij")).containsExactly("0-4", "4-8", "8-10");
  }

  @Test
  void windowsPreferToEndAndBeginBetweenWords() {
    // 12 pieces; pieces 7 and 3 begin words.
    assertThat(ranges(8, 4, "abc defg hijkl")).containsExactly("0-7", "3-11", "7-12");
  }

  @Test
  void whereNoSpaceIsNearAWordIsCut() {
    assertThat(ranges(8, 4, "ab cdefghijklm")).containsExactly("0-8", "4-12", "8-13");
  }

  @Test
  void theWindowWithMoreContextDecides() {
    List<Window> windows = new WindowMaker(6, 4, CLS, SEP).windows(spelled("abcdefgh"));
    assertThat(ranges(windows)).containsExactly("0-6", "2-8");
    assertThat(WindowMaker.decidingWindows(windows)).containsExactly(0, 0, 0, 0, 1, 1, 1, 1);
  }

  @Test
  void theSentencesOwnEdgeIsNoLackOfContext() {
    List<Window> windows = new WindowMaker(6, 4, CLS, SEP).windows(spelled("abcdefg"));
    assertThat(ranges(windows)).containsExactly("0-6", "2-7");
    assertThat(WindowMaker.decidingWindows(windows)).containsExactly(0, 0, 0, 0, 1, 1, 1);
  }

  @Test
  void windowsThatOnlyOverlapAreRejected() {
    assertThatThrownBy(() -> new WindowMaker(4, 4, CLS, SEP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Windows of 4 pieces cannot overlap by 4");
    assertThatThrownBy(() -> new WindowMaker(4, -1, CLS, SEP))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> ranges(int maxPieces, int overlapPieces, String text) {
    return ranges(new WindowMaker(maxPieces, overlapPieces, CLS, SEP).windows(spelled(text)));
  }

  private static List<String> ranges(List<Window> windows) {
    return windows.stream().map(window -> window.from() + "-" + window.to()).toList();
  }

  /** One piece a letter, none for a space. */
  private static WordPieces spelled(String text) {
    int[] begins = IntStream.range(0, text.length()).filter(i -> text.charAt(i) != ' ').toArray();
    int[] ids = IntStream.of(begins).map(text::charAt).toArray();
    int[] ends = IntStream.of(begins).map(begin -> begin + 1).toArray();
    return new WordPieces(ids, begins, ends);
  }
}
