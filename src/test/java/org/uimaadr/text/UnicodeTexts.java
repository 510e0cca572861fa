package org.uimaadr.text;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts that break careless offset arithmetic. */
final class UnicodeTexts {

  private UnicodeTexts() {}

  /** Words, line ends, emoji, combining marks, broken surrogates and long runs, in any order. */
  static Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "rash", "Penicillin", "5-FU", "naïve", "İstanbul", "ﬃ", "ß", "한국", "中文", "µg");
    Arbitrary<String> separators =
        Arbitraries.of(
            " ", "  ", "\n", "\r\n", "\t", "\u00A0", "\u2028", "\u0085", ". ", ",", "\n\n");
    Arbitrary<String> troubles =
        Arbitraries.of(
            "😀",
            "👩\u200D⚕\uFE0F",
            "e\u0301",
            "\u0301",
            "\u0345\u0315",
            "\uD83D",
            "\uDE00",
            "\uFFFD",
            "\u0000",
            "\u001C",
            "\u200B",
            "\u00AD",
            "\uFEFF",
            "[SEP]",
            "[UNK]",
            "##es",
            "𝒜",
            "\u202E",
            "Dr. ",
            "[**",
            "**]",
            "\n- ",
            "\nAllergies: ",
            ".) ",
            "? ");
    Arbitrary<String> runs =
        Arbitraries.of("a", "-", "\u0301", "😀", "ab ")
            .flatMap(unit -> Arbitraries.integers().between(2, 300).map(unit::repeat));
    Arbitrary<String> anything = Arbitraries.strings().ofMaxLength(5);
    return Arbitraries.frequencyOf(
            Tuple.of(6, words),
            Tuple.of(6, separators),
            Tuple.of(4, troubles),
            Tuple.of(1, runs),
            Tuple.of(1, anything))
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }
}
