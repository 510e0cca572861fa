package org.uimaadr.train;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.eval.LabelledPairs;
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
 * relation should tell. The thresholds are those of the best strict F1, relations between sentences
 * that are read together included.
 *
 * @param temperatures of each relation head
 * @param least confidence of a relation
 * @param sole least confidence of a mention's most probable relation where it has no other; none
 *     for relations that are not better for it
 */
record RelationThresholds(
    Map<RelationType, Double> temperatures,
    Map<RelationType, Double> least,
    Map<RelationType, Double> sole) {

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
    Map<RelationType, Double> sole = new EnumMap<>(RelationType.class);
    for (RelationType type : relations) {
      TemperatureScaling scaling =
          scaling(
              LabelledScores.joined(
                  parts.stream()
                      .map(part -> part.pairs(decoder, type, SpanMatch.OVERLAP).scores())
                      .toList()));
      temperatures.put(type, scaling.temperature());
      Choice best =
          best(
              parts.stream()
                  .map(
                      part ->
                          RelatedPairs.of(
                              part.pairs(decoder, type, SpanMatch.STRICT),
                              part.relations(type),
                              scaling))
                  .toList());
      least.put(type, best.least);
      if (best.sole < best.least) {
        sole.put(type, best.sole);
      }
    }
    return new RelationThresholds(temperatures, least, sole);
  }

  /**
   * The pairs of a part.
   *
   * @param probabilities that they are related
   * @param mostProbable whether a pair is the most probable one of its target
   * @param related whether they are
   * @param gold number of annotated relations
   */
  private record RelatedPairs(
      double[] probabilities, boolean[] mostProbable, boolean[] related, int gold) {

    static RelatedPairs of(LabelledPairs pairs, int gold, TemperatureScaling scaling) {
      double[] probabilities =
          Arrays.stream(pairs.scores().scores()).map(scaling::probability).toArray();
      Map<Integer, Integer> best = new HashMap<>();
      for (int i = 0; i < probabilities.length; i++) {
        best.merge(
            pairs.targets()[i],
            i,
            (one, other) -> probabilities[other] > probabilities[one] ? other : one);
      }
      boolean[] mostProbable = new boolean[probabilities.length];
      best.values().forEach(i -> mostProbable[i] = true);
      return new RelatedPairs(probabilities, mostProbable, pairs.scores().gold(), gold);
    }

    double f1(Choice choice) {
      int right = 0;
      int wrong = 0;
      for (int i = 0; i < probabilities.length; i++) {
        if (probabilities[i] >= (mostProbable[i] ? choice.sole : choice.least)) {
          if (related[i]) {
            right++;
          } else {
            wrong++;
          }
        }
      }
      return new PrecisionRecall(right, wrong, gold - right).f1();
    }
  }

  /**
   * Two thresholds.
   *
   * @param least of any relation
   * @param sole of the most probable one; the same if it has no threshold of its own
   */
  private record Choice(double least, double sole) {

    boolean isSimplerThan(Choice other) {
      boolean one = least == sole;
      boolean otherOne = other.least == other.sole;
      return one == otherOne ? Math.abs(least - EVEN) < Math.abs(other.least - EVEN) : one;
    }
  }

  /** Without examples of both kinds there is nothing to fit. */
  private static TemperatureScaling scaling(LabelledScores pairs) {
    int related = pairs.positives();
    return related == 0 || related == pairs.gold().length
        ? new TemperatureScaling(1)
        : TemperatureScaling.fit(pairs.scores(), pairs.gold());
  }

  /** The one of the best mean F1; of equally good ones the simplest, then the strictest. */
  private static Choice best(List<RelatedPairs> parts) {
    Choice best = new Choice(EVEN, EVEN);
    double bestF1 = meanF1(best, parts);
    for (int least = LOWEST; least <= HIGHEST; least += STEP) {
      for (int sole = least; sole >= LOWEST; sole -= STEP) {
        Choice choice = new Choice(least / 100.0, sole / 100.0);
        double f1 = meanF1(choice, parts);
        if (f1 > bestF1 || f1 == bestF1 && choice.isSimplerThan(best)) {
          best = choice;
          bestF1 = f1;
        }
      }
    }
    return best;
  }

  private static double meanF1(Choice choice, List<RelatedPairs> parts) {
    return parts.stream().mapToDouble(part -> part.f1(choice)).average().orElse(0);
  }
}
