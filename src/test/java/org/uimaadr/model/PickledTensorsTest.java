package org.uimaadr.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.uimaadr.torch.FloatTensor;

/** Reads files that torch wrote (src/test/python/pickle_checkpoints.py), and attacks. */
class PickledTensorsTest {

  private static final Path FILES = Path.of("src/test/resources/org/uimaadr/pickle");

  private static final String NEVER_LOADED =
      "; a checkpoint that holds more than tensors is never loaded; save it as safetensors with"
          + " transformers in an environment that you trust";

  /** The storage "k" of four values. */
  private static final String STORAGE =
      "(\\x8c\\x07storagectorch\\nFloatStorage\\n\\x8c\\x01k\\x8c\\x03cpuK\\x04tQ";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"views-zip.bin", "views-legacy.bin"})
  void everyKindOfFloatingTensorHasTorchsValues(String name) throws IOException {
    Map<String, FloatTensor> expected = Safetensors.read(FILES.resolve("views.safetensors"));

    Map<String, FloatTensor> tensors = PickledTensors.read(FILES.resolve(name), any -> true);

    assertThat(tensors.keySet()).isEqualTo(expected.keySet());
    tensors.forEach((key, tensor) -> assertSame(key, tensor, expected.get(key)));
  }

  @Test
  void storageViewsOfEarlyTorchAreResolved() throws IOException {
    Map<String, FloatTensor> tensors =
        PickledTensors.read(FILES.resolve("storage-views.bin"), any -> true);
    assertThat(tensors.get("first").data()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(tensors.get("second").data()).containsExactly(7, 9, 8, 10);
  }

  @Test
  void onlyWantedTensorsAreReadAndTiedOnesAreOneInMemory() throws IOException {
    Map<String, FloatTensor> tensors =
        PickledTensors.read(
            FILES.resolve("views-zip.bin"), name -> name.equals("base") || name.equals("tied"));
    assertThat(tensors).containsOnlyKeys("base", "tied");
    assertThat(tensors.get("tied")).isSameAs(tensors.get("base"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"attack-zip.bin", "attack-legacy.bin"})
  void aCallThatTorchSavedIsRefusedByName(String name) {
    assertRefused(FILES.resolve(name), "asks for posix.system" + NEVER_LOADED);
  }

  /** Each line is a pickle with \n and \x as in Python, and what is refused in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        // names: GLOBAL, STACK_GLOBAL, INST, and what torch has beside tensors
        "cbuiltins\\neval\\n\\x8c\\x011\\x85R. | asks for builtins.eval",
        "\\x8c\\x02os\\x8c\\x06system\\x93. | asks for os.system",
        "ctorch.storage\\n_load_from_bytes\\n. | asks for torch.storage._load_from_bytes",
        "ctorch\\nload\\n. | asks for torch.load",
        "ctorch.nn.modules.linear\\nLinear\\n. | asks for torch.nn.modules.linear.Linear",
        "ccollections\\nOrderedDict.__class__\\n. | asks for collections.OrderedDict.__class__",
        "cnever\\x1b[2J\\nmind\\n. | asks for never?[2J.mind",
        "(ios\\nsystem\\n. | has the opcode 0x69 at byte",
        // opcodes: OBJ, NEWOBJ, NEWOBJ_EX, EXT1, PERSID, BYTEARRAY8, NEXT_BUFFER
        "(ccollections\\nOrderedDict\\no. | has the opcode 0x6f",
        "ccollections\\nOrderedDict\\n)\\x81. | has the opcode 0x81",
        "ccollections\\nOrderedDict\\n)}\\x92. | has the opcode 0x92",
        "\\x82\\x01. | has the opcode 0x82",
        "Pstorage\\n. | has the opcode 0x50",
        "\\x96. | has the opcode 0x96",
        "\\x97. | has the opcode 0x97",
        // allowed names with odd arguments
        "ctorch\\nFloatStorage\\n)R. | calls what is no function that makes tensors",
        "\\x8c\\x01a)R. | calls what is no function that makes tensors",
        "ccollections\\nOrderedDict\\n]R. | calls what is no function that makes tensors",
        "ccollections\\nOrderedDict\\n]\\x85R. | calls collections.OrderedDict with arguments",
        "ctorch._utils\\n_rebuild_tensor_v2\\n)R. | calls torch._utils._rebuild_tensor_v2 with",
        "ctorch._utils\\n_rebuild_parameter\\n}\\x89}\\x87R. | calls torch._utils._rebuild_parameter",
        "ccollections\\nOrderedDict\\n}b. | sets the state of what is no dictionary",
        "}}K\\x01b. | sets the state of what is no dictionary",
        "}K\\x01K\\x01s. | has a dictionary with a key that is no string",
        "}]K\\x01s. | has a dictionary with a key that is no string",
        "\\x8c\\x06module\\x85Q. | refers to something outside that is no storage of a tensor",
        "\\x80\\x05. | is of protocol 5, known are 2 to 4",
      })
  void whatRebuildsNoTensorIsRefused(String pickle, String problem) throws IOException {
    assertRefused(legacy(bytes("\\x80\\x02" + pickle)), "its pickle " + problem);
    assertThatThrownBy(() -> PickledTensors.read(zip(bytes(pickle)), any -> true))
        .hasMessageContaining(problem)
        .hasMessageEndingWith(NEVER_LOADED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "X\\xff\\xff\\xff\\xffa.    | states a length of 4294967295 bytes",
        "\\x95\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff. | states a length of 18446744073709551615",
        "cnoend                     | does not end within",
        "K\\x01K\\x02               | does not end within",
        ".                          | takes more from its stack than there is",
        "(.                         | takes more from its stack than there is",
        "K\\x01K\\x02.              | ends before its objects are put together",
        "K\\x01(\\x85.              | takes more from its stack than there is",
        "t.                         | goes back to a mark that it never set",
        "h\\x00.                    | recalls what it never stored",
        "K\\x01K\\x02a.             | appends to what is no list",
        "K\\x01\\x8c\\x01aK\\x02s.  | sets items of what is no dictionary",
        "}(\\x8c\\x01au.            | sets items of what is no dictionary",
        "]]\\x93.                   | names a global by what is no string",
      })
  void aPickleThatNoPicklerWritesIsAnError(String pickle, String problem) throws IOException {
    assertThatThrownBy(() -> PickledTensors.read(zip(bytes(pickle)), any -> true))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(problem);
  }

  /** A tensor of a storage of four values: (offset, size, stride) as the opcodes that make them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "K\\x01 | K\\x04\\x85 | K\\x01\\x85 | does not fit into its storage",
        "K\\x00 | K\\x02\\x85 | K\\x04\\x85 | does not fit into its storage",
        "K\\x00 | K\\x02\\x85 | )           | does not fit into its storage",
        "J\\xff\\xff\\xff\\xff | K\\x02\\x85 | K\\x01\\x85 | does not fit into its storage",
        "K\\x00 | K\\x02\\x85 | J\\xff\\xff\\xff\\xff\\x85 | does not fit into its storage",
        "K\\x00 | J\\xff\\xff\\xff\\xff\\x85 | K\\x01\\x85 | does not fit into its storage",
        "\\x8a\\x08\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7f | K\\x01\\x85 | K\\x01\\x85 | does not fit",
        "K\\x00 | J\\xff\\xff\\xff\\x7fJ\\xff\\xff\\xff\\x7f\\x86 | K\\x00K\\x00\\x86 | tensor a repeats the values",
        "K\\x00 | K\\x05\\x85 | K\\x00\\x85 | tensor a repeats the values of its storage",
        "K\\x00 | ]\\x85      | K\\x01\\x85 | has a tensor whose sizes are no integers",
        "K\\x00 | ]           | K\\x01\\x85 | with arguments that describe no tensor",
      })
  void aTensorThatDoesNotLieInItsStorageIsAnError(
      String offset, String size, String stride, String problem) throws IOException {
    byte[] pickle = bytes("}\\x8c\\x01a" + tensor(STORAGE, offset, size, stride) + "s.");
    assertThatThrownBy(() -> PickledTensors.read(zip(pickle, "k", new byte[16]), any -> true))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void anEmptyTensorMayHaveAnyOtherSize() throws IOException {
    String pickle =
        "}\\x8c\\x01a"
            + tensor(STORAGE, "K\\x00", "J\\xff\\xff\\xff\\x7fK\\x00\\x86", "K\\x05K\\x01\\x86")
            + "s.";
    FloatTensor tensor =
        PickledTensors.read(zip(bytes(pickle), "k", new byte[16]), any -> true).get("a");
    assertThat(tensor.shape()).containsExactly(Integer.MAX_VALUE, 0);
    assertThat(tensor.data()).isEmpty();
  }

  /** Else a small file that uses one long shape again and again would fill the memory. */
  @Test
  void aTensorHasTorchs64DimensionsAtMost() throws IOException {
    String shape64 = "(" + "K\\x01".repeat(64) + "t";
    String shape65 = "(" + "K\\x01".repeat(65) + "t";
    String pickle = "}\\x8c\\x01a" + tensor(STORAGE, "K\\x00", shape64, shape64) + "s.";
    assertThat(PickledTensors.read(zip(bytes(pickle), "k", new byte[16]), any -> true))
        .containsOnlyKeys("a");
    assertRefused(
        zip(bytes(pickle.replace(shape64, shape65)), "k", new byte[16]),
        "has a tensor of more than 64 dimensions");
  }

  /** Else a small file of many views of one storage would fill the memory. */
  @Test
  void aStorageIsNotReadAgainAndAgain() throws IOException {
    StringBuilder pickle = new StringBuilder("}");
    for (int i = 1; i <= 9; i++) {
      String storage = STORAGE.replace("K\\x04", "M\\x00\\x80");
      pickle.append("\\x8c\\x01").append(i);
      pickle.append(tensor(storage, "K\\x0" + i, "M\\x00\\x7f\\x85", "K\\x01\\x85")).append("s");
    }
    Path file = zip(bytes(pickle + "."), "k", new byte[4 * 0x8000]);
    assertThat(PickledTensors.read(file, List.of("1", "2", "3", "4")::contains)).hasSize(4);
    assertThatThrownBy(() -> PickledTensors.read(file, any -> true))
        .hasMessageContaining("tensor 5 shares its storage with too many others");
  }

  @ParameterizedTest
  @ValueSource(strings = {"](", "\\x85", "}\\x94", "(", "]\\x94h\\x00a", "\\x94h\\x00h\\x00\\x86"})
  void nestingAndDoublingEndQuickly(String repeated) throws IOException {
    byte[] pickle = bytes("\\x80\\x04]" + repeated.repeat(200_000 / repeated.length()) + ".");
    assertThatThrownBy(() -> PickledTensors.read(zip(pickle), any -> true))
        .isInstanceOf(InvalidModelException.class);
  }

  @Test
  void aPickleLongerThanThatOfAnyCheckpointIsRefused() throws IOException {
    byte[] pickle = bytes("\\x80\\x02" + "}".repeat(TorchFile.MAX_PICKLE_BYTES) + ".");
    assertThatThrownBy(() -> PickledTensors.read(zip(pickle), any -> true))
        .hasMessageContaining("archive/data.pkl is longer than that of any checkpoint");
    assertThatThrownBy(() -> PickledTensors.read(legacy(pickle), any -> true))
        .hasMessageContaining("does not end within 1048576 bytes");
  }

  @Test
  void aCompressedZipIsRefusedBeforeItIsRead() throws IOException {
    Path file = folder.resolve("bomb.bin");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("archive/data.pkl"));
      zip.write(new byte[1000]);
    }
    assertThatThrownBy(() -> PickledTensors.read(file, any -> true))
        .hasMessageStartingWith(file + ": has compressed entries");
  }

  @Test
  void keysOfStoragesAreNoPaths() throws IOException {
    Path secret = Files.write(folder.resolve("secret"), new byte[16]);
    String storage =
        "(\\x8c\\x07storagectorch\\nFloatStorage\\n\\x8c%c%s\\x8c\\x03cpuK\\x04tQ"
            .formatted(secret.toString().length(), secret);
    assertThatThrownBy(() -> PickledTensors.read(zip(bytes(storage + ".")), any -> true))
        .hasMessageContaining("does not hold a storage as its pickle describes it");
  }

  @Test
  void otherFilesAreToldApart() throws IOException {
    assertOther("", "is not a checkpoint that torch.save wrote");
    assertOther("<html>", "is not a checkpoint that torch.save wrote");
    assertOther("version https://git-lfs.github.com/spec/v1", "is a Git LFS pointer");
    assertOther("\\x80\\x02}.", "is a pickle that torch.save did not write" + NEVER_LOADED);
    assertOther("\\x80\\x02cos\\nsystem\\n.", "its pickle asks for os.system" + NEVER_LOADED);
  }

  @Test
  void aFileWithoutAStateDictIsAnError() throws IOException {
    assertThatThrownBy(() -> PickledTensors.read(zip(bytes("\\x80\\x02].")), any -> true))
        .hasMessageContaining("does not hold a state_dict");
  }

  private void assertOther(String content, String problem) throws IOException {
    Path file = Files.write(folder.resolve("other.bin"), bytes(content));
    assertThatThrownBy(() -> PickledTensors.read(file, any -> true))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": " + problem);
  }

  private static void assertRefused(Path file, String problem) {
    assertThatThrownBy(() -> PickledTensors.read(file, any -> true))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(problem)
        .hasMessageEndingWith(NEVER_LOADED);
  }

  private static void assertSame(String name, FloatTensor actual, FloatTensor expected) {
    assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
    assertThat(actual.data()).as(name).isEqualTo(expected.data());
  }

  private static String tensor(String storage, String offset, String size, String stride) {
    return "ctorch._utils\\n_rebuild_tensor_v2\\n(" + storage + offset + size + stride + "\\x89}tR";
  }

  private Path legacy(byte[] pickle) throws IOException {
    Path file = folder.resolve("legacy.bin");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(bytes("\\x80\\x02\\x8a\\x0al\\xfc\\x9cF\\xf9 j\\xa8P\\x19."));
      out.write(bytes("\\x80\\x02M\\xe9\\x03."));
      out.write(bytes("\\x80\\x02}."));
      out.write(pickle);
    }
    return file;
  }

  private Path zip(byte[] pickle) throws IOException {
    return zip(pickle, "unused", new byte[0]);
  }

  private Path zip(byte[] pickle, String key, byte[] values) throws IOException {
    Path file = folder.resolve("zip.bin");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      stored(zip, "archive/data.pkl", pickle);
      stored(zip, "archive/data/" + key, values);
    }
    return file;
  }

  private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
  }

  /** Python's notation of bytes. */
  private static byte[] bytes(String notation) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < notation.length(); i++) {
      if (notation.startsWith("\\x", i)) {
        text.append((char) Integer.parseInt(notation.substring(i + 2, i + 4), 16));
        i += 3;
      } else if (notation.startsWith("\\n", i)) {
        text.append('\n');
        i++;
      } else {
        text.append(notation.charAt(i));
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }
}
