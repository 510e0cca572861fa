package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.model.ScoredPair;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;

/**
 * The scored pairs of all mentions that may be read in one sentence.
 *
 * @param pairs the pairs
 */
record SentencePairs(List<ScoredPair> pairs) {

  /** Puts pairs to their sentences; those of two sentences that were read together are left out. */
  static List<SentencePairs> of(int sentences, List<ScoredPair> pairs) {
    List<SentencePairs> bySentence = new ArrayList<>(sentences);
    for (int i = 0; i < sentences; i++) {
      bySentence.add(new SentencePairs(new ArrayList<>()));
    }
    pairs.stream()
        .filter(pair -> pair.drug().sentence() == pair.target().sentence())
        .forEach(pair -> bySentence.get(pair.drug().sentence()).pairs.add(pair));
    return bySentence;
  }

  /** The pairs of these mentions, of one type. */
  List<ScoredPair> among(List<TypedSpan> mentions, RelationType type) {
    return among(mentions).stream().filter(pair -> pair.type() == type).toList();
  }

  /** What a decoder makes of the pairs of these mentions. */
  List<CorpusRelation> relations(List<TypedSpan> mentions, SentenceDecoder decoder) {
    return decoder.relate(among(mentions)).stream()
        .map(relation -> new CorpusRelation(relation.drug().span(), relation.target().span()))
        .toList();
  }

  private List<ScoredPair> among(List<TypedSpan> mentions) {
    Set<TypedSpan> known = new HashSet<>(mentions);
    return pairs.stream()
        .filter(pair -> known.contains(pair.drug().span()) && known.contains(pair.target().span()))
        .toList();
  }
}
