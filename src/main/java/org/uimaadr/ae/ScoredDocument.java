package org.uimaadr.ae;

import java.util.List;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.text.TextSpan;

/**
 * A document between {@code score} and {@code write}.
 *
 * @param sentences its sentences
 * @param read what was decided of each, offsets relative to the sentence
 * @param windows number of windows that were scored
 */
public record ScoredDocument(List<TextSpan> sentences, List<ReadSentence> read, int windows) {

  /** Copies the lists. */
  public ScoredDocument {
    sentences = List.copyOf(sentences);
    read = List.copyOf(read);
  }
}
