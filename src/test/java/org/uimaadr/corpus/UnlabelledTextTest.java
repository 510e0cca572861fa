package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlabelledTextTest {

  @TempDir private Path folder;

  @Test
  void eachFileIsADocument() throws IOException {
    Files.writeString(folder.resolve("b.txt"), "Second\nnote");
    Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("a.txt"), "First note");
    Files.writeString(folder.resolve("other.csv"), "no text");
    Files.writeString(folder.resolve("c.marked.txt"), "%% note");
    Files.writeString(folder.resolve("blank.txt"), " \n");

    assertThat(UnlabelledText.read(folder, false).training())
        .containsExactly("First note", "Second\nnote");
  }

  @Test
  void orEachLineOfAZippedOne() throws IOException {
    Path file = folder.resolve("abstracts.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("First abstract\n\nSecond: na\u00efve\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(UnlabelledText.read(file, true).training())
        .containsExactly("First abstract", "Second: na\u00efve");
  }

  @Test
  void oneDocumentInAHundredIsHeldOutWhereverItStands() throws IOException {
    String all =
        IntStream.range(0, 2000).mapToObj(i -> "Document " + i).collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("all.txt"), all);

    UnlabelledText text = UnlabelledText.read(folder, true);

    assertThat(text.development())
        .hasSizeBetween(10, 30)
        .doesNotContainAnyElementsOf(text.training());
    Path alone = folder.resolve("alone.txt");
    Files.writeString(alone, text.development().get(0) + "\nanother");
    assertThat(UnlabelledText.read(alone, true).development())
        .isEqualTo(List.of(text.development().get(0)));
  }

  @Test
  void whatCannotBeReadIsNamed() throws IOException {
    assertThatThrownBy(() -> UnlabelledText.read(folder, false))
        .hasMessage(folder + " holds no text to learn from; give a folder with *.txt or *.txt.gz");
    Path latin = folder.resolve("latin.txt");
    Files.write(latin, new byte[] {'n', 'a', (byte) 0xEF, 'v', 'e'});
    assertThatThrownBy(() -> UnlabelledText.read(folder, false))
        .hasMessage(latin + ": not UTF-8; convert it");
    Files.delete(latin);
    Path zip = folder.resolve("no-zip.txt.gz");
    Files.writeString(zip, "plain");
    assertThatThrownBy(() -> UnlabelledText.read(folder, false))
        .hasMessage(zip + ": cannot be read (Not in GZIP format)");
    assertThatThrownBy(() -> UnlabelledText.read(folder.resolve("none"), false))
        .hasMessageContaining("there is no such file or folder");
  }
}
