package org.uimaadr.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * What turns logits into probabilities: temperatures, softmax(logits / temperature), Guo et al., On
 * Calibration of Modern Neural Networks, 2017, of which 1 changes nothing; and for sentences what
 * the others of their document say.
 *
 * @param sentence temperature of the sentence head
 * @param surestOther by how many nats the log-odds of a sentence rise where another one of its
 *     document states an ADR for certain, and fall where certainly none does; 0 changes nothing. A
 *     report of an ADR speaks of it more than once, and what reads like one in a document without
 *     any is seldom one
 * @param taggers temperature of each tagger
 * @param relations temperature of each relation head
 */
public record Calibration(
    double sentence,
    double surestOther,
    Map<MentionType, Double> taggers,
    Map<RelationType, Double> relations) {

  /** Rejects temperatures that are not above 0, and a weight that is below. */
  public Calibration {
    taggers = ByType.copyOf(MentionType.class, taggers);
    relations = ByType.copyOf(RelationType.class, relations);
    check(sentence);
    if (!(surestOther >= 0 && surestOther < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Not a weight of the surest other: " + surestOther);
    }
    taggers.values().forEach(Calibration::check);
    relations.values().forEach(Calibration::check);
  }

  /** Temperatures of a model without relations. */
  public Calibration(double sentence, Map<MentionType, Double> taggers) {
    this(sentence, 0, taggers, Map.of());
  }

  /** The same with another weight of a document's surest other sentence. */
  public Calibration withSurestOther(double weight) {
    return new Calibration(sentence, weight, taggers, relations);
  }

  /** The same with other temperatures of relation heads. */
  public Calibration withRelations(Map<RelationType, Double> temperatures) {
    return new Calibration(sentence, surestOther, taggers, temperatures);
  }

  /**
   * Calibrated log-odds that each sentence of a document states an ADR: logit / temperature +
   * surestOther x (2 p - 1), where p is the greatest calibrated probability of the other sentences.
   * A document of one sentence has no other: p says nothing then.
   *
   * @param logits log-odds by the sentence head, in order; NaN without one
   */
  public double[] sentenceLogOdds(double[] logits) {
    double[] alone = Arrays.stream(logits).map(logit -> logit / sentence).toArray();
    if (alone.length < 2 || surestOther == 0) {
      return alone;
    }
    int surest = 0;
    double second = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < alone.length; i++) {
      if (alone[i] > alone[surest]) {
        second = alone[surest];
        surest = i;
      } else {
        second = Math.max(second, alone[i]);
      }
    }
    double[] together = new double[alone.length];
    for (int i = 0; i < alone.length; i++) {
      double other = probability(i == surest ? second : alone[surest]);
      together[i] = alone[i] + surestOther * (2 * other - 1);
    }
    return together;
  }

  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /**
   * Calibrated probabilities that each sentence of a document states an ADR, by {@link
   * #sentenceLogOdds}.
   */
  public double[] sentenceProbabilities(double[] logits) {
    return Arrays.stream(sentenceLogOdds(logits)).map(Calibration::probability).toArray();
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
