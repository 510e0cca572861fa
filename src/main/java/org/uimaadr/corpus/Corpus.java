package org.uimaadr.corpus;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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

  /**
   * Reads a folder in whichever packaging of ADE-Corpus V2 it holds, the original one if both.
   *
   * @param folder the folder
   * @param skipMalformed as in {@link AdeCorpus#read} and {@link HuggingFaceAdeCorpus#read}
   * @throws CorpusFormatException names the first malformed line, unless they are skipped
   * @throws IOException if the folder holds neither packaging or cannot be read
   */
  public static Corpus read(Path folder, boolean skipMalformed) throws IOException {
    if (AdeCorpus.isIn(folder)) {
      return AdeCorpus.read(folder, skipMalformed);
    }
    if (HuggingFaceAdeCorpus.isIn(folder)) {
      return HuggingFaceAdeCorpus.read(folder, skipMalformed);
    }
    throw new NoSuchFileException(
        folder.toString(),
        null,
        "no ADE-Corpus V2 here; give a folder that holds "
            + "DRUG-AE.rel, DRUG-DOSE.rel and ADE-NEG.txt, or the Hugging Face packaging as *.jsonl");
  }
}
