package org.uimaadr.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.eval.ClassificationMetrics;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.LabelledScores;
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
import org.uimaadr.text.RelationType;

/**
 * Chooses the thresholds of the operating points on the development part.
 *
 * <ul>
 *   <li>{@code balanced}: the sentence threshold of the best F1; for each tagger the lowering of O
 *       with the best strict F1 over all sentences in which its type is annotated, and the one with
 *       the best F1 in whole documents alone, which is taken there; the confidence with which a
 *       reaction stands without its sentence, likewise; what is asked of the surest sentence of a
 *       whole document, the most that costs their sentences next to no F1; for each relation the
 *       confidences of the best strict F1, end to end
 *   <li>{@code high-recall}: the sentence threshold of the best precision at a recall of 0.95
 *   <li>{@code high-precision}: the sentence threshold of the best recall at a precision of 0.95,
 *       or of the best precision that can be had
 * </ul>
 *
 * <p>Where there are several parts (abstracts, and notes), every F1 is the mean of the parts': each
 * counts the same, whatever its size. Recall and precision of the other two points are those of
 * each part: what is asked for holds in abstracts and in notes. {@link OperatingPointCost} tells
 * what the points cost.
 */
final class OperatingPoints {

  static final String HIGH_RECALL = "high-recall";
  static final String HIGH_PRECISION = "high-precision";

  /** The recall, or precision, of sentences that a point asks for. */
  static final double TARGET = 0.95;

  /** What is more probable than not. */
  private static final double EVEN = 0.5;

  /** Lowerings of O that are tried, in nats. */
  private static final double LOWEST_PENALTY = -2;

  private static final double HIGHEST_PENALTY = 2;
  private static final double PENALTY_STEP = 0.5;

  /** Confidences of a reaction without its sentence that are tried, in hundredths. */
  private static final int HIGHEST_ALONE = 99;

  private static final int LOWEST_ALONE = 39;
  private static final int ALONE_STEP = 6;

  /** Probabilities of a document's surest sentence that are tried, in hundredths. */
  private static final int LOWEST_DOCUMENT = 50;

  private static final int HIGHEST_DOCUMENT = 95;
  private static final int DOCUMENT_STEP = 5;

  /** F1 that asking more of a document's surest sentence may cost. */
  private static final double DOCUMENT_TOLERANCE = 0.002;

  private static final Logger LOG = LoggerFactory.getLogger(OperatingPoints.class);

  private OperatingPoints() {}

  /**
   * What was chosen.
   *
   * @param points thresholds of each operating point, the balanced one first
   * @param calibration what makes probabilities of logits
   */
  record Choice(Map<String, Thresholds> points, Calibration calibration) {}

  /** Takes the scores as they are: one operating point, which decides for what is more probable. */
  static Choice plain(List<MentionType> taggers, List<RelationType> relations) {
    Map<RelationType, Double> even = new EnumMap<>(RelationType.class);
    Map<RelationType, Double> temperatures = new EnumMap<>(RelationType.class);
    for (RelationType relation : relations) {
      even.put(relation, EVEN);
      temperatures.put(relation, 1.0);
    }
    Thresholds thresholds =
        new Thresholds(EVEN, 0, same(taggers, 0), Map.of(), Thresholds.NEVER, even, Map.of());
    return new Choice(
        Map.of(ModelMetadata.BALANCED, thresholds),
        Calibration.none(taggers).withRelations(temperatures));
  }

  /**
   * Fits the calibration and chooses the thresholds. Without a sentence head there is one operating
   * point only, since the others differ in the threshold for sentences.
   */
  static Choice choose(
      List<ScoredCorpus> parts, List<MentionType> taggers, List<RelationType> relations) {
    ScoredCorpus development = parts.stream().reduce(ScoredCorpus::plus).orElseThrow();
    boolean classified = development.classified();
    Calibration calibration =
        classified
            ? new Calibration(
                SentenceCalibration.fit(development), Calibration.none(taggers).taggers())
            : Calibration.none(taggers);
    SentenceDecoder undecided =
        new SentenceDecoder(taggers, new Thresholds(EVEN, Map.of()), calibration, true);
    List<LabelledScores> sentences =
        parts.stream()
            .map(
                part ->
                    new LabelledScores(part.byDocument(calibration.sentence()::of), part.gold()))
            .toList();
    double balanced = classified ? ThresholdChoice.forBestF1(sentences).threshold() : EVEN;
    Thresholds penalized = penalized(parts, undecided.with(new Thresholds(balanced, Map.of())));
    double alone =
        taggers.contains(MentionType.REACTION)
            ? reactionAlone(parts, undecided.with(penalized))
            : Thresholds.NEVER;
    Thresholds mentions = penalized.withReactionAlone(alone);
    RelationThresholds related =
        RelationThresholds.choose(parts, undecided.with(mentions), relations);
    Map<String, Thresholds> points = new LinkedHashMap<>();
    Thresholds best =
        mentions
            .withRelations(related.least(), related.sole())
            .withDocument(document(parts, undecided.with(mentions)));
    points.put(ModelMetadata.BALANCED, best);
    if (classified) {
      points.put(
          HIGH_RECALL,
          best.withSentence(ThresholdChoice.forRecall(TARGET, sentences).threshold())
              .withReactionAlone(alone));
      points.put(
          HIGH_PRECISION,
          best.withSentence(ThresholdChoice.forPrecision(TARGET, sentences).threshold())
              .withReactionAlone(alone));
    }
    return new Choice(points, calibration.withRelations(related.temperatures()));
  }

  /** Penalties that do for single sentences and documents, and those that documents want. */
  private static Thresholds penalized(List<ScoredCorpus> parts, SentenceDecoder decoder) {
    double sentence = decoder.thresholds().sentence();
    Map<MentionType, Double> everywhere =
        penalties(parts, decoder, penalties -> new Thresholds(sentence, penalties));
    Thresholds thresholds = new Thresholds(sentence, everywhere);
    List<ScoredCorpus> documents = parts.stream().filter(ScoredCorpus::wholeDocuments).toList();
    if (documents.isEmpty()) {
      return thresholds;
    }
    Map<MentionType, Double> inDocuments =
        penalties(documents, decoder, thresholds::withDocumentPenalty);
    List<List<EvaluatedSentence>> asElsewhere = read(documents, decoder.with(thresholds));
    List<List<EvaluatedSentence>> asWished =
        read(documents, decoder.with(thresholds.withDocumentPenalty(inDocuments)));
    inDocuments.keySet().removeIf(type -> meanF1(asWished, type) <= meanF1(asElsewhere, type));
    return thresholds.withDocumentPenalty(inDocuments);
  }

  private static Map<MentionType, Double> penalties(
      List<ScoredCorpus> parts,
      SentenceDecoder decoder,
      Function<Map<MentionType, Double>, Thresholds> candidate) {
    Map<MentionType, Double> best = new EnumMap<>(MentionType.class);
    Map<MentionType, Double> bestF1 = new EnumMap<>(MentionType.class);
    for (double penalty : candidates()) {
      Map<MentionType, Double> same = same(decoder.taggers(), penalty);
      List<List<EvaluatedSentence>> read = read(parts, decoder.with(candidate.apply(same)));
      for (MentionType type : decoder.taggers()) {
        double f1 = meanF1(read, type);
        if (f1 > bestF1.getOrDefault(type, -1.0)) {
          bestF1.put(type, f1);
          best.put(type, penalty);
        }
      }
    }
    return best;
  }

  /** {@link Thresholds#NEVER}, unless a confidence gives a better F1. */
  private static double reactionAlone(List<ScoredCorpus> parts, SentenceDecoder decoder) {
    double best = Thresholds.NEVER;
    double bestF1 = meanF1(read(parts, decoder), MentionType.REACTION);
    for (int hundredths = HIGHEST_ALONE; hundredths >= LOWEST_ALONE; hundredths -= ALONE_STEP) {
      double alone = hundredths / 100.0;
      SentenceDecoder candidate = decoder.with(decoder.thresholds().withReactionAlone(alone));
      double f1 = meanF1(read(parts, candidate), MentionType.REACTION);
      if (f1 > bestF1) {
        bestF1 = f1;
        best = alone;
      }
    }
    return best;
  }

  /**
   * The most that can be asked of a document's surest sentence for no more than a fifth of a point
   * of F1: what it prevents are reports in documents without any, which the F1 of sentences hardly
   * shows, for they are few sentences of many. Of what decides alike the least is asked, which is
   * nothing where no document speaks for it.
   */
  private static double document(List<ScoredCorpus> parts, SentenceDecoder decoder) {
    List<ScoredCorpus> documents = parts.stream().filter(ScoredCorpus::wholeDocuments).toList();
    NavigableMap<Double, Double> f1 = new TreeMap<>();
    f1.put(0.0, meanSentenceF1(documents, decoder));
    for (int hundredths = LOWEST_DOCUMENT;
        hundredths <= HIGHEST_DOCUMENT;
        hundredths += DOCUMENT_STEP) {
      double least = hundredths / 100.0;
      f1.put(
          least, meanSentenceF1(documents, decoder.with(decoder.thresholds().withDocument(least))));
    }
    LOG.debug("F1 of sentences by what is asked of a document's surest one: {}", f1);
    double enough = Collections.max(f1.values()) - DOCUMENT_TOLERANCE;
    double most =
        f1.descendingMap().values().stream().filter(had -> had >= enough).findFirst().orElseThrow();
    return f1.entrySet().stream()
        .filter(asked -> asked.getValue() == most)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static double meanSentenceF1(List<ScoredCorpus> documents, SentenceDecoder decoder) {
    return documents.stream()
        .mapToDouble(part -> f1(part.read(decoder), ClassificationMetrics::decision))
        .average()
        .orElse(0);
  }

  private static List<List<EvaluatedSentence>> read(
      List<ScoredCorpus> parts, SentenceDecoder decoder) {
    return parts.stream().map(part -> part.read(decoder)).toList();
  }

  private static double meanF1(List<List<EvaluatedSentence>> parts, MentionType type) {
    return parts.stream()
        .mapToDouble(
            read -> f1(read, s -> SpanMetrics.count(s, type, SpanMatch.STRICT, SentenceScope.ALL)))
        .average()
        .orElse(0);
  }

  /** Decoders that together find every mention which a choice of thresholds may ask for. */
  static List<SentenceDecoder> readers(List<MentionType> taggers) {
    return candidates().stream()
        .map(
            penalty ->
                new SentenceDecoder(
                    taggers,
                    new Thresholds(0, same(taggers, penalty)),
                    Calibration.none(taggers),
                    false))
        .toList();
  }

  private static Map<MentionType, Double> same(List<MentionType> taggers, double penalty) {
    Map<MentionType, Double> same = new EnumMap<>(MentionType.class);
    taggers.forEach(type -> same.put(type, penalty));
    return same;
  }

  /** The smallest first: of equally good ones the first is chosen. */
  private static List<Double> candidates() {
    List<Double> candidates = new ArrayList<>();
    for (double p = LOWEST_PENALTY; p <= HIGHEST_PENALTY; p += PENALTY_STEP) {
      candidates.add(p);
    }
    candidates.sort(Comparator.comparingDouble(Math::abs));
    return candidates;
  }

  static double f1(
      List<EvaluatedSentence> read, Function<EvaluatedSentence, PrecisionRecall> count) {
    return sum(read, count).f1();
  }

  static PrecisionRecall sum(
      List<EvaluatedSentence> read, Function<EvaluatedSentence, PrecisionRecall> count) {
    return read.stream().map(count).reduce(PrecisionRecall.ZERO, PrecisionRecall::plus);
  }
}
