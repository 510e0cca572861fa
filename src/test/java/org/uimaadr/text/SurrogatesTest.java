package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SurrogatesTest {

  @Test
  void aSurrogateWithoutPartnerIsReplaced() {
    assertThat(Surrogates.replaceLone("a\uD83Db")).isEqualTo("a\uFFFDb");
    assertThat(Surrogates.replaceLone("a\uDE00b")).isEqualTo("a\uFFFDb");
    assertThat(Surrogates.replaceLone("\uDE00\uD83D")).isEqualTo("\uFFFD\uFFFD");
    assertThat(Surrogates.replaceLone("\uD83D\uD83D\uDE00")).isEqualTo("\uFFFD\uD83D\uDE00");
  }

  @Test
  void aTextWithoutLoneSurrogatesIsReturnedAsItIs() {
    String text = "rash 😀";
    assertThat(Surrogates.replaceLone(text)).isSameAs(text);
    assertThat(Surrogates.replaceLone("")).isEmpty();
  }
}
