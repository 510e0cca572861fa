package org.uimaadr.eval;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.uimaadr.text.MentionType;

/**
 * All figures of a system on one part of a corpus, with the protocol they hold under.
 *
 * @param protocol the rules
 * @param sentences number of sentences
 * @param abstracts number of groups, which are what the intervals resample
 * @param positives number of gold positive sentences
 * @param classification figures of the sentence head, if the system has one
 * @param spans figures of the mentions for each combination of match and scope; none if the system
 *     has no tagger for an annotated type
 * @param relations figures of the relations for each combination of match, scope and source; none
 *     if the system has no relations
 */
public record Evaluation(
    Protocol protocol,
    int sentences,
    int abstracts,
    int positives,
    Optional<Classification> classification,
    List<Spans> spans,
    List<Relations> relations) {

  /**
   * Figures of the sentence head.
   *
   * @param metrics the figures
   * @param f1 F1 at the decision with its 95 % interval
   * @param prAuc average precision with its 95 % interval
   */
  public record Classification(ClassificationMetrics metrics, Interval f1, Interval prAuc) {}

  /**
   * Figures of the mentions under one match and scope.
   *
   * @param metrics counts by type
   * @param sentences number of sentences that count, by type
   * @param f1 F1 with its 95 % interval, by type
   * @param microF1 F1 of the counts summed over the types, with its 95 % interval
   */
  public record Spans(
      SpanMetrics metrics,
      Map<MentionType, Integer> sentences,
      Map<MentionType, Interval> f1,
      Interval microF1) {

    /** Copies the maps. */
    public Spans {
      sentences = Collections.unmodifiableMap(new EnumMap<>(sentences));
      f1 = Collections.unmodifiableMap(new EnumMap<>(f1));
    }
  }

  /**
   * Figures of the relations under one match, scope and source.
   *
   * @param metrics counts by the type of the mention that drugs are related to
   * @param sentences number of sentences that count, by that type
   * @param f1 F1 with its 95 % interval, by that type
   */
  public record Relations(
      RelationMetrics metrics, Map<MentionType, Integer> sentences, Map<MentionType, Interval> f1) {

    /** Copies the maps. */
    public Relations {
      sentences = Collections.unmodifiableMap(new EnumMap<>(sentences));
      f1 = Collections.unmodifiableMap(new EnumMap<>(f1));
    }
  }

  /** Copies the lists. */
  public Evaluation {
    spans = List.copyOf(spans);
    relations = List.copyOf(relations);
  }

  /**
   * Computes all figures.
   *
   * @param protocol how the sentences were chosen and answered
   * @param heads what the system can answer; types annotated in no sentence are left out
   * @param sentences at least one; either all or none with a probability
   * @param bootstrap how intervals are made
   */
  public static Evaluation of(
      Protocol protocol, Heads heads, List<EvaluatedSentence> sentences, Bootstrap bootstrap) {
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no sentence to evaluate in part " + protocol.part());
    }
    return new Evaluation(
        protocol,
        sentences.size(),
        (int) sentences.stream().map(EvaluatedSentence::group).distinct().count(),
        (int) sentences.stream().filter(EvaluatedSentence::goldAdr).count(),
        classification(sentences, bootstrap),
        spans(annotated(heads.mentions(), sentences), sentences, bootstrap),
        relations(annotated(heads.relations(), sentences), sentences, bootstrap));
  }

  /** Share of gold positive sentences. */
  public double prevalence() {
    return (double) positives / sentences;
  }

  /** The figures of one match and scope, if there are any. */
  public Optional<Spans> spans(SpanMatch match, SentenceScope scope) {
    return spans.stream()
        .filter(s -> s.metrics().match() == match && s.metrics().scope() == scope)
        .findFirst();
  }

  /** The relations' figures of one match, scope and source, if there are any. */
  public Optional<Relations> relations(
      SpanMatch match, SentenceScope scope, RelationSource source) {
    return relations.stream()
        .filter(
            r ->
                r.metrics().match() == match
                    && r.metrics().scope() == scope
                    && r.metrics().source() == source)
        .findFirst();
  }

  /** Everything as JSON; undefined figures are {@code null}. */
  public JsonObject toJson() {
    return EvaluationJson.of(this);
  }

  /** Everything as aligned text of at most 100 columns for a terminal. */
  public String toTable() {
    return EvaluationTable.of(this);
  }

  private static Optional<Classification> classification(
      List<EvaluatedSentence> sentences, Bootstrap bootstrap) {
    if (sentences.stream().noneMatch(EvaluatedSentence::scored)) {
      return Optional.empty();
    }
    return Optional.of(
        new Classification(
            ClassificationMetrics.of(sentences),
            bootstrap.interval(sentences, ClassificationMetrics::decision, PrecisionRecall::f1),
            bootstrap.interval(sentences, ClassificationMetrics::prAuc)));
  }

  private static Set<MentionType> annotated(
      Set<MentionType> types, List<EvaluatedSentence> sentences) {
    Set<MentionType> annotated = EnumSet.noneOf(MentionType.class);
    sentences.forEach(sentence -> annotated.addAll(sentence.annotatedTypes()));
    annotated.retainAll(types);
    return annotated;
  }

  private static List<Spans> spans(
      Set<MentionType> types, List<EvaluatedSentence> sentences, Bootstrap bootstrap) {
    List<Spans> spans = new ArrayList<>();
    if (types.isEmpty()) {
      return spans;
    }
    for (SpanMatch match : SpanMatch.values()) {
      for (SentenceScope scope : SentenceScope.values()) {
        spans.add(spans(types, sentences, match, scope, bootstrap));
      }
    }
    return spans;
  }

  private static List<Relations> relations(
      Set<MentionType> targets, List<EvaluatedSentence> sentences, Bootstrap bootstrap) {
    List<Relations> relations = new ArrayList<>();
    if (targets.isEmpty()) {
      return relations;
    }
    for (RelationSource source : RelationSource.values()) {
      for (SpanMatch match : SpanMatch.values()) {
        for (SentenceScope scope : SentenceScope.values()) {
          // Between gold spans there is nothing but strict matches.
          if (source == RelationSource.END_TO_END || match == SpanMatch.STRICT) {
            relations.add(
                relations(
                    RelationMetrics.of(sentences, targets, match, scope, source),
                    sentences,
                    bootstrap));
          }
        }
      }
    }
    return relations;
  }

  private static Relations relations(
      RelationMetrics metrics, List<EvaluatedSentence> sentences, Bootstrap bootstrap) {
    Map<MentionType, Integer> counted = new EnumMap<>(MentionType.class);
    Map<MentionType, Interval> f1 = new EnumMap<>(MentionType.class);
    for (MentionType target : metrics.byTarget().keySet()) {
      counted.put(target, counted(sentences, target, metrics.scope()));
      f1.put(
          target,
          bootstrap.interval(
              sentences,
              s ->
                  RelationMetrics.count(
                      s, target, metrics.match(), metrics.scope(), metrics.source()),
              PrecisionRecall::f1));
    }
    return new Relations(metrics, counted, f1);
  }

  private static int counted(
      List<EvaluatedSentence> sentences, MentionType type, SentenceScope scope) {
    return (int) sentences.stream().filter(s -> SpanMetrics.counts(s, type, scope)).count();
  }

  private static Spans spans(
      Set<MentionType> types,
      List<EvaluatedSentence> sentences,
      SpanMatch match,
      SentenceScope scope,
      Bootstrap bootstrap) {
    Map<MentionType, Integer> counted = new EnumMap<>(MentionType.class);
    Map<MentionType, Interval> f1 = new EnumMap<>(MentionType.class);
    for (MentionType type : types) {
      counted.put(type, counted(sentences, type, scope));
      f1.put(
          type,
          bootstrap.interval(
              sentences, s -> SpanMetrics.count(s, type, match, scope), PrecisionRecall::f1));
    }
    Interval microF1 =
        bootstrap.interval(
            sentences,
            s ->
                types.stream()
                    .map(type -> SpanMetrics.count(s, type, match, scope))
                    .reduce(PrecisionRecall.ZERO, PrecisionRecall::plus),
            PrecisionRecall::f1);
    return new Spans(SpanMetrics.of(sentences, types, match, scope), counted, f1, microF1);
  }
}
