package org.uimaadr.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds files of the repository to what the code says, or rewrites them to it. */
final class GoldenText {

  private static final String UPDATE = "update.descriptors";

  private GoldenText() {}

  /**
   * Compares a file with the text that it should hold; with {@code -Dupdate.descriptors=true}
   * writes it.
   */
  static void check(Path file, String expected) throws IOException {
    if (Boolean.getBoolean(UPDATE)) {
      Files.writeString(file, expected);
    }
    assertThat(file)
        .as("%s is behind the code; run the tests with -D%s=true", file, UPDATE)
        .hasContent(expected);
  }
}
