package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Sentences of a corpus, each a passage of its own: all that state an adverse drug reaction, and a
 * share of the others, whose number is the same in every epoch.
 *
 * @param sentences what to learn from
 * @param negativeShare share of the other sentences that an epoch sees, drawn anew each epoch
 * @param variation what makes the epochs different
 * @param seed of all that is drawn
 */
public record CorpusPassages(
    List<CorpusSentence> sentences, double negativeShare, TextVariation variation, long seed)
    implements PassageSource {

  /** Copies the list. */
  public CorpusPassages {
    sentences = List.copyOf(sentences);
  }

  @Override
  public List<LabelledPassage> passages(int epoch) {
    Random random = new Random(31 * seed + epoch);
    List<CorpusSentence> negatives =
        new ArrayList<>(sentences.stream().filter(sentence -> !sentence.adr()).toList());
    Collections.shuffle(negatives, random);
    List<CorpusSentence> sample =
        new ArrayList<>(sentences.stream().filter(CorpusSentence::adr).toList());
    sample.addAll(negatives.subList(0, (int) Math.ceil(negatives.size() * negativeShare)));
    return sample.stream()
        .map(sentence -> variation.vary(sentence, random))
        .map(LabelledPassage::of)
        .toList();
  }
}
