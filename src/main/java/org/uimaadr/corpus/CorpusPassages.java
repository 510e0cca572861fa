package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Sentences of a corpus, each a passage of its own: all that state an adverse drug reaction, and a
 * share of the others, whose number is the same in every epoch.
 *
 * <p>With {@code together}, the sentences of half of the abstracts are read together, which half
 * and in which order is drawn anew each epoch: the corpus does not tell where its sentences stand,
 * and the order of its files tells their labels.
 *
 * @param sentences what to learn from
 * @param negativeShare share of the other sentences that an epoch sees, drawn anew each epoch
 * @param together whether sentences of one group may be read together
 * @param variation what makes the epochs different
 * @param seed of all that is drawn
 */
public record CorpusPassages(
    List<CorpusSentence> sentences,
    double negativeShare,
    boolean together,
    TextVariation variation,
    long seed)
    implements PassageSource {

  /** Copies the list. */
  public CorpusPassages {
    sentences = List.copyOf(sentences);
  }

  @Override
  public List<List<LabelledPassage>> passages(int epoch) {
    Random random = new Random(31 * seed + epoch);
    List<CorpusSentence> negatives =
        new ArrayList<>(sentences.stream().filter(sentence -> !sentence.adr()).toList());
    Collections.shuffle(negatives, random);
    List<CorpusSentence> sample =
        new ArrayList<>(sentences.stream().filter(CorpusSentence::adr).toList());
    sample.addAll(negatives.subList(0, (int) Math.ceil(negatives.size() * negativeShare)));
    Map<String, List<LabelledPassage>> groups = new LinkedHashMap<>();
    for (CorpusSentence sentence : sample) {
      groups
          .computeIfAbsent(sentence.group(), group -> new ArrayList<>())
          .add(LabelledPassage.of(variation.vary(sentence, random)));
    }
    List<List<LabelledPassage>> passages = new ArrayList<>();
    for (List<LabelledPassage> group : groups.values()) {
      if (together && random.nextBoolean()) {
        Collections.shuffle(group, random);
        passages.add(group);
      } else {
        group.forEach(passage -> passages.add(List.of(passage)));
      }
    }
    return passages;
  }
}
