package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.uimaadr.text.TypedSpan;

/**
 * What became of one annotated or predicted mention. Each takes part in one outcome: pairs that are
 * more alike come first, and of the equally alike those with more text in common.
 *
 * @param kind how the two compare
 * @param gold the annotated mention; none if the prediction is spurious
 * @param predicted the predicted mention; none if the annotated one was missed
 */
public record MentionOutcome(Kind kind, Optional<TypedSpan> gold, Optional<TypedSpan> predicted) {

  /** How an annotated and a predicted mention compare. */
  public enum Kind {
    /** Same type, same borders. */
    EXACT,
    /** Same type, other borders, some text in common. */
    BORDERS,
    /** Some text in common, but another type. */
    TYPE,
    /** Nothing was predicted for the annotated mention. */
    MISSED,
    /** Nothing is annotated for the predicted mention. */
    SPURIOUS
  }

  /**
   * Compares the mentions of a sentence, as far as their types are annotated in it.
   *
   * @return the outcomes in the order of the text
   */
  public static List<MentionOutcome> of(EvaluatedSentence sentence) {
    List<TypedSpan> gold = annotated(sentence, sentence.gold());
    List<TypedSpan> predicted = annotated(sentence, sentence.predicted());
    List<MentionOutcome> outcomes = new ArrayList<>();
    pair(Kind.EXACT, TypedSpan::equals, gold, predicted, outcomes);
    pair(Kind.BORDERS, (g, p) -> g.type() == p.type(), gold, predicted, outcomes);
    pair(Kind.TYPE, (g, p) -> true, gold, predicted, outcomes);
    gold.forEach(
        g -> outcomes.add(new MentionOutcome(Kind.MISSED, Optional.of(g), Optional.empty())));
    predicted.forEach(
        p -> outcomes.add(new MentionOutcome(Kind.SPURIOUS, Optional.empty(), Optional.of(p))));
    outcomes.sort(
        Comparator.comparingInt((MentionOutcome o) -> o.any().begin())
            .thenComparingInt(o -> o.any().end())
            .thenComparing(o -> o.any().type()));
    return outcomes;
  }

  /** The annotated mention, or else the predicted one. */
  public TypedSpan any() {
    return gold.or(() -> predicted).orElseThrow();
  }

  private static List<TypedSpan> annotated(EvaluatedSentence sentence, List<TypedSpan> mentions) {
    return new ArrayList<>(
        mentions.stream()
            .distinct()
            .filter(m -> sentence.annotatedTypes().contains(m.type()))
            .toList());
  }

  /** Takes pairs that overlap and fit out of both lists, those with most in common first. */
  private static void pair(
      Kind kind,
      BiPredicate<TypedSpan, TypedSpan> fits,
      List<TypedSpan> gold,
      List<TypedSpan> predicted,
      List<MentionOutcome> outcomes) {
    Stream<MentionOutcome> candidates =
        gold.stream()
            .flatMap(
                g ->
                    predicted.stream()
                        .filter(p -> common(g, p) > 0 && fits.test(g, p))
                        .map(p -> new MentionOutcome(kind, Optional.of(g), Optional.of(p))));
    Comparator<MentionOutcome> mostInCommon =
        Comparator.comparingInt(pair -> -common(pair.gold.get(), pair.predicted.get()));
    for (MentionOutcome pair : candidates.sorted(mostInCommon).toList()) {
      if (gold.contains(pair.gold.get()) && predicted.contains(pair.predicted.get())) {
        gold.remove(pair.gold.get());
        predicted.remove(pair.predicted.get());
        outcomes.add(pair);
      }
    }
  }

  private static int common(TypedSpan one, TypedSpan other) {
    return Math.min(one.end(), other.end()) - Math.max(one.begin(), other.begin());
  }
}
