package org.uimaadr.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** How two spans of a window lie to each other. */
class SpanPairTest {

  @Test
  void overlappingSpansAreOnePlacement() {
    assertThat(pair(3, 4, 3, 6).placement()).isZero();
    assertThat(pair(3, 6, 4, 5).placement()).isZero();
  }

  @Test
  void eachOrderHasPlacementsOfItsOwn() {
    assertThat(pair(1, 3, 3, 5).placement()).isEqualTo(1);
    assertThat(pair(3, 5, 1, 3).placement()).isEqualTo(9);
  }

  @Test
  void distancesAreToldApartInPowersOfTwo() {
    assertThat(pair(1, 2, 3, 4).placement()).isEqualTo(2);
    assertThat(pair(1, 2, 4, 5).placement()).isEqualTo(3);
    assertThat(pair(1, 2, 5, 6).placement()).isEqualTo(3);
    assertThat(pair(1, 2, 65, 66).placement()).isEqualTo(7);
    assertThat(pair(1, 2, 66, 67).placement()).isEqualTo(8);
    assertThat(pair(1, 2, 500, 501).placement()).isEqualTo(8);
    assertThat(pair(500, 501, 1, 2).placement()).isEqualTo(SpanPair.PLACEMENTS - 1);
  }

  @Test
  void anEmptySpanIsRejected() {
    assertThatThrownBy(() -> pair(2, 2, 3, 4)).hasMessage("Not spans of a window: [2, 2), [3, 4)");
  }

  private static SpanPair pair(int drugFrom, int drugTo, int targetFrom, int targetTo) {
    return new SpanPair(0, 0, drugFrom, drugTo, targetFrom, targetTo);
  }
}
