package org.uimaadr.corpus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The published ADE-Corpus V2, which is not part of this project. */
final class RealCorpus {

  private static final Logger LOG = LoggerFactory.getLogger(RealCorpus.class);

  private static final Path FOLDER =
      Path.of(System.getProperty("adr.corpus", "../shared/data/ade-corpus-v2"));

  private static Corpus corpus;

  private RealCorpus() {}

  /** The corpus, read strictly and once. */
  static synchronized Corpus read() throws IOException {
    if (corpus == null) {
      corpus = AdeCorpus.read(folder(), false);
    }
    return corpus;
  }

  /** Its folder; a test that asks where there is none is skipped, and says so. */
  static Path folder() {
    boolean present = AdeCorpus.isIn(FOLDER);
    String skipped =
        "SKIPPED: no ADE-Corpus V2 in "
            + FOLDER.toAbsolutePath()
            + "; name its folder by -Dadr.corpus=DIR";
    if (!present) {
      // The build's report keeps this message to itself.
      LOG.warn(skipped);
    }
    assumeTrue(present, skipped);
    return FOLDER;
  }
}
