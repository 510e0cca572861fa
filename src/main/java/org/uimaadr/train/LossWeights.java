package org.uimaadr.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * How much each head's loss weighs. The bundle gets the heads that are named here, in this order.
 *
 * @param sentence of the sentence head
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

  /** Rejects weights that cannot work and copies the maps. */
  public LossWeights {
    TrainingOptions.require(
        positive > 0 && positive < Double.POSITIVE_INFINITY,
        "weight of positive sentences",
        positive,
        "above 0");
    taggers = copy(MentionType.class, taggers);
    relations = copy(RelationType.class, relations);
  }

  private static <T extends Enum<T>> Map<T, Double> copy(Class<T> types, Map<T, Double> weights) {
    Map<T, Double> copy = new EnumMap<>(types);
    copy.putAll(weights);
    return Collections.unmodifiableMap(copy);
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
