package org.uimaadr.corpus;

import java.util.List;

/**
 * What was read from a corpus folder.
 *
 * @param name name of the corpus and its packaging, as {@code ade-corpus-v2}
 * @param sentences the units, in the order of the files
 * @param problems lines that were skipped or repaired; empty after a strict reading of a corpus
 *     without defects
 */
public record Corpus(String name, List<CorpusSentence> sentences, List<CorpusProblem> problems) {

  /** Copies both lists. */
  public Corpus {
    sentences = List.copyOf(sentences);
    problems = List.copyOf(problems);
  }
}
