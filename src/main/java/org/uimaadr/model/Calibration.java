package org.uimaadr.model;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * Temperatures that turn logits into calibrated probabilities: softmax(logits / temperature), Guo
 * et al., On Calibration of Modern Neural Networks, 2017. A temperature of 1 changes nothing.
 *
 * @param sentence temperature of the sentence head
 * @param taggers temperature of each tagger
 * @param relations temperature of each relation head
 */
public record Calibration(
    double sentence, Map<MentionType, Double> taggers, Map<RelationType, Double> relations) {

  /** Rejects temperatures that are not above 0. */
  public Calibration {
    taggers = ByType.copyOf(MentionType.class, taggers);
    relations = ByType.copyOf(RelationType.class, relations);
    check(sentence);
    taggers.values().forEach(Calibration::check);
    relations.values().forEach(Calibration::check);
  }

  /** Temperatures of a model without relations. */
  public Calibration(double sentence, Map<MentionType, Double> taggers) {
    this(sentence, taggers, Map.of());
  }

  /** Takes the logits as they are. */
  public static Calibration none(Collection<MentionType> taggers) {
    return new Calibration(
        1, taggers.stream().collect(Collectors.toMap(Function.identity(), tagger -> 1.0)));
  }

  private static void check(double temperature) {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Not a temperature: " + temperature);
    }
  }
}
