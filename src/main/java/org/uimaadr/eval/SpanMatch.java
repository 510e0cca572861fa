package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.uimaadr.text.TextSpan;

/** When a predicted span counts as a gold span of the same type. Repeated spans count once. */
public enum SpanMatch {
  /** Same begin and same end. */
  STRICT {
    @Override
    int matches(List<TextSpan> gold, List<TextSpan> predicted) {
      Set<TextSpan> common = new HashSet<>(gold);
      common.retainAll(new HashSet<>(predicted));
      return common.size();
    }
  },

  /**
   * At least one UTF-16 unit in common, one to one: the size of a maximum bipartite matching, so
   * that neither the order of the spans nor a greedy choice can change the figure, and one long
   * prediction is not right about several gold spans.
   */
  OVERLAP {
    @Override
    int matches(List<TextSpan> gold, List<TextSpan> predicted) {
      return new MaximumMatching(gold, predicted).size();
    }
  };

  /** Number of one-to-one matches between distinct gold and distinct predicted spans. */
  abstract int matches(List<TextSpan> gold, List<TextSpan> predicted);

  /** Counts of one sentence and type. */
  public PrecisionRecall count(List<TextSpan> gold, List<TextSpan> predicted) {
    List<TextSpan> distinctGold = gold.stream().distinct().toList();
    List<TextSpan> distinctPredicted = predicted.stream().distinct().toList();
    int matches = matches(distinctGold, distinctPredicted);
    return new PrecisionRecall(
        matches, distinctPredicted.size() - matches, distinctGold.size() - matches);
  }

  /** Augmenting paths (Kuhn 1955); sentences hold a handful of spans. */
  private static final class MaximumMatching {
    private static final int FREE = -1;

    private final List<List<Integer>> overlapping = new ArrayList<>();
    private final int[] goldOfPredicted;

    MaximumMatching(List<TextSpan> gold, List<TextSpan> predicted) {
      for (TextSpan span : gold) {
        List<Integer> neighbours = new ArrayList<>();
        for (int p = 0; p < predicted.size(); p++) {
          if (span.overlaps(predicted.get(p))) {
            neighbours.add(p);
          }
        }
        overlapping.add(neighbours);
      }
      goldOfPredicted = new int[predicted.size()];
      Arrays.fill(goldOfPredicted, FREE);
    }

    int size() {
      int size = 0;
      for (int gold = 0; gold < overlapping.size(); gold++) {
        if (augment(gold, new HashSet<>())) {
          size++;
        }
      }
      return size;
    }

    private boolean augment(int gold, Set<Integer> visited) {
      for (int p : overlapping.get(gold)) {
        if (visited.add(p)
            && (goldOfPredicted[p] == FREE || augment(goldOfPredicted[p], visited))) {
          goldOfPredicted[p] = gold;
          return true;
        }
      }
      return false;
    }
  }
}
