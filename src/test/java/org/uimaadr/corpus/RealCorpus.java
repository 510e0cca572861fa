package org.uimaadr.corpus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** The published ADE-Corpus V2, which is not part of this project. */
final class RealCorpus {

  private static final Path FOLDER =
      Path.of(System.getProperty("adr.corpus", "../shared/data/ade-corpus-v2"));

  private RealCorpus() {}

  /** Its folder; a test that asks where there is none is skipped, and says so. */
  static Path folder() {
    assumeTrue(
        AdeCorpus.isIn(FOLDER),
        () ->
            "SKIPPED: no ADE-Corpus V2 in "
                + FOLDER.toAbsolutePath()
                + "; name its folder by -Dadr.corpus=DIR");
    return FOLDER;
  }
}
