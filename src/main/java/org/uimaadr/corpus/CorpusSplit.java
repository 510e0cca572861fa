package org.uimaadr.corpus;

import java.util.List;

/** A way to divide a corpus into what is learned from and what is not. */
@FunctionalInterface
public interface CorpusSplit {

  /**
   * Divides a corpus.
   *
   * @param sentences the corpus, as {@link SplitName} says that this split wants it
   * @throws IllegalArgumentException if this is not the corpus that the split was made for; the
   *     message says what is wanted
   */
  CorpusDivision divide(List<CorpusSentence> sentences);
}
