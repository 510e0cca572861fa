package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published corpus in Hugging Face's packaging, against its original files. */
class RealHuggingFaceAdeCorpusTest {

  private static Map<String, CorpusSentence> truth;
  private static Corpus repackaged;

  @TempDir static Path folder;

  @BeforeEach
  void repackageOnce() throws IOException {
    if (repackaged == null) {
      truth =
          RealCorpus.read().sentences().stream()
              .collect(Collectors.toMap(CorpusSentence::text, Function.identity(), (a, b) -> a));
      HuggingFacePackaging.repackage(RealCorpus.folder(), folder);
      repackaged = HuggingFaceAdeCorpus.read(folder, false);
    }
  }

  @Test
  void everyDistinctTextIsAUnit() {
    assertThat(repackaged.sentences()).hasSize(20_896);
    assertThat(repackaged.sentences()).filteredOn(CorpusSentence::adr).hasSize(4_271);
  }

  @Test
  void everyMentionThatIsPlacedIsRight() {
    assertThat(repackaged.sentences())
        .allSatisfy(
            unit -> assertThat(truth.get(unit.text()).mentions()).containsAll(unit.mentions()));
    assertThat(repackaged.sentences().stream().mapToInt(unit -> unit.mentions().size()).sum())
        .isEqualTo(10_583);
  }

  @Test
  void typesThatCountAsAnnotatedLackNoMention() {
    assertThat(repackaged.sentences())
        .allSatisfy(
            unit ->
                assertThat(unit.annotatedTypes())
                    .allSatisfy(
                        type ->
                            assertThat(unit.mentions(type))
                                .isEqualTo(truth.get(unit.text()).mentions(type))));
  }

  @Test
  void everyDefectOfTheSearchIsReported() {
    assertThat(problems("no offsets of")).isEqualTo(28 + 9 + 5);
    assertThat(problems("do not span these words")).isEqualTo(1);
    assertThat(problems("the mention is left out")).isEqualTo(719);
  }

  private static long problems(String reason) {
    return repackaged.problems().stream().filter(p -> p.reason().contains(reason)).count();
  }
}
