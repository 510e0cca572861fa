package org.uimaadr.corpus;

import java.nio.file.Path;

/** Where the small corpora lie that this project wrote for its tests. */
final class TestCorpus {

  static final Path ORIGINAL = Path.of("testdata/corpus");
  static final Path HUGGING_FACE = Path.of("testdata/corpus-huggingface");

  private TestCorpus() {}

  static CorpusSentence sentence(Corpus corpus, String textBegin) {
    return corpus.sentences().stream()
        .filter(sentence -> sentence.text().startsWith(textBegin))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no sentence begins with: " + textBegin));
  }
}
