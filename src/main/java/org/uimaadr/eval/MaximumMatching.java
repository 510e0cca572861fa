package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The greatest number of one-to-one matches between two lists, by augmenting paths (Kuhn 1955), so
 * that neither the order of the lists nor a greedy choice can change a figure. Sentences and notes
 * hold a handful of spans.
 */
final class MaximumMatching {

  private static final int FREE = -1;

  private final List<List<Integer>> matching = new ArrayList<>();
  private final int[] goldOfPredicted;

  private MaximumMatching(int predicted) {
    goldOfPredicted = new int[predicted];
    Arrays.fill(goldOfPredicted, FREE);
  }

  static <T> int size(List<T> gold, List<T> predicted, BiPredicate<T, T> matches) {
    MaximumMatching matching = new MaximumMatching(predicted.size());
    for (T item : gold) {
      List<Integer> neighbours = new ArrayList<>();
      for (int p = 0; p < predicted.size(); p++) {
        if (matches.test(item, predicted.get(p))) {
          neighbours.add(p);
        }
      }
      matching.matching.add(neighbours);
    }
    return matching.size();
  }

  private int size() {
    int size = 0;
    for (int gold = 0; gold < matching.size(); gold++) {
      if (augment(gold, new HashSet<>())) {
        size++;
      }
    }
    return size;
  }

  private boolean augment(int gold, Set<Integer> visited) {
    for (int p : matching.get(gold)) {
      if (visited.add(p) && (goldOfPredicted[p] == FREE || augment(goldOfPredicted[p], visited))) {
        goldOfPredicted[p] = gold;
        return true;
      }
    }
    return false;
  }
}
