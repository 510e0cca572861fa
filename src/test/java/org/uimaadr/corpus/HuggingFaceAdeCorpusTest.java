package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uimaadr.text.MentionType;

class HuggingFaceAdeCorpusTest {

  @TempDir Path folder;

  @Test
  void aUnitIsADistinctText() throws IOException {
    Corpus corpus = Corpus.read(TestCorpus.HUGGING_FACE, false);
    assertThat(corpus.name()).isEqualTo("ade-corpus-v2-huggingface");
    assertThat(corpus.sentences()).filteredOn(CorpusSentence::adr).hasSize(42);
    assertThat(corpus.sentences()).filteredOn(sentence -> !sentence.adr()).hasSize(64);
  }

  @Test
  void theTextsChecksumStandsForThePmid() throws IOException {
    CorpusSentence sentence = sentence("Lithium toxicity");
    assertThat(sentence.group()).isEqualTo("hf-" + Checksum.hex(sentence.text()));
    assertThat(sentence.id()).isEqualTo(sentence.group() + ".1");
    assertThat(sentence.source()).isEqualTo("Ade_corpus_v2_classification.jsonl:11");
  }

  @Test
  void wordsThatStandOnceArePlaced() throws IOException {
    assertThat(Lines.mentions(sentence("Valproate (1500 mg)")))
        .containsExactly(
            "[0, 9]DRUG(Valproate)",
            "[11, 18]DOSE(1500 mg)",
            "[39, 48]REACTION(hair loss)",
            "[54, 65]DRUG(haloperidol)",
            "[67, 71]DOSE(5 mg)",
            "[76, 85]REACTION(stiffness)");
  }

  @Test
  void missingOffsetsAreReportedAndFound() throws IOException {
    assertThat(Lines.mentions(sentence("Vitamin B(12)")))
        .containsExactly("[0, 13]DRUG(Vitamin B(12))", "[29, 47]REACTION(acne (of the face))");
    assertThat(reasons())
        .contains("no offsets of \"Vitamin B(12)\"", "no offsets of \"acne (of the face)\"");
  }

  @Test
  void offsetsOfOtherWordsAreReportedAndIgnored() throws IOException {
    assertThat(Lines.mentions(sentence("Shaking came with glibenclamide")))
        .containsExactly(
            "[0, 7]REACTION(Shaking)", "[18, 31]DRUG(glibenclamide)", "[32, 38]DOSE(2.5 mg)");
    assertThat(reasons()).contains("offsets of \"2.5 mg\" that do not span these words");
  }

  @Test
  void aMentionWithoutACertainPlaceIsLeftOutAndItsTypeIsNoLongerExhaustive() throws IOException {
    CorpusSentence sentence = sentence("No hypoglycaemia after glibenclamide");
    assertThat(Lines.mentions(sentence)).containsExactly("[76, 80]DOSE(5 mg)");
    assertThat(sentence.annotatedTypes()).containsExactly(MentionType.DOSE);
    assertThat(sentence.adr()).isTrue();
    assertThat(reasons())
        .contains("\"hypoglycaemia\" may stand in 2 places of the text; the mention is left out");
  }

  @Test
  void wholeWordsArePreferred() throws IOException {
    write(relation("A rash, not a crash, after zinc.", "zinc", "rash", "[2,15]", "[6,19]"));
    assertThat(Lines.mentions(onlySentence()))
        .containsExactly("[2, 6]REACTION(rash)", "[27, 31]DRUG(zinc)");
  }

  @Test
  void mentionsOfOneTypeStandClearOfEachOther() throws IOException {
    String text = "Renal failure, then failure of the liver, after zinc.";
    write(
        relation(text, "zinc", "Renal failure", "[0]", "[13]"),
        relation(text, "zinc", "failure", "[6,20]", "[13,27]"));
    assertThat(Lines.mentions(onlySentence()))
        .containsExactly(
            "[0, 13]REACTION(Renal failure)", "[20, 27]REACTION(failure)", "[48, 52]DRUG(zinc)");
  }

  @Test
  void codePointsBecomeUtf16() throws IOException {
    write(relation("\uD83D\uDE00 rash, no rash, after zinc.", "zinc", "rash", "[2]", "[6]"));
    assertThat(Lines.mentions(onlySentence()))
        .containsExactly("[3, 7]REACTION(rash)", "[24, 28]DRUG(zinc)");
  }

  @Test
  void aPositiveTextWithoutRelationsHasNoAnnotatedTypes() throws IOException {
    write("{\"text\":\"Zinc harms.\",\"label\":1}");
    assertThat(onlySentence().annotatedTypes()).isEmpty();
    assertThat(onlySentence().adr()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      textBlock =
          """
          not JSON                                      # not a row in JSON
          [1]                                           # not a row in JSON
          null                                          # the row has no text
          {"label":1}                                   # the row has no text
          {"text":"A.","label":2}                       # expected text and label (0 or 1), or text, drug
          {"text":"A."}                                 # expected text and label (0 or 1), or text, drug
          {"text":"A.","drug":"A"}                      # expected text and label (0 or 1), or text, drug
          {"text":"A rash.","drug":"A","effect":"pain"} # "pain" does not stand in the text
          {"text":"Zinc harms.","label":0}              # already stands in a row with the other label
          {"text":"A 1 g.","drug":"A","dosage":"1 g"}   # no row says whether it states a reaction
          """)
  void aMalformedRowIsRefusedOrSkipped(String row, String reason) throws IOException {
    write("{\"text\":\"Zinc harms.\",\"label\":1}", row);
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> HuggingFaceAdeCorpus.read(folder, false))
        .withMessageContaining("rows.jsonl:2: ")
        .withMessageContaining(reason);
    Corpus lenient = HuggingFaceAdeCorpus.read(folder, true);
    assertThat(lenient.sentences()).extracting(CorpusSentence::text).containsExactly("Zinc harms.");
    assertThat(lenient.problems()).extracting(CorpusProblem::line).contains(2);
  }

  @Test
  void aRelationInATextWithTheLabel0IsRefusedOrSkipped() throws IOException {
    write("{\"text\":\"A rash.\",\"label\":0}", relation("A rash.", "A", "rash", "[2]", "[6]"));
    assertThatExceptionOfType(CorpusFormatException.class)
        .isThrownBy(() -> HuggingFaceAdeCorpus.read(folder, false))
        .withMessageContaining("rows.jsonl:2: the text has the label 0 in another row");
    CorpusSentence negative = HuggingFaceAdeCorpus.read(folder, true).sentences().get(0);
    assertThat(negative.adr()).isFalse();
    assertThat(negative.mentions()).isEmpty();
  }

  @Test
  void aFolderWithoutJsonLinesIsNamed() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> HuggingFaceAdeCorpus.read(folder, false))
        .withMessageContaining("no *.jsonl file here; give the folder that holds them");
  }

  private static CorpusSentence sentence(String textBegin) throws IOException {
    return TestCorpus.sentence(
        HuggingFaceAdeCorpus.read(TestCorpus.HUGGING_FACE, false), textBegin);
  }

  private static List<String> reasons() throws IOException {
    return HuggingFaceAdeCorpus.read(TestCorpus.HUGGING_FACE, false).problems().stream()
        .map(CorpusProblem::reason)
        .toList();
  }

  private CorpusSentence onlySentence() throws IOException {
    List<CorpusSentence> sentences = HuggingFaceAdeCorpus.read(folder, false).sentences();
    assertThat(sentences).hasSize(1);
    return sentences.get(0);
  }

  private static String relation(
      String text, String drug, String effect, String effectBegins, String effectEnds) {
    int drugBegin = text.codePointCount(0, text.indexOf(drug));
    return """
    {"text":"%s","drug":"%s","effect":"%s","indexes":{"drug":{"start_char":[%d],"end_char":[%d]},\
    "effect":{"start_char":%s,"end_char":%s}}}"""
        .formatted(
            text, drug, effect, drugBegin, drugBegin + drug.length(), effectBegins, effectEnds);
  }

  private void write(String... rows) throws IOException {
    Files.write(folder.resolve("rows.jsonl"), List.of(rows));
  }
}
