package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Sentences of a corpus: all that state an adverse drug reaction, and a share of the others, whose
 * number is the same in every epoch.
 *
 * <p>With {@code together}, the sentences of half of the abstracts are read together, as far as the
 * epoch sees them; which half, and in which order, is drawn anew each epoch, see {@link
 * CorpusGroup}. The others are read alone, since that is asked for, too.
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
    List<LabelledPassage> varied =
        sample.stream()
            .map(sentence -> LabelledPassage.of(variation.vary(sentence, random)))
            .toList();
    return together ? inGroups(sample, varied, random) : varied.stream().map(List::of).toList();
  }

  private static List<List<LabelledPassage>> inGroups(
      List<CorpusSentence> sample, List<LabelledPassage> varied, Random random) {
    List<List<LabelledPassage>> passages = new ArrayList<>();
    for (CorpusGroup group : CorpusGroup.of(sample)) {
      List<LabelledPassage> drawn = group.shuffled(random).stream().map(varied::get).toList();
      if (random.nextBoolean()) {
        passages.add(drawn);
      } else {
        drawn.forEach(passage -> passages.add(List.of(passage)));
      }
    }
    return passages;
  }
}
