package org.uimaadr.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenBatchTest {

  @Test
  void rowsAndLengthsArePaddedToAFewSizes() {
    TokenBatch batch = TokenBatch.of(windows(5, 17), 512);
    assertThat(batch.rows()).isEqualTo(6);
    assertThat(batch.length()).isEqualTo(24);
  }

  @Test
  void paddingStaysWithinTheEncodersPositions() {
    assertThat(TokenBatch.of(windows(1, 60), 62).length()).isEqualTo(62);
  }

  @Test
  void aWindowThatTheEncoderCannotReadIsRefused() {
    assertThatThrownBy(() -> TokenBatch.of(windows(1, 63), 62))
        .hasMessage("A window of 63 pieces; the encoder reads 62 at most");
  }

  private static List<int[]> windows(int number, int length) {
    return Collections.nCopies(number, new int[length]);
  }
}
