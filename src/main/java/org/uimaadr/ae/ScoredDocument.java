package org.uimaadr.ae;

import java.util.List;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.model.ScoredRelation;
import org.uimaadr.text.TextSpan;

/**
 * A document between {@code score} and {@code write}.
 *
 * @param sentences its sentences
 * @param read what was decided of each, offsets relative to the sentence
 * @param relations what was decided between these mentions, of one sentence or of sentences that
 *     were read together
 * @param pairsLeftOut number of pairs of mentions that were not looked at, since their sentences
 *     name too many drugs and reactions
 * @param windows number of windows that were scored
 */
public record ScoredDocument(
    List<TextSpan> sentences,
    List<ReadSentence> read,
    List<ScoredRelation> relations,
    int pairsLeftOut,
    int windows) {

  /** Copies the lists. */
  public ScoredDocument {
    sentences = List.copyOf(sentences);
    read = List.copyOf(read);
    relations = List.copyOf(relations);
  }
}
