package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.uimaadr.model.TinyTokenizer;

/** Documents of words that are one piece each, in windows of ten pieces. */
class PretrainingWindowsTest {

  private static final int PIECES = 10;

  @RegisterExtension private final TinyTokenizer tokenizer = new TinyTokenizer();

  @Test
  void aLongDocumentIsCutAndARestOfLessThanEightPiecesLeftOut() {
    assertThat(lengths("rash ".repeat(28))).containsExactly(10, 10, 8);
    assertThat(lengths("rash ".repeat(27))).containsExactly(10, 10);
    assertThat(lengths("rash ".repeat(7))).isEmpty();
  }

  @Test
  void aPassSeesEachWindowOnceAndTheNextOneInAnotherOrder() {
    List<String> documents = IntStream.range(8, 18).mapToObj(n -> "rash ".repeat(n)).toList();
    PretrainingWindows windows = new PretrainingWindows(documents, tokenizer.get(), 20, 1, 42);

    List<Integer> first = next(windows, 10);
    List<Integer> second = next(windows, 10);

    assertThat(first).containsExactlyInAnyOrderElementsOf(IntStream.range(8, 18).boxed().toList());
    assertThat(second).containsExactlyInAnyOrderElementsOf(first).isNotEqualTo(first);
    assertThat(next(new PretrainingWindows(documents, tokenizer.get(), 20, 1, 42), 10))
        .isEqualTo(first);
  }

  @Test
  void onlyShortDocumentsAreAnError() {
    PretrainingWindows windows =
        new PretrainingWindows(List.of("rash", "fever"), tokenizer.get(), PIECES, 4, 42);

    assertThatThrownBy(windows::next)
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("shorter than 8 word pieces; give longer ones");
  }

  /** Pieces of each window, special tokens not counted. */
  private List<Integer> lengths(String document) {
    return PretrainingWindows.of(document, tokenizer.get(), PIECES).stream()
        .map(window -> window.length - 2)
        .toList();
  }

  private static List<Integer> next(PretrainingWindows windows, int batches) {
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < batches; i++) {
      windows.next().forEach(window -> lengths.add(window.length - 2));
    }
    return lengths;
  }
}
