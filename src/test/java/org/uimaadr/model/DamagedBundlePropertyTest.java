package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** However a bundle is damaged, opening it is an error that names the file. */
class DamagedBundlePropertyTest {

  private static final ModelBundleWriter WRITER =
      new ModelBundleWriter(TensorStorage.F16, TensorStorage.INT8);

  private static BundleContent content;
  private static Path parent;
  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    content = TinyModel.content();
    parent = Files.createTempDirectory("damaged");
    folder = parent.resolve("bundle");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    for (BundleFile file : BundleFile.values()) {
      Files.delete(file.path());
    }
    Files.delete(folder);
    Files.delete(parent);
  }

  enum BundleFile {
    MODEL("model.json"),
    TOKENIZER("tokenizer.json"),
    WEIGHTS("model.safetensors"),
    CARD("MODEL_CARD.md");

    private final String fileName;

    BundleFile(String fileName) {
      this.fileName = fileName;
    }

    Path path() {
      return folder.resolve(fileName);
    }
  }

  @Property(tries = 200)
  void aTruncatedFileIsNamed(
      @ForAll BundleFile file, @ForAll @DoubleRange(max = 1, maxIncluded = false) double where)
      throws IOException {
    WRITER.replace(folder, content);
    byte[] bytes = Files.readAllBytes(file.path());
    // Without its last byte, a line feed, model.json is still whole.
    int length = (int) (where * (bytes.length - 1));
    Files.write(file.path(), Arrays.copyOf(bytes, length));
    assertOpeningNames(file);
  }

  @Property(tries = 200)
  void aChangedByteIsNoticed(
      @ForAll("hashed") BundleFile file,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double where,
      @ForAll @IntRange(min = 1, max = 255) int change)
      throws IOException {
    WRITER.replace(folder, content);
    byte[] bytes = Files.readAllBytes(file.path());
    bytes[(int) (where * bytes.length)] ^= (byte) change;
    Files.write(file.path(), bytes);
    assertOpeningNames(file);
  }

  /** All but model.json: it states the hashes of the others, nothing states its own. */
  @Provide
  Arbitrary<BundleFile> hashed() {
    return Arbitraries.of(BundleFile.TOKENIZER, BundleFile.WEIGHTS, BundleFile.CARD);
  }

  private static void assertOpeningNames(BundleFile file) {
    assertThatThrownBy(() -> ModelBundle.open(folder).readWeights())
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file.path() + ": ");
  }
}
