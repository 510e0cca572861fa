package org.uimaadr.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * What the development part says of a network, and that of the extra text if there is some.
 *
 * <p>Calibration and thresholds are chosen on both together, see {@link OperatingPoints}: one model
 * reads abstracts and notes.
 *
 * @param scored the corpus's part with the network's scores
 * @param extra the extra text's part with them
 * @param calibration fitted on both
 * @param operatingPoints thresholds by name, chosen on both
 * @param figures what the network is worth on the corpus's part at the balanced thresholds
 * @param extraFigures likewise on the extra text's part
 */
record DevelopmentResult(
    ScoredCorpus scored,
    Optional<ScoredCorpus> extra,
    Calibration calibration,
    Map<String, Thresholds> operatingPoints,
    EpochFigures figures,
    Optional<EpochFigures> extraFigures) {

  /**
   * Fits the calibration, chooses the thresholds and measures.
   *
   * @param choose false to take the scores as they are: every decision for what is more probable
   */
  static DevelopmentResult of(
      ScoredCorpus scored,
      Optional<ScoredCorpus> extra,
      List<MentionType> taggers,
      List<RelationType> relations,
      boolean choose) {
    List<ScoredCorpus> parts = Stream.concat(Stream.of(scored), extra.stream()).toList();
    OperatingPoints.Choice choice =
        choose
            ? OperatingPoints.choose(parts, taggers, relations)
            : OperatingPoints.plain(taggers, relations);
    Calibration calibration = choice.calibration();
    Map<String, Thresholds> points = choice.points();
    SentenceDecoder decoder =
        new SentenceDecoder(taggers, points.get(ModelMetadata.BALANCED), calibration, true);
    return new DevelopmentResult(
        scored,
        extra,
        calibration,
        points,
        figures(scored.read(decoder), taggers, relations),
        extra.map(part -> figures(part.read(decoder), taggers, relations)));
  }

  private static EpochFigures figures(
      List<EvaluatedSentence> read, List<MentionType> taggers, List<RelationType> relations) {
    return new EpochFigures(
        classificationF1(read),
        strictF1(read, taggers, MentionType.REACTION, SentenceScope.POSITIVE),
        strictF1(read, taggers, MentionType.REACTION, SentenceScope.ALL),
        strictF1(read, taggers, MentionType.DRUG, SentenceScope.POSITIVE),
        relationF1(read, relations, SentenceScope.POSITIVE),
        relationF1(read, relations, SentenceScope.ALL));
  }

  private static double classificationF1(List<EvaluatedSentence> read) {
    return read.stream().anyMatch(EvaluatedSentence::scored)
        ? OperatingPoints.f1(read, ClassificationMetrics::decision)
        : Double.NaN;
  }

  private static double strictF1(
      List<EvaluatedSentence> read,
      List<MentionType> taggers,
      MentionType type,
      SentenceScope scope) {
    if (!taggers.contains(type)) {
      return Double.NaN;
    }
    return OperatingPoints.f1(read, s -> SpanMetrics.count(s, type, SpanMatch.STRICT, scope));
  }

  private static double relationF1(
      List<EvaluatedSentence> read, List<RelationType> relations, SentenceScope scope) {
    if (!relations.contains(RelationType.DRUG_REACTION)) {
      return Double.NaN;
    }
    return OperatingPoints.f1(
        read,
        s ->
            RelationMetrics.count(
                s, MentionType.REACTION, SpanMatch.STRICT, scope, RelationSource.END_TO_END));
  }

  boolean isBetterThan(DevelopmentResult other) {
    return score() > other.score();
  }

  /** The corpus's part and the extra text's count the same, whatever their sizes. */
  private double score() {
    return extraFigures
        .map(extraPart -> (figures.score() + extraPart.score()) / 2)
        .orElse(figures.score());
  }
}
