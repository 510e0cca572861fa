package org.uimaadr.model;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * What turns logits into calibrated probabilities: for sentences see {@link SentenceProbability};
 * for the other heads temperatures, softmax(logits / temperature), Guo et al., On Calibration of
 * Modern Neural Networks, 2017. A temperature of 1 changes nothing.
 *
 * @param sentence of the sentence head
 * @param taggers temperature of each tagger
 * @param relations temperature of each relation head
 */
public record Calibration(
    SentenceProbability sentence,
    Map<MentionType, Double> taggers,
    Map<RelationType, Double> relations) {

  /** Copies the maps; rejects temperatures that are not above 0. */
  public Calibration {
    taggers = ByType.copyOf(MentionType.class, taggers);
    relations = ByType.copyOf(RelationType.class, relations);
    taggers.values().forEach(Calibration::check);
    relations.values().forEach(Calibration::check);
  }

  /** Temperatures of a model without relations. */
  public Calibration(SentenceProbability sentence, Map<MentionType, Double> taggers) {
    this(sentence, taggers, Map.of());
  }

  /** The same with other temperatures of relation heads. */
  public Calibration withRelations(Map<RelationType, Double> temperatures) {
    return new Calibration(sentence, taggers, temperatures);
  }

  /** Takes the logits as they are. */
  public static Calibration none(Collection<MentionType> taggers) {
    return new Calibration(
        SentenceProbability.tempered(1),
        taggers.stream().collect(Collectors.toMap(Function.identity(), tagger -> 1.0)));
  }

  /** The probability of log-odds. */
  public static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  static void check(double temperature) {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Not a temperature: " + temperature);
    }
  }
}
