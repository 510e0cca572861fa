package org.uimaadr.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.type.Reaction;

class JsonLinesFolderTest {

  private static final int PLENTY = 100;

  @TempDir private Path folder;

  @Test
  void aPartAppearsOnlyWhenItIsClosed() throws IOException {
    JsonLinesFolder lines = JsonLinesFolder.adding(folder, PLENTY);
    lines.writeFailure("a", "why");
    assertThat(folder.resolve("part-00000.jsonl")).doesNotExist();

    lines.close();

    assertThat(names()).containsExactly("part-00000.jsonl");
    assertThat(folder.resolve("part-00000.jsonl"))
        .hasContent("{\"schema\":1,\"id\":\"a\",\"error\":\"why\"}");
  }

  @Test
  void aFullPartAppearsAtOnce() throws IOException {
    try (JsonLinesFolder lines = JsonLinesFolder.adding(folder, 2)) {
      for (String id : List.of("a", "b", "c")) {
        lines.writeFailure(id, "why");
      }
      assertThat(Files.readAllLines(folder.resolve("part-00000.jsonl"))).hasSize(2);
    }

    assertThat(Files.readAllLines(folder.resolve("part-00001.jsonl"))).hasSize(1);
  }

  @Test
  void withoutADocumentThereIsNoPart() throws IOException {
    JsonLinesFolder.adding(folder, PLENTY).close();

    assertThat(names()).isEmpty();
  }

  @Test
  void writersThatShareAFolderTakeDifferentParts() throws IOException {
    try (JsonLinesFolder first = JsonLinesFolder.adding(folder, PLENTY);
        JsonLinesFolder second = JsonLinesFolder.adding(folder, PLENTY)) {
      first.writeFailure("a", "why");
      second.writeFailure("b", "why");
    }
    try (JsonLinesFolder later = JsonLinesFolder.adding(folder, PLENTY)) {
      later.writeFailure("c", "why");
    }

    assertThat(names()).containsExactly("part-00000.jsonl", "part-00001.jsonl", "part-00002.jsonl");
  }

  @Test
  void aReplacingWriterRemovesWhatAnEarlierRunLeft() throws IOException {
    try (JsonLinesFolder earlier = JsonLinesFolder.adding(folder, 1)) {
      for (String id : List.of("a", "b", "c")) {
        earlier.writeFailure(id, "why");
      }
    }
    try (JsonLinesFolder later = JsonLinesFolder.replacing(folder, 1)) {
      assertThat(names()).hasSize(3);
      later.writeFailure("d", "why");
      later.writeFailure("e", "why");
    }

    assertThat(names()).containsExactly("part-00000.jsonl", "part-00001.jsonl");
    assertThat(folder.resolve("part-00000.jsonl")).content().contains("\"d\"");
  }

  @Test
  void threadsDoNotMixTheirLines() throws IOException {
    String longError = "x".repeat(20_000);
    try (JsonLinesFolder lines = JsonLinesFolder.adding(folder, PLENTY)) {
      IntStream.range(0, 50).parallel().forEach(i -> writeFailure(lines, "d" + i, longError));
    }

    assertThat(Files.readAllLines(folder.resolve("part-00000.jsonl")))
        .hasSize(50)
        .allSatisfy(line -> assertThat(JsonParser.parseString(line).isJsonObject()).isTrue());
  }

  @Test
  void aLoneSurrogateIsEscapedSinceUtf8CannotHoldIt() throws Exception {
    JCas document = JCasFactory.createJCas();
    document.setDocumentText("\uD83D rash 😀");
    new Reaction(document, 0, 9).addToIndexes();
    try (JsonLinesFolder lines = JsonLinesFolder.adding(folder, PLENTY)) {
      lines.write(document, "a");
    }

    assertThat(folder.resolve("part-00000.jsonl")).content().contains("\"\\ud83d rash 😀\"");
  }

  @Test
  void aFolderThatCannotBeMadeIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    JsonLinesFolder lines = JsonLinesFolder.adding(file, PLENTY);

    assertThatThrownBy(() -> lines.writeFailure("a", "why"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("taken");
  }

  private static void writeFailure(JsonLinesFolder lines, String id, String error) {
    try {
      lines.writeFailure(id, error);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
