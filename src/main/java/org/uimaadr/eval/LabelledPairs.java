package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.model.MentionPlace;

/**
 * Pairs of mentions, with the gold answers to whether they are related.
 *
 * @param scores log-odds of the pairs, and whether they are related
 * @param targets [pairs] the same number for all pairs that lead to the same mention, from 0
 */
public record LabelledPairs(LabelledScores scores, int[] targets) {

  /** Collects pairs. */
  static final class Builder {
    private final List<Double> logits = new ArrayList<>();
    private final List<Boolean> related = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();
    private final Map<MentionPlace, Integer> numbers = new HashMap<>();

    void add(double logit, MentionPlace target, boolean isRelated) {
      logits.add(logit);
      related.add(isRelated);
      targets.add(numbers.computeIfAbsent(target, place -> numbers.size()));
    }

    LabelledPairs build() {
      boolean[] gold = new boolean[related.size()];
      for (int i = 0; i < gold.length; i++) {
        gold[i] = related.get(i);
      }
      return new LabelledPairs(
          new LabelledScores(logits.stream().mapToDouble(x -> x).toArray(), gold),
          targets.stream().mapToInt(x -> x).toArray());
    }
  }
}
