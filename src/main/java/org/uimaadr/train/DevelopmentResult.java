package org.uimaadr.train;

import java.util.List;
import java.util.Map;
import org.uimaadr.eval.ClassificationMetrics;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.RelationMetrics;
import org.uimaadr.eval.RelationSource;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.eval.SentenceScope;
import org.uimaadr.eval.SpanMatch;
import org.uimaadr.eval.SpanMetrics;
import org.uimaadr.model.Calibration;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.Thresholds;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * What the development part says of a network.
 *
 * @param scored the part with the network's scores
 * @param calibration fitted on it
 * @param operatingPoints thresholds by name, chosen on it
 * @param figures what the network is worth at the balanced thresholds
 */
record DevelopmentResult(
    ScoredCorpus scored,
    Calibration calibration,
    Map<String, Thresholds> operatingPoints,
    EpochFigures figures) {

  /** Fits the calibration, chooses the thresholds and measures. */
  static DevelopmentResult of(
      ScoredCorpus scored, List<MentionType> taggers, List<RelationType> relations) {
    OperatingPoints.Choice choice = OperatingPoints.choose(scored, taggers, relations);
    Calibration calibration = choice.calibration();
    Map<String, Thresholds> points = choice.points();
    SentenceDecoder decoder =
        new SentenceDecoder(taggers, points.get(ModelMetadata.BALANCED), calibration, true);
    List<EvaluatedSentence> read = scored.read(decoder);
    EpochFigures figures =
        new EpochFigures(
            OperatingPoints.f1(read, ClassificationMetrics::decision),
            strictF1(read, MentionType.REACTION, SentenceScope.POSITIVE),
            strictF1(read, MentionType.REACTION, SentenceScope.ALL),
            strictF1(read, MentionType.DRUG, SentenceScope.POSITIVE),
            relationF1(read, SentenceScope.POSITIVE),
            relationF1(read, SentenceScope.ALL));
    return new DevelopmentResult(scored, calibration, points, figures);
  }

  private static double strictF1(
      List<EvaluatedSentence> read, MentionType type, SentenceScope scope) {
    return OperatingPoints.f1(read, s -> SpanMetrics.count(s, type, SpanMatch.STRICT, scope));
  }

  private static double relationF1(List<EvaluatedSentence> read, SentenceScope scope) {
    return OperatingPoints.f1(
        read,
        s ->
            RelationMetrics.count(
                s, MentionType.REACTION, SpanMatch.STRICT, scope, RelationSource.END_TO_END));
  }

  boolean isBetterThan(DevelopmentResult other) {
    return figures.score() > other.figures.score();
  }
}
