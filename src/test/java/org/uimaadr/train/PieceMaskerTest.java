package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.uimaadr.torch.TrainableNetwork.HiddenPiece;
import org.uimaadr.torch.TrainableNetwork.MaskedBatch;

/** Which pieces pretraining hides, and what stands in their place. */
class PieceMaskerTest {

  private static final int CLS = 0;
  private static final int SEP = 1;
  private static final int MASK = 2;

  /** "rash" and "fever" are words of one piece, "hepa ##to ##toxicity" is one of three. */
  private static final String TOKENIZER =
      """
      {"model": {"vocab": {"[CLS]": 0, "[SEP]": 1, "[MASK]": 2, "[unused1]": 3,
        "rash": 4, "fever": 5, "hepa": 6, "##to": 7, "##toxicity": 8}}}""";

  private static final int RASH = 4;
  private static final int FEVER = 5;
  private static final int HEPA = 6;
  private static final int TO = 7;
  private static final int TOXICITY = 8;

  @Test
  void aWordIsHiddenWhole() {
    int[] window = {CLS, HEPA, TO, TOXICITY, SEP};

    MaskedBatch batch = new PieceMasker(TOKENIZER, 0.15).hide(List.of(window), new Random(1));

    assertThat(batch.hidden())
        .containsExactly(
            new HiddenPiece(0, 1, HEPA),
            new HiddenPiece(0, 2, TO),
            new HiddenPiece(0, 3, TOXICITY));
  }

  @Test
  void fourInFiveAreMaskedOneInTenReplacedByAnOrdinaryPieceAndOneInTenStays() {
    int[] window = new int[1002];
    Arrays.fill(window, RASH);
    window[0] = CLS;
    window[1001] = SEP;

    MaskedBatch batch = new PieceMasker(TOKENIZER, 0.5).hide(List.of(window), new Random(1));

    assertThat(batch.hidden()).hasSize(500);
    int[] shown = batch.windows().get(0);
    List<Integer> instead = new ArrayList<>();
    batch.hidden().forEach(piece -> instead.add(shown[piece.place()]));
    assertThat(instead).containsOnly(MASK, RASH, FEVER, HEPA, TO, TOXICITY);
    assertThat(instead.stream().filter(id -> id == MASK).count() / 500.0)
        .isCloseTo(0.8, within(0.06));
    // A replacement may be the same piece.
    assertThat(instead.stream().filter(id -> id == RASH).count() / 500.0)
        .isCloseTo(0.12, within(0.05));
  }

  @Property(tries = 100)
  void whatIsNotHiddenStaysAndWhatIsHiddenIsTheOriginal(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int length) {
    int[] window = new Random(seed).ints(length + 2, RASH, TOXICITY + 1).toArray();
    window[0] = CLS;
    window[length + 1] = SEP;
    int[] before = window.clone();

    MaskedBatch batch = new PieceMasker(TOKENIZER, 0.15).hide(List.of(window), new Random(seed));

    assertThat(window).isEqualTo(before);
    assertThat(batch.hidden()).isNotEmpty();
    int[] restored = batch.windows().get(0).clone();
    for (HiddenPiece piece : batch.hidden()) {
      assertThat(piece.place()).isBetween(1, length);
      restored[piece.place()] = piece.piece();
    }
    assertThat(restored).isEqualTo(before);
  }

  @Test
  void aVocabularyWithoutMaskIsRefused() {
    assertThatThrownBy(() -> new PieceMasker("{\"model\": {\"vocab\": {\"a\": 0}}}", 0.15))
        .hasMessageContaining("has no [MASK]");
  }
}
