package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodePointOffsetsTest {

  @Test
  void anEmojiIsOneCodePointAndTwoUnits() {
    CodePointOffsets offsets = new CodePointOffsets("a😀b");
    assertThat(offsets.toUtf16(1)).isEqualTo(1);
    assertThat(offsets.toUtf16(2)).isEqualTo(3);
    assertThat(offsets.toUtf16(3)).isEqualTo(4);
    assertThat(offsets.toCodePoints(3)).isEqualTo(2);
    assertThat(offsets.toCodePoints(4)).isEqualTo(3);
  }

  @Test
  void anOffsetInsideAPairBelongsToItsCodePoint() {
    assertThat(new CodePointOffsets("a😀b").toCodePoints(2)).isEqualTo(1);
  }

  @Test
  void combiningMarksAreCodePointsOfTheirOwn() {
    assertThat(new CodePointOffsets("e\u0301😀").toUtf16(3)).isEqualTo(4);
  }

  @Test
  void offsetsOutsideTheTextAreRejected() {
    for (String text : new String[] {"ab", "😀"}) {
      CodePointOffsets offsets = new CodePointOffsets(text);
      assertThatThrownBy(() -> offsets.toUtf16(3)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> offsets.toCodePoints(-1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }
}
