package org.uimaadr.model;

import java.util.Map;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * What an operating point asks of the scores.
 *
 * @param sentence least calibrated probability, 0 to 1, with which a sentence states an adverse
 *     drug reaction
 * @param outsidePenalty per tagger, by how many nats the log-probability of O is lowered before
 *     spans are decoded: 0 changes nothing, more finds more mentions
 * @param relations per relation head, the least calibrated probability, 0 to 1, with which two
 *     mentions are related
 */
public record Thresholds(
    double sentence, Map<MentionType, Double> outsidePenalty, Map<RelationType, Double> relations) {

  /** Rejects what is no probability and penalties that are not finite. */
  public Thresholds {
    checkProbability(sentence);
    outsidePenalty = ByType.copyOf(MentionType.class, outsidePenalty);
    relations = ByType.copyOf(RelationType.class, relations);
    relations.values().forEach(Thresholds::checkProbability);
    for (double penalty : outsidePenalty.values()) {
      if (!Double.isFinite(penalty)) {
        throw new IllegalArgumentException("Not a penalty in nats: " + penalty);
      }
    }
  }

  /** Thresholds of a model without relations. */
  public Thresholds(double sentence, Map<MentionType, Double> outsidePenalty) {
    this(sentence, outsidePenalty, Map.of());
  }

  private static void checkProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("Not a probability: " + probability);
    }
  }

  /** The same thresholds of the other heads beside another one for sentences. */
  public Thresholds withSentence(double threshold) {
    return new Thresholds(threshold, outsidePenalty, relations);
  }

  /** The same thresholds of the other heads beside others for relations. */
  public Thresholds withRelations(Map<RelationType, Double> thresholds) {
    return new Thresholds(sentence, outsidePenalty, thresholds);
  }
}
