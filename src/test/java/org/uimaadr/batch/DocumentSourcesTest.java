package org.uimaadr.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentSourcesTest {

  @TempDir private Path folder;

  @Test
  void anIdIsThePathBelowTheFolderWithoutTheExtension() throws IOException {
    touch("b.txt");
    touch("ward/a.txt");
    touch("ward/c.v2.XMI");

    assertThat(ids(folder)).containsExactly("b", "ward/a", "ward/c.v2");
  }

  @Test
  void anIdOfAFileIsItsName() throws IOException {
    assertThat(ids(touch("ward/a.txt"))).containsExactly("a");
  }

  @Test
  void otherFilesOfAFolderAreLeftOut() throws IOException {
    touch("a.txt");
    touch("readme.md");
    touch(".txt");

    assertThat(ids(folder)).containsExactly("a");
  }

  @Test
  void equalIdsAreToldApart() throws IOException {
    touch("one/a.txt");
    touch("one/a.xmi");
    touch("one/a-2.txt");
    touch("two/A.txt");

    assertThat(ids(folder.resolve("one"), folder.resolve("two")))
        .containsExactly("a-2", "a", "a-3", "A-4");
  }

  @Test
  void aFileThatIsReachedTwiceCountsOnce() throws IOException {
    Path file = touch("a.txt");

    assertThat(ids(folder, file, folder.resolve("."))).containsExactly("a");
  }

  @Test
  void resultsOfAnEarlierRunAreNoDocuments() throws IOException {
    touch("a.txt");
    touch("out/xmi/a.xmi");

    assertThat(ids(folder, folder.resolve("out/../out/xmi"))).containsExactly("a");
  }

  @Test
  void aMissingInputIsNamed() {
    assertThatThrownBy(() -> ids(folder.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere: no such file or folder");
  }

  @Test
  void aFileOfAnotherKindIsNamed() throws IOException {
    Path file = touch("note.docx");

    assertThatThrownBy(() -> ids(file)).hasMessageContaining("note.docx: neither .txt nor .xmi");
  }

  @Test
  void aFolderWithoutDocumentsIsNamed() {
    assertThatThrownBy(() -> ids(folder)).hasMessageContaining("No .txt or .xmi file in " + folder);
  }

  private Path touch(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private List<String> ids(Path... inputs) throws IOException {
    return DocumentSources.of(List.of(inputs), List.of(folder.resolve("out/xmi"))).stream()
        .map(DocumentSource::id)
        .toList();
  }
}
