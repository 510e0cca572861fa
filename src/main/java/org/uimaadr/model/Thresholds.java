package org.uimaadr.model;

import java.util.Map;
import org.uimaadr.text.MentionType;

/**
 * What an operating point asks of the scores.
 *
 * @param sentence least calibrated probability, 0 to 1, with which a sentence states an adverse
 *     drug reaction
 * @param outsidePenalty per tagger, by how many nats the log-probability of O is lowered before
 *     spans are decoded: 0 changes nothing, more finds more mentions
 */
public record Thresholds(double sentence, Map<MentionType, Double> outsidePenalty) {

  /** Rejects what is no probability and penalties that are not finite. */
  public Thresholds {
    if (!(sentence >= 0 && sentence <= 1)) {
      throw new IllegalArgumentException("Not a probability: " + sentence);
    }
    outsidePenalty = ByTagger.copyOf(outsidePenalty);
    for (double penalty : outsidePenalty.values()) {
      if (!Double.isFinite(penalty)) {
        throw new IllegalArgumentException("Not a penalty in nats: " + penalty);
      }
    }
  }

  /** The same tagger thresholds beside another threshold for sentences. */
  public Thresholds withSentence(double threshold) {
    return new Thresholds(threshold, outsidePenalty);
  }
}
