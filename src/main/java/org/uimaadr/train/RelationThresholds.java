package org.uimaadr.train;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.corpus.CorpusSentence;
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
 * relation should tell. The threshold is that of the best strict F1.
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
   * @param decoder reads the mentions
   */
  static RelationThresholds choose(
      ScoredCorpus development, SentenceDecoder decoder, List<RelationType> relations) {
    Map<RelationType, Double> temperatures = new EnumMap<>(RelationType.class);
    Map<RelationType, Double> least = new EnumMap<>(RelationType.class);
    for (RelationType type : relations) {
      TemperatureScaling scaling = scaling(development.pairs(decoder, type, SpanMatch.OVERLAP));
      temperatures.put(type, scaling.temperature());
      least.put(
          type,
          bestThreshold(
              scaling,
              development.pairs(decoder, type, SpanMatch.STRICT),
              gold(development, type)));
    }
    return new RelationThresholds(temperatures, least);
  }

  /** Without examples of both kinds there is nothing to fit. */
  private static TemperatureScaling scaling(LabelledScores pairs) {
    int related = pairs.positives();
    return related == 0 || related == pairs.gold().length
        ? new TemperatureScaling(1)
        : TemperatureScaling.fit(pairs.scores(), pairs.gold());
  }

  private static int gold(ScoredCorpus development, RelationType type) {
    int gold = 0;
    for (CorpusSentence sentence : development.sentences()) {
      gold +=
          (int)
              sentence.relations().stream()
                  .filter(relation -> relation.target().type() == type.target())
                  .count();
    }
    return gold;
  }

  /** The one of the best F1; of equally good ones the nearest to one half. */
  private static double bestThreshold(TemperatureScaling scaling, LabelledScores pairs, int gold) {
    double best = EVEN;
    double bestF1 = f1(EVEN, scaling, pairs, gold);
    for (int hundredths = LOWEST; hundredths <= HIGHEST; hundredths += STEP) {
      double threshold = hundredths / 100.0;
      double f1 = f1(threshold, scaling, pairs, gold);
      boolean nearer = Math.abs(threshold - EVEN) < Math.abs(best - EVEN);
      if (f1 > bestF1 || f1 == bestF1 && nearer) {
        best = threshold;
        bestF1 = f1;
      }
    }
    return best;
  }

  private static double f1(
      double threshold, TemperatureScaling scaling, LabelledScores pairs, int gold) {
    int right = 0;
    int wrong = 0;
    for (int i = 0; i < pairs.scores().length; i++) {
      if (scaling.probability(pairs.scores()[i]) >= threshold) {
        if (pairs.gold()[i]) {
          right++;
        } else {
          wrong++;
        }
      }
    }
    return new PrecisionRecall(right, wrong, gold - right).f1();
  }
}
