package org.uimaadr.train;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.eval.SentenceScope;
import org.uimaadr.eval.SpanMatch;
import org.uimaadr.eval.SpanMetrics;
import org.uimaadr.eval.ThresholdChoice;
import org.uimaadr.model.Calibration;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.Thresholds;
import org.uimaadr.text.MentionType;

/**
 * Chooses the thresholds of the operating points on the development part.
 *
 * <ul>
 *   <li>{@code balanced}: the sentence threshold of the best F1; for each tagger the lowering of O
 *       with the best strict F1 over all sentences in which its type is annotated
 *   <li>{@code high-recall}: the sentence threshold of the best precision at a recall of 0.95
 *   <li>{@code high-precision}: the sentence threshold of the best recall at a precision of 0.95,
 *       or of the best precision that can be had
 * </ul>
 */
final class OperatingPoints {

  private static final String HIGH_RECALL = "high-recall";
  private static final String HIGH_PRECISION = "high-precision";

  private static final double TARGET = 0.95;

  /** Lowerings of O that are tried, in nats. */
  private static final double LOWEST_PENALTY = -2;

  private static final double HIGHEST_PENALTY = 2;
  private static final double PENALTY_STEP = 0.5;

  private OperatingPoints() {}

  /** The thresholds of each operating point, the balanced one first. */
  static Map<String, Thresholds> choose(
      ScoredCorpus development, List<MentionType> taggers, Calibration calibration) {
    SentenceDecoder undecided =
        new SentenceDecoder(taggers, new Thresholds(0.5, Map.of()), calibration, true);
    double[] probabilities =
        development.read(undecided).stream().mapToDouble(EvaluatedSentence::probability).toArray();
    boolean[] gold = development.gold();
    double balanced = ThresholdChoice.forBestF1(probabilities, gold).threshold();
    Map<MentionType, Double> penalties =
        penalties(development, undecided.with(new Thresholds(balanced, Map.of())));
    Map<String, Thresholds> points = new LinkedHashMap<>();
    points.put(ModelMetadata.BALANCED, new Thresholds(balanced, penalties));
    points.put(
        HIGH_RECALL,
        new Thresholds(
            ThresholdChoice.forRecall(TARGET, probabilities, gold).threshold(), penalties));
    points.put(
        HIGH_PRECISION,
        new Thresholds(
            ThresholdChoice.forPrecision(TARGET, probabilities, gold).threshold(), penalties));
    return points;
  }

  private static Map<MentionType, Double> penalties(
      ScoredCorpus development, SentenceDecoder decoder) {
    Map<MentionType, Double> best = new EnumMap<>(MentionType.class);
    Map<MentionType, Double> bestF1 = new EnumMap<>(MentionType.class);
    for (double penalty : candidates()) {
      Map<MentionType, Double> same = new EnumMap<>(MentionType.class);
      decoder.taggers().forEach(type -> same.put(type, penalty));
      List<EvaluatedSentence> read =
          development.read(decoder.with(new Thresholds(decoder.thresholds().sentence(), same)));
      for (MentionType type : decoder.taggers()) {
        double f1 = f1(read, s -> SpanMetrics.count(s, type, SpanMatch.STRICT, SentenceScope.ALL));
        if (f1 > bestF1.getOrDefault(type, -1.0)) {
          bestF1.put(type, f1);
          best.put(type, penalty);
        }
      }
    }
    return best;
  }

  private static List<Double> candidates() {
    List<Double> candidates = new ArrayList<>();
    for (double p = LOWEST_PENALTY; p <= HIGHEST_PENALTY; p += PENALTY_STEP) {
      candidates.add(p);
    }
    return candidates;
  }

  static double f1(
      List<EvaluatedSentence> read, Function<EvaluatedSentence, PrecisionRecall> count) {
    return read.stream().map(count).reduce(PrecisionRecall.ZERO, PrecisionRecall::plus).f1();
  }
}
