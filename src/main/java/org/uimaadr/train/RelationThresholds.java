package org.uimaadr.train;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.eval.LabelledScores;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.eval.SpanMatch;
import org.uimaadr.eval.TemperatureScaling;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.text.RelationType;

/**
 * Decides on the development part when two mentions are related. The pairs are those of the
 * mentions that the taggers find there.
 *
 * <p>A temperature makes the confidence the probability that a relation of the gold standard
 * overlaps both mentions: whether their boundaries are exact is not what the confidence of a
 * relation should tell. The threshold is that of the best strict F1, relations between sentences
 * that are read together included.
 *
 * @param temperatures of each relation head
 * @param least confidence of a relation
 */
record RelationThresholds(Map<RelationType, Double> temperatures, Map<RelationType, Double> least) {

  /** Thresholds that are tried, in hundredths: few, for few pairs must not be fitted one by one. */
  private static final int LOWEST = 5;

  private static final int HIGHEST = 95;
  private static final int STEP = 5;
  private static final double EVEN = 0.5;

  /**
   * Chooses.
   *
   * @param parts development parts; each counts the same for the thresholds, whatever its size
   * @param decoder reads the mentions
   */
  static RelationThresholds choose(
      List<ScoredCorpus> parts, SentenceDecoder decoder, List<RelationType> relations) {
    Map<RelationType, Double> temperatures = new EnumMap<>(RelationType.class);
    Map<RelationType, Double> least = new EnumMap<>(RelationType.class);
    for (RelationType type : relations) {
      TemperatureScaling scaling =
          scaling(
              LabelledScores.joined(
                  parts.stream()
                      .map(part -> part.pairs(decoder, type, SpanMatch.OVERLAP))
                      .toList()));
      temperatures.put(type, scaling.temperature());
      List<RelatedPairs> pairs =
          parts.stream()
              .map(
                  part ->
                      new RelatedPairs(
                          part.pairs(decoder, type, SpanMatch.STRICT), part.relations(type)))
              .toList();
      least.put(type, bestThreshold(scaling, pairs));
    }
    return new RelationThresholds(temperatures, least);
  }

  /**
   * The pairs of a part.
   *
   * @param scores of the pairs of mentions that were read
   * @param gold number of annotated relations
   */
  private record RelatedPairs(LabelledScores scores, int gold) {

    double f1(double threshold, TemperatureScaling scaling) {
      int right = 0;
      int wrong = 0;
      for (int i = 0; i < scores.gold().length; i++) {
        if (scaling.probability(scores.scores()[i]) >= threshold) {
          if (scores.gold()[i]) {
            right++;
          } else {
            wrong++;
          }
        }
      }
      return new PrecisionRecall(right, wrong, gold - right).f1();
    }
  }

  /** Without examples of both kinds there is nothing to fit. */
  private static TemperatureScaling scaling(LabelledScores pairs) {
    int related = pairs.positives();
    return related == 0 || related == pairs.gold().length
        ? new TemperatureScaling(1)
        : TemperatureScaling.fit(pairs.scores(), pairs.gold());
  }

  /** The one of the best mean F1; of equally good ones the nearest to one half. */
  private static double bestThreshold(TemperatureScaling scaling, List<RelatedPairs> parts) {
    double best = EVEN;
    double bestF1 = meanF1(EVEN, scaling, parts);
    for (int hundredths = LOWEST; hundredths <= HIGHEST; hundredths += STEP) {
      double threshold = hundredths / 100.0;
      double f1 = meanF1(threshold, scaling, parts);
      boolean nearer = Math.abs(threshold - EVEN) < Math.abs(best - EVEN);
      if (f1 > bestF1 || f1 == bestF1 && nearer) {
        best = threshold;
        bestF1 = f1;
      }
    }
    return best;
  }

  private static double meanF1(
      double threshold, TemperatureScaling scaling, List<RelatedPairs> parts) {
    return parts.stream().mapToDouble(part -> part.f1(threshold, scaling)).average().orElse(0);
  }
}
