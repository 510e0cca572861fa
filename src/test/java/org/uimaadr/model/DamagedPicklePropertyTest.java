package org.uimaadr.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However a pickled checkpoint is damaged, reading it ends in an error that names the file. */
class DamagedPicklePropertyTest {

  private static Path damaged;

  @BeforeContainer
  static void makeFile() throws IOException {
    damaged = Files.createTempFile("damaged", ".bin");
  }

  @AfterContainer
  static void deleteFile() throws IOException {
    Files.delete(damaged);
  }

  enum Format {
    ZIP("views-zip.bin"),
    LEGACY("views-legacy.bin");

    private final String fileName;

    Format(String fileName) {
      this.fileName = fileName;
    }

    byte[] bytes() throws IOException {
      return Files.readAllBytes(Path.of("src/test/resources/org/uimaadr/pickle", fileName));
    }
  }

  @Property
  void aFileTruncatedAtAnyByteIsNamed(@ForAll Format format) throws IOException {
    Files.write(damaged, format.bytes());
    try (FileChannel file = FileChannel.open(damaged, StandardOpenOption.WRITE)) {
      while (file.size() > 0) {
        file.truncate(file.size() - 1);
        assertThatThrownBy(() -> PickledTensors.read(damaged, any -> true))
            .isInstanceOf(InvalidModelException.class)
            .hasMessageStartingWith(damaged + ": ");
      }
    }
  }

  @Property
  void aFileThatGoesOnIsNamed(@ForAll @IntRange(min = 1, max = 20) int more) throws IOException {
    byte[] whole = Format.LEGACY.bytes();
    Files.write(damaged, Arrays.copyOf(whole, whole.length + more));
    assertThatThrownBy(() -> PickledTensors.read(damaged, any -> true))
        .hasMessageStartingWith(
            damaged + ": goes on after its last tensor, at byte " + whole.length);
  }

  /** A changed byte of a value cannot be noticed; any other is harmless or an error as above. */
  @Property(tries = 1000)
  void aChangedByteNeverBreaksTheReader(
      @ForAll Format format,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double where,
      @ForAll @IntRange(min = 1, max = 255) int change)
      throws IOException {
    byte[] bytes = format.bytes();
    bytes[(int) (where * bytes.length)] ^= (byte) change;
    Files.write(damaged, bytes);
    try {
      PickledTensors.read(damaged, any -> true);
    } catch (InvalidModelException e) {
      assertThat(e).hasMessageStartingWith(damaged + ": ");
    }
  }

  @Property(tries = 5000)
  void anySequenceOfOpcodesIsAnObjectOrAnError(@ForAll("opcodes") String pickle) {
    ByteBuffer bytes = ByteBuffer.wrap(pickle.getBytes(ISO_8859_1));
    try {
      new TensorUnpickler(bytes, "random").load();
    } catch (InvalidModelException e) {
      assertThat(e).hasMessageStartingWith("random: its pickle ");
    }
  }

  /** Known opcodes in any order, their operands whole. */
  @Provide
  Arbitrary<String> opcodes() {
    return Arbitraries.of(
            "(",
            ")",
            "]",
            "}",
            "N",
            "\u0088",
            "K\1",
            "J\377\377\377\377",
            "\u008a\0",
            "X\1\0\0\0a",
            "\u008c\7storage",
            "G\177\370\0\0\0\0\0\0",
            "\u0085",
            "\u0086",
            "\u0087",
            "t",
            "a",
            "e",
            "s",
            "u",
            "\u0094",
            "q\0",
            "h\0",
            "b",
            "R",
            "Q",
            "\u0093",
            "ctorch\nHalfStorage\n",
            "ccollections\nOrderedDict\n",
            "ctorch._utils\n_rebuild_tensor_v2\n",
            "ctorch._utils\n_rebuild_parameter\n")
        .list()
        .ofMaxSize(40)
        .map(opcodes -> String.join("", opcodes) + ".");
  }
}
