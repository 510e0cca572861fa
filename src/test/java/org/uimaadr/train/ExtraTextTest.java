package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.corpus.MarkedDocument;
import org.uimaadr.corpus.PmidSplit;

class ExtraTextTest {

  private static final String TEXT = "testdata/training-text";

  @TempDir private Path folder;

  @Test
  void documentsAreSplitByTheirIdsAsACorpusByPmids() throws IOException {
    ExtraText extra = read(TEXT);

    assertThat(extra.training()).extracting(d -> PmidSplit.fold(d.id())).allMatch(f -> f < 8);
    assertThat(extra.development()).extracting(d -> PmidSplit.fold(d.id())).allMatch(f -> f > 7);
    assertThat(extra.training()).hasSize(8);
    assertThat(extra.development()).extracting(MarkedDocument::id).hasSize(2);
  }

  @Test
  void theWeightIsOneUnlessItIsGiven() throws IOException {
    assertThat(read(TEXT).weight()).isEqualTo(1);
    assertThat(read(TEXT + ":0.5").weight()).isEqualTo(0.5);
    assertThat(read(TEXT + ":3").name()).isEqualTo("training-text");
  }

  @Test
  void aFolderMayHaveAColonInItsName() throws IOException {
    Path colon = Files.createDirectory(folder.resolve("notes:2024"));
    write(colon, "a-1");

    assertThat(read(colon.toString()).name()).isEqualTo("notes:2024");
    assertThat(read(colon + ":2").weight()).isEqualTo(2);
  }

  @Test
  void aWeightIsANumberAboveZero() {
    for (String weight : List.of("often", "0", "-1", "NaN", "Infinity", "")) {
      assertThatThrownBy(() -> read(TEXT + ":" + weight))
          .as(weight)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"" + weight + "\"")
          .hasMessageContaining("a number above 0");
    }
  }

  @Test
  void aWrongOrEmptyFolderIsNamed() {
    assertThatThrownBy(() -> read("no-such-folder"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-folder is no folder");
    assertThatThrownBy(() -> read(folder.toString())).hasMessageContaining("holds no marked text");
  }

  @Test
  void testTextIsRefusedWhereverItsMarkerStands() throws IOException {
    assertThatThrownBy(() -> read("testdata")).hasMessageContaining("holds text to test with");
    assertThatThrownBy(() -> read("testdata/gold/posts"))
        .hasMessageContaining("holds text to test with");
  }

  @Test
  void testTextIsRefusedBehindALink() throws IOException {
    Path notes = Files.createDirectory(folder.resolve("notes"));
    Files.createSymbolicLink(
        notes.resolve("more"), Path.of("testdata/gold/notes").toAbsolutePath());
    Path file = Files.createDirectory(folder.resolve("file"));
    Files.createSymbolicLink(
        file.resolve("a.marked.txt"),
        Path.of("testdata/gold/NOT-FOR-TRAINING.md").toAbsolutePath());

    assertThatThrownBy(() -> ExtraText.requireForTraining(file))
        .hasMessageContaining("holds text to test with");
    assertThatThrownBy(() -> ExtraText.requireForTraining(notes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds text to test with");
  }

  @Test
  void linksThatLeadNowhereOrInACircleAreNoHindrance() throws IOException {
    Path notes = Files.createDirectory(folder.resolve("linked"));
    Files.createSymbolicLink(notes.resolve(".#a.txt"), Path.of("nowhere"));
    Files.createSymbolicLink(notes.resolve("round"), notes);

    assertThatCode(() -> ExtraText.requireForTraining(notes)).doesNotThrowAnyException();
  }

  @Test
  void twoSourcesDoNotShareADocument() throws IOException {
    write(Files.createDirectory(folder.resolve("one")), "a-1");
    write(Files.createDirectory(folder.resolve("two")), "a-1");

    assertThatThrownBy(
            () ->
                ExtraText.readAll(
                    List.of(folder.resolve("one").toString(), folder.resolve("two").toString())))
        .hasMessageContaining("a-1")
        .hasMessageContaining("give each document once");
  }

  private static ExtraText read(String source) throws IOException {
    return ExtraText.readAll(List.of(source)).get(0);
  }

  private static void write(Path in, String id) throws IOException {
    Files.writeString(
        in.resolve("a.marked.txt"),
        "%% note id=" + id + " format=x specialty=x writer=a\n{drug aspirin} daily.\n");
  }
}
