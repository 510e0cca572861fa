package org.uimaadr.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * How much each head's loss weighs. The bundle gets the heads that are named here, in this order.
 *
 * @param sentence of the sentence head; 0 if there is none
 * @param positive of sentences that state an ADR within the sentence head's loss; that of the
 *     others is 1
 * @param taggers of each tagger
 * @param relations of each relation head
 */
public record LossWeights(
    double sentence,
    double positive,
    Map<MentionType, Double> taggers,
    Map<RelationType, Double> relations) {

  private static final String SENTENCE = "sentence";

  /** Rejects weights that cannot work and copies the maps. */
  public LossWeights {
    TrainingOptions.require(
        positive > 0 && positive < Double.POSITIVE_INFINITY,
        "weight of positive sentences",
        positive,
        "above 0");
    taggers = Collections.unmodifiableMap(copyOf(MentionType.class, taggers));
    relations = Collections.unmodifiableMap(copyOf(RelationType.class, relations));
  }

  private static <T extends Enum<T>> Map<T, Double> copyOf(Class<T> types, Map<T, Double> weights) {
    Map<T, Double> copy = new EnumMap<>(types);
    copy.putAll(weights);
    return copy;
  }

  /**
   * The same weights with some of the heads only.
   *
   * @param heads {@code sentence}, and names of mention types and relation types
   * @throws IllegalArgumentException for another name
   */
  LossWeights only(Collection<String> heads) {
    Set<String> known = new LinkedHashSet<>();
    known.add(SENTENCE);
    taggers.keySet().forEach(type -> known.add(type.name()));
    relations.keySet().forEach(type -> known.add(type.name()));
    for (String head : heads) {
      if (!known.contains(head)) {
        throw new IllegalArgumentException(
            "There is no head " + head + "; give some of " + String.join(", ", known));
      }
    }
    Map<MentionType, Double> keptTaggers = copyOf(MentionType.class, taggers);
    keptTaggers.keySet().removeIf(type -> !heads.contains(type.name()));
    Map<RelationType, Double> keptRelations = copyOf(RelationType.class, relations);
    keptRelations.keySet().removeIf(type -> !heads.contains(type.name()));
    double keptSentence = heads.contains(SENTENCE) ? sentence : 0;
    return new LossWeights(keptSentence, positive, keptTaggers, keptRelations);
  }

  /** Whether there is a sentence head. */
  boolean hasSentenceHead() {
    return sentence > 0;
  }

  /** Of the sentence head, then of each tagger, then of each relation head. */
  List<Double> inOrder() {
    List<Double> weights = new ArrayList<>();
    weights.add(sentence);
    weights.addAll(taggers.values());
    weights.addAll(relations.values());
    return weights;
  }
}
