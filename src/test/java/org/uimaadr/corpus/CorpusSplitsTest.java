package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusSplitsTest {

  @TempDir private Path folder;

  @Test
  void pmidIsTheProjectsSplit() throws IOException {
    List<CorpusSentence> corpus = abstracts(200);
    CorpusDivision division = CorpusSplits.of(SplitName.PMID, 0, null).divide(corpus);

    assertThat(division.test()).isEqualTo(PmidSplit.select(corpus, CorpusPart.TEST));
    assertThat(division.development()).isEqualTo(PmidSplit.select(corpus, CorpusPart.DEVELOPMENT));
    assertThat(division.training()).isEqualTo(PmidSplit.select(corpus, CorpusPart.TRAIN));
    assertThat(division.describe(CorpusPart.TEST)).isEqualTo(CorpusPart.TEST.description());
  }

  @ParameterizedTest
  @EnumSource(names = {"PMID_10FOLD", "PMID_5FOLD"})
  void theFoldsOfThePmidsAreEachTestedOnce(SplitName name) throws IOException {
    List<CorpusSentence> corpus = abstracts(200);
    List<CorpusSentence> tested = new ArrayList<>();
    for (int fold = 0; fold < name.folds(); fold++) {
      CorpusDivision division = CorpusSplits.of(name, fold, null).divide(corpus);
      assertThat(division.leak(CorpusPart.TEST).sharedGroups()).isZero();
      assertThat(division.development()).doesNotContainAnyElementsOf(division.test());
      assertThat(division.description()).startsWith(name + " (");
      tested.addAll(division.test());
    }
    assertThat(tested).containsExactlyInAnyOrderElementsOf(corpus);
  }

  @Test
  void copiesOfASentenceStayTogetherInTheRandomSplit() throws IOException {
    List<CorpusSentence> corpus =
        IntStream.range(0, 600).mapToObj(i -> sentence("p" + i, "Text " + i / 3 + ".")).toList();

    CorpusDivision division = CorpusSplits.of(SplitName.RANDOM, 0, null).divide(corpus);

    assertThat(division.test()).isNotEmpty();
    assertThat(division.leak(CorpusPart.TEST).copies()).isZero();
    assertThat(division.training().size() + division.development().size() + division.test().size())
        .isEqualTo(600);
  }

  @Test
  void theNotebooksTestPartIsTheBeginOfItsPermutation() {
    assertThat(NotebookSplit.testRows()).hasSize(4_704).contains(17022, 4072, 16781, 23058, 6067);
    assertThat(NotebookSplit.testRows().stream().filter(row -> row < 6_821)).hasSize(1_350);
  }

  @Test
  void theNotebooksSplitWantsAllRows() {
    assertThatThrownBy(() -> CorpusSplits.of(SplitName.NOTEBOOK, 0, null).divide(abstracts(3)))
        .hasMessageContaining("23516")
        .hasMessageContaining("original distribution");
  }

  @Test
  void whereNothingIsChosenTheDevelopmentPartIsLearntAndTheTestPartMeasured() throws IOException {
    CorpusDivision division =
        CorpusSplits.of(SplitName.PMID, 0, null)
            .divide(AdeCorpus.read(TestCorpus.ORIGINAL, false).sentences());

    CorpusDivision without = division.choosingNothing();

    assertThat(without.training()).containsAll(division.development());
    assertThat(without.training())
        .hasSize(division.training().size() + division.development().size());
    assertThat(without.development()).isEqualTo(division.test());
    assertThat(without.describe(CorpusPart.DEVELOPMENT)).isEqualTo("test (fold 9)");
    assertThat(without.leak(CorpusPart.DEVELOPMENT).copyShare()).isZero();
  }

  @Test
  void aLineOfTheCorpusIsItsSentenceWithAllAnnotations() throws IOException {
    List<CorpusSentence> lines = AdeCorpus.readLines(TestCorpus.ORIGINAL);

    long relationLines = lines(TestCorpus.ORIGINAL.resolve("DRUG-AE.rel"));
    long negativeLines = lines(TestCorpus.ORIGINAL.resolve("ADE-NEG.txt"));
    assertThat(lines).hasSize((int) (relationLines + negativeLines));
    assertThat(lines.subList(0, (int) relationLines)).allMatch(CorpusSentence::adr);
    assertThat(lines).extracting(CorpusSentence::id).doesNotHaveDuplicates();
    assertThat(lines.stream().map(line -> line.id().replaceFirst("/.*", "")).distinct())
        .hasSize(AdeCorpus.read(TestCorpus.ORIGINAL, false).sentences().size());
  }

  @Test
  void spertsFoldsAreFoundByTheirTextWithoutWhiteSpace() throws IOException {
    List<CorpusSentence> corpus = writeSpertFolds();

    CorpusDivision division = CorpusSplits.of(SplitName.SPERT_10FOLD, 3, folder).divide(corpus);

    assertThat(division.test()).extracting(CorpusSentence::text).containsExactly("Rash - 3 .");
    assertThat(division.training().size() + division.development().size()).isEqualTo(9);
    assertThat(division.all()).extracting(CorpusSentence::text).doesNotContain("Not in a fold.");
  }

  @Test
  void aSentenceOfSpertsThatTheCorpusLacksIsAnError() throws IOException {
    List<CorpusSentence> corpus = writeSpertFolds().subList(1, 11);

    assertThatThrownBy(() -> CorpusSplits.of(SplitName.SPERT_10FOLD, 3, folder).divide(corpus))
        .hasMessageContaining("1 sentences of SpERT's folds are not in the corpus");
  }

  @Test
  void brokenFoldsNameTheirFile() throws IOException {
    writeSpertFolds();
    Path fold = folder.resolve("ade_split_4_test.json");
    Files.writeString(fold, "[{\"tokens\": [\"Other\"], \"orig_id\": 4}]");
    assertThatThrownBy(() -> SpertFolds.read(folder)).hasMessageContaining("ade_split_4_test.json");
    Files.writeString(fold, "[");
    assertThatThrownBy(() -> SpertFolds.read(folder)).hasMessageContaining("not in SpERT's format");
    Files.delete(fold);
    assertThatThrownBy(() -> SpertFolds.read(folder)).hasMessageContaining("no such file");
  }

  @Test
  void unknownSplitsAndFoldsAreErrors() {
    assertThatThrownBy(() -> SplitName.of("lucky")).hasMessageContaining("pmid-10fold");
    assertThatThrownBy(() -> CorpusSplits.of(SplitName.PMID_10FOLD, 10, null))
        .hasMessageContaining("0 to 9");
    assertThatThrownBy(() -> CorpusSplits.of(SplitName.SPERT_10FOLD, 1, null))
        .hasMessageContaining("folder of SpERT's ADE folds");
  }

  @Test
  void theSummaryTellsSizesPrevalenceAndLeak() throws IOException {
    assertThat(CorpusSplits.of(SplitName.PMID, 0, null).divide(abstracts(200)).summary())
        .contains("training (folds 0-7)", "100.0 % positive", "0.0 % are copies");
  }

  @Test
  void theLeakIsWhatIsKnownAlready() {
    List<CorpusSentence> training = List.of(sentence("1", "A."), sentence("2", "B."));
    List<CorpusSentence> test =
        List.of(sentence("3", "A."), sentence("2", "C."), negative("4", "B."), negative("5", "D."));

    assertThat(LeakReport.of(training, test)).isEqualTo(new LeakReport(4, 2, 1, 2, 1));
  }

  /** Ten folds of one sentence each, tokenized as SpERT does; an eleventh sentence is in none. */
  private List<CorpusSentence> writeSpertFolds() throws IOException {
    StringBuilder full = new StringBuilder();
    for (int fold = 0; fold < SpertFolds.FOLDS; fold++) {
      String item =
          "{\"tokens\": [\"Rash\", \"-%d\", \".\"], \"entities\": [], \"relations\": [], \"orig_id\": %d}"
              .formatted(fold, fold);
      full.append(fold == 0 ? "[" : ",").append(item);
      Files.writeString(folder.resolve("ade_split_" + fold + "_test.json"), "[" + item + "]");
    }
    Files.writeString(folder.resolve("ade_full.json"), full + "]");
    return IntStream.rangeClosed(0, 10)
        .mapToObj(i -> sentence("p" + i, i == 10 ? "Not in a fold." : "Rash - " + i + " ."))
        .toList();
  }

  private static long lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).count();
  }

  private static List<CorpusSentence> abstracts(int count) {
    return IntStream.range(0, 3 * count)
        .mapToObj(i -> sentence(String.valueOf(1000 + i / 3), "Sentence " + i + "."))
        .toList();
  }

  private static CorpusSentence sentence(String group, String text) {
    return sentence(group, text, true);
  }

  private static CorpusSentence negative(String group, String text) {
    return sentence(group, text, false);
  }

  private static CorpusSentence sentence(String group, String text, boolean adr) {
    return new CorpusSentence(
        group + "." + text, group, text, adr, Set.of(), List.of(), List.of(), "invented");
  }
}
