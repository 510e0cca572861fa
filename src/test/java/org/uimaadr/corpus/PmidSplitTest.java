package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PmidSplitTest {

  private static List<CorpusSentence> sentences;

  @BeforeAll
  static void read() throws IOException {
    sentences = AdeCorpus.read(TestCorpus.ORIGINAL, false).sentences();
  }

  /** The first is the published check value of CRC-32, 0xCBF43926 = 3421780262. */
  @ParameterizedTest
  @CsvSource({"123456789, 2", "90000043, 0", "90000005, 5", "90000001, 8", "90000004, 9"})
  void aFoldIsTheChecksumModuloTen(String pmid, int fold) {
    assertThat(PmidSplit.fold(pmid)).isEqualTo(fold);
  }

  @Test
  void noGroupStandsOnBothSides() {
    assertThat(groups(CorpusPart.DEVELOPMENT)).containsExactlyInAnyOrder("90000001", "90000003");
    assertThat(groups(CorpusPart.TEST))
        .containsExactlyInAnyOrder("90000004", "90000011", "90000012");
    assertThat(groups(CorpusPart.TRAIN))
        .hasSize(12)
        .doesNotContainAnyElementsOf(groups(CorpusPart.DEVELOPMENT))
        .doesNotContainAnyElementsOf(groups(CorpusPart.TEST));
    assertThat(PmidSplit.select(sentences, CorpusPart.ALL)).isEqualTo(sentences);
  }

  @Test
  void trainingLeavesOutTextsThatAreHeldOut() {
    Set<CorpusSentence> left = new HashSet<>(sentences);
    for (CorpusPart part : List.of(CorpusPart.TRAIN, CorpusPart.DEVELOPMENT, CorpusPart.TEST)) {
      PmidSplit.select(sentences, part).forEach(left::remove);
    }
    assertThat(left)
        .extracting(sentence -> sentence.group() + " " + sentence.text())
        .containsExactlyInAnyOrder(
            "90000025 We stopped simvastatin at once because of rhabdomyolysis.",
            "90000009 Informed consent was obtained from the patient.",
            "90000023 Informed consent was obtained from the patient.");
  }

  @Test
  void theTenFoldsOfACrossValidationCoverEverySentenceOnce() {
    List<CorpusSentence> heldOut =
        IntStream.range(0, PmidSplit.FOLDS)
            .mapToObj(fold -> PmidSplit.heldOut(sentences, Set.of(fold)))
            .flatMap(List::stream)
            .toList();
    assertThat(heldOut).containsExactlyInAnyOrderElementsOf(sentences);
  }

  @Test
  void figuresSayWhetherTheSplitIsByPmid() throws IOException {
    assertThat(PmidSplit.description(sentences)).contains("no abstract on both sides");
    assertThat(
            PmidSplit.description(
                HuggingFaceAdeCorpus.read(Path.of("testdata/corpus-huggingface"), false)
                    .sentences()))
        .contains("not to be compared with figures by PMID");
    CorpusSentence ofANote =
        new CorpusSentence(
            "note#1", "note", "Well.", false, Set.of(), List.of(), List.of(), "note");
    List<CorpusSentence> both = new ArrayList<>(sentences);
    both.add(ofANote);
    assertThat(PmidSplit.description(both)).contains("no abstract or document on both sides");
  }

  @ParameterizedTest
  @EnumSource
  void aPartIsKnownByItsName(CorpusPart part) {
    assertThat(CorpusPart.of(part.toString())).isEqualTo(part);
    assertThat(CorpusPart.of(part.name())).isEqualTo(part);
  }

  @Test
  void anUnknownPartNamesTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CorpusPart.of("dev"))
        .withMessage("No corpus part \"dev\"; use one of train, development, test, all");
  }

  private static Set<String> groups(CorpusPart part) {
    return PmidSplit.select(sentences, part).stream()
        .map(CorpusSentence::group)
        .collect(Collectors.toSet());
  }
}
