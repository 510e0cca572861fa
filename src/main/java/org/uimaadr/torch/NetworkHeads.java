package org.uimaadr.torch;

import java.util.List;

/**
 * What stands on a network's encoder.
 *
 * @param sentence whether there is a sentence head
 * @param taggers names of the taggers, in the order of their logits
 * @param relations names of the relation heads, in the order of their numbers in a {@link SpanPair}
 * @param masked whether there is the head of BertForMaskedLM, for pretraining
 */
public record NetworkHeads(
    boolean sentence, List<String> taggers, List<String> relations, boolean masked) {

  /** Copies the lists. */
  public NetworkHeads {
    taggers = List.copyOf(taggers);
    relations = List.copyOf(relations);
  }

  /** Heads that answer questions about a text, without that for pretraining. */
  public NetworkHeads(boolean sentence, List<String> taggers, List<String> relations) {
    this(sentence, taggers, relations, false);
  }

  /** The head of BertForMaskedLM, alone. */
  public static NetworkHeads maskedOnly() {
    return new NetworkHeads(false, List.of(), List.of(), true);
  }

  /** The head of BertForSequenceClassification, alone. */
  public static NetworkHeads sentenceOnly() {
    return new NetworkHeads(true, List.of(), List.of());
  }

  /** Number of losses: the sentence head's, each tagger's, each relation head's. */
  public int losses() {
    return 1 + taggers.size() + relations.size();
  }
}
