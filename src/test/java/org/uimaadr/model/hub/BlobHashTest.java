package org.uimaadr.model.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobHashTest {

  @TempDir private Path folder;

  /** The values of {@code git hash-object} and {@code sha256sum}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ce013625030ba8dba906f756967f9e9ca394464a",
        "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"
      })
  void aFileIsHashedAsItsEtagIs(String etag) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "hello\n");

    assertThat(BlobHash.of(file, etag)).isEqualTo(etag);
  }

  @Test
  void otherEtagsAreNoHashes() {
    assertThat(BlobHash.isHash("5f2b-60a")).isFalse();
    assertThat(BlobHash.isHash("ce013625030ba8dba906f756967f9e9ca394464")).isFalse();
  }
}
