package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPieceTokenizerTest {

  private static final List<String> VOCABULARY = TestTokenizers.vocabulary();
  private static final WordPieceTokenizer TOKENIZER = TestTokenizers.uncased();

  @AfterAll
  static void close() {
    TOKENIZER.close();
  }

  @Test
  void wordsAreSplitIntoPiecesWithTheirOffsets() {
    assertThat(pieces("Penicillin: rash."))
        .containsExactly("0-10 penicillin", "10-11 :", "12-16 rash", "16-17 .");
    assertThat(pieces("Nephrotoxic")).contains("6-11 ##toxic");
  }

  @Test
  void offsetsCountUtf16UnitsAfterAnEmoji() {
    assertThat(pieces("😀 rash")).containsExactly("0-2 😀", "3-7 rash");
  }

  @Test
  void accentsBelongToTheirPieces() {
    assertThat(pieces("ra\u0301sh fe\u0301ver")).containsExactly("0-5 rash", "6-12 fever");
    assertThat(pieces("Rásh")).containsExactly("0-4 rash");
  }

  @Test
  void aLoneSurrogateMovesNoOffset() {
    assertThat(pieces("\uD83D rash \uDE00 pain")).containsExactly("2-6 rash", "9-13 pain");
  }

  @Test
  void controlCharactersMoveNoOffset() {
    assertThat(pieces("\u0000rash\u0000 \uFEFFpain\r\nfever"))
        .containsExactly("1-5 rash", "8-12 pain", "14-19 fever");
  }

  @Test
  void whatTheVocabularyCannotSpellIsUnknown() {
    assertThat(pieces("ⰰ rash")).containsExactly("0-1 [UNK]", "2-6 rash");
    assertThat(TOKENIZER.tokenize("ⰰ").ids()).containsExactly(TOKENIZER.unknownId());
  }

  @Test
  void nothingHasNoPieces() {
    assertThat(pieces("")).isEmpty();
    assertThat(pieces(" \r\n\u00A0\uFFFD")).isEmpty();
  }

  @Test
  void specialTokensThatATextSpellsOutStayText() {
    assertThat(pieces("[SEP]")).startsWith("0-1 [").endsWith("4-5 ]").hasSizeGreaterThan(2);
    assertThat(TOKENIZER.tokenize("[CLS] [PAD][UNK] [MASK]").ids())
        .doesNotContain(TOKENIZER.classifierId(), TOKENIZER.paddingId(), TOKENIZER.unknownId());
  }

  @Test
  void idsOfTheSpecialTokensComeFromTheVocabulary() {
    assertThat(TOKENIZER.paddingId()).isZero();
    assertThat(TOKENIZER.unknownId()).isEqualTo(1);
    assertThat(TOKENIZER.classifierId()).isEqualTo(2);
    assertThat(TOKENIZER.separatorId()).isEqualTo(3);
  }

  @Test
  void truncationAndPaddingOfTheFileAreOverridden() {
    String json =
        TokenizerJson.fromVocabulary(VOCABULARY, true)
            .replace(
                "\"truncation\":null",
                "\"truncation\":{\"direction\":\"Right\",\"max_length\":8,\"strategy\":\"LongestFirst\",\"stride\":0}")
            .replace(
                "\"padding\":null",
                "\"padding\":{\"strategy\":{\"Fixed\":8},\"direction\":\"Right\",\"pad_to_multiple_of\":null,\"pad_id\":0,\"pad_type_id\":0,\"pad_token\":\"[PAD]\"}");
    try (WordPieceTokenizer tokenizer = TestTokenizers.open(json)) {
      assertThat(tokenizer.tokenize("rash").size()).isEqualTo(1);
      assertThat(tokenizer.tokenize("rash ".repeat(1000)).size()).isEqualTo(1000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rash ", "rash", "😀", "-"})
  void aMillionCharactersTakeSeconds(String unit) {
    String text = unit.repeat(1_000_000 / unit.length());
    assertTimeout(Duration.ofSeconds(60), () -> TOKENIZER.tokenize(text));
  }

  @Test
  void aLongTextIsCutForTheNativeCallsWithoutATrace() {
    String sentence = "😀 The patient developed a rash. ";
    int repetitions = 10_000;
    WordPieces once = TOKENIZER.tokenize(sentence);
    WordPieces all = TOKENIZER.tokenize(sentence.repeat(repetitions));
    assertThat(all.size()).isEqualTo(repetitions * once.size());
    for (int i = 0; i < all.size(); i++) {
      int shift = i / once.size() * sentence.length();
      assertThat(all.ids()[i]).isEqualTo(once.ids()[i % once.size()]);
      assertThat(all.begins()[i]).isEqualTo(once.begins()[i % once.size()] + shift);
      assertThat(all.ends()[i]).isEqualTo(once.ends()[i % once.size()] + shift);
    }
  }

  @Test
  void manyThreadsShareOneTokenizer() {
    List<String> expected = pieces("The patient developed a rash after taking penicillin.");
    assertThat(
            IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> pieces("The patient developed a rash after taking penicillin.")))
        .allMatch(expected::equals);
  }

  /** In a JVM of its own, since the native library is loaded only once. */
  @Test
  void opensWhereTheContextClassLoaderKnowsNoTokenizer() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ForeignContext.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).contains("1 piece, context class loader kept");
    assertThat(jvm.waitFor()).isZero();
  }

  /** What {@link #opensWhereTheContextClassLoaderKnowsNoTokenizer} runs. */
  static final class ForeignContext {

    public static void main(String[] arguments) {
      ClassLoader foreign = ClassLoader.getPlatformClassLoader();
      Thread.currentThread().setContextClassLoader(foreign);
      try (WordPieceTokenizer tokenizer = TestTokenizers.uncased()) {
        boolean kept = Thread.currentThread().getContextClassLoader() == foreign;
        System.out.println(
            tokenizer.tokenize("rash").size()
                + " piece, context class loader "
                + (kept ? "kept" : "lost"));
      }
    }
  }

  @Test
  void aClosedTokenizerSaysSo() {
    WordPieceTokenizer closed = TestTokenizers.uncased();
    closed.close();
    closed.close();
    assertThatThrownBy(() -> closed.tokenize("rash"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The tokenizer is closed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"model\": 7}",
        "{\"model\": {\"type\": \"BPE\", \"vocab\": {}}}"
      })
  void whatIsNoTokenizerIsNamed(String json, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, json);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> WordPieceTokenizer.open(file))
        .withMessageStartingWith(file + ": cannot be opened as a WordPiece tokenizer");
  }

  @Test
  void aMissingSpecialTokenIsNamed() {
    String json = TokenizerJson.fromVocabulary(VOCABULARY, true).replace("\"[SEP]\":3,", "");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                WordPieceTokenizer.open(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "bundle"))
        .withMessage(
            "bundle: cannot be opened as a WordPiece tokenizer: its vocabulary lacks [SEP]");
  }

  @Test
  void whatOnlyTheNativeTokenizerRejectsIsNamedToo() {
    String json =
        TokenizerJson.fromVocabulary(VOCABULARY, true)
            .replace("\"max_input_chars_per_word\":100", "\"max_input_chars_per_word\":\"?\"");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                WordPieceTokenizer.open(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "bundle"))
        .withMessageStartingWith("bundle: cannot be opened as a WordPiece tokenizer");
  }

  /** One line a piece: its offsets and its vocabulary entry. */
  private static List<String> pieces(String text) {
    WordPieces pieces = TOKENIZER.tokenize(text);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      lines.add(
          pieces.begins()[i] + "-" + pieces.ends()[i] + " " + VOCABULARY.get(pieces.ids()[i]));
    }
    return lines;
  }
}
