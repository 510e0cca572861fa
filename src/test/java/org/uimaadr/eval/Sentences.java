package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/** Evaluated sentences for tests, in as few words as possible. */
final class Sentences {

  static final Set<MentionType> ALL_TYPES = Set.of(MentionType.values());

  private Sentences() {}

  /** A sentence whose decision is made at 0.5, without mentions. */
  static EvaluatedSentence scored(String id, String group, boolean gold, double probability) {
    return new EvaluatedSentence(
        id, group, "", gold, probability, probability >= 0.5, Set.of(), List.of(), List.of());
  }

  /** One sentence for each probability; each is an abstract of its own. */
  static List<EvaluatedSentence> scored(double[] probabilities, boolean[] gold) {
    List<EvaluatedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < gold.length; i++) {
      sentences.add(scored("s" + i, "a" + i, gold[i], probabilities[i]));
    }
    return sentences;
  }

  /** A positive sentence in which every type is annotated. */
  static EvaluatedSentence tagged(List<TypedSpan> gold, List<TypedSpan> predicted) {
    return tagged(true, ALL_TYPES, gold, predicted);
  }

  static EvaluatedSentence tagged(
      boolean adr, Set<MentionType> annotated, List<TypedSpan> gold, List<TypedSpan> predicted) {
    return new EvaluatedSentence(
        "s", "a", "", adr, adr ? 0.9 : 0.1, adr, annotated, gold, predicted);
  }

  static TypedSpan reaction(int begin, int end) {
    return new TypedSpan(MentionType.REACTION, begin, end);
  }

  static TypedSpan drug(int begin, int end) {
    return new TypedSpan(MentionType.DRUG, begin, end);
  }

  /** A small corpus as a fair system would answer it: three sentences an abstract. */
  static List<EvaluatedSentence> corpus(int abstracts, long seed) {
    Random random = new Random(seed);
    List<EvaluatedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < 3 * abstracts; i++) {
      boolean gold = i % 3 == 0;
      double probability = Math.min(1, random.nextDouble() * 0.6 + (gold ? 0.4 : 0));
      List<TypedSpan> goldSpans = gold ? List.of(reaction(0, 6), drug(10, 15)) : List.of();
      List<TypedSpan> predictedSpans =
          random.nextBoolean() ? List.of(reaction(0, 6)) : List.of(reaction(3, 6), drug(10, 15));
      sentences.add(
          new EvaluatedSentence(
              "s" + i,
              "a" + i / 3,
              "",
              gold,
              probability,
              probability >= 0.5,
              gold ? Set.of(MentionType.REACTION, MentionType.DRUG) : Set.of(MentionType.REACTION),
              goldSpans,
              predictedSpans));
    }
    return sentences;
  }
}
