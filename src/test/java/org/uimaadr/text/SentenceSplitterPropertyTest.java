package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

@PropertyDefaults(tries = 500)
class SentenceSplitterPropertyTest {

  private final SentenceSplitter splitter = new SentenceSplitter();

  @Provide
  Arbitrary<String> texts() {
    return UnicodeTexts.texts();
  }

  @Property
  void sentencesAreTrimmedOrderedAndHoldEverythingButWhiteSpace(@ForAll("texts") String text) {
    int end = 0;
    for (TextSpan sentence : splitter.split(text)) {
      assertThat(sentence.begin()).isGreaterThanOrEqualTo(end);
      assertThat(WhiteSpace.trim(text, end, sentence.begin()).length()).isZero();
      assertThat(WhiteSpace.trim(text, sentence.begin(), sentence.end())).isEqualTo(sentence);
      assertThat(sentence.length()).isPositive();
      end = sentence.end();
    }
    assertThat(WhiteSpace.trim(text, end, text.length()).length()).isZero();
  }
}
