package org.uimaadr.context;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** Where scopes end in a sentence, for each category. */
final class ScopeEnds {

  private final Map<ContextCategory, int[]> nextEnd = new EnumMap<>(ContextCategory.class);
  private final Map<ContextCategory, int[]> previousEnd = new EnumMap<>(ContextCategory.class);
  private final Map<ContextCategory, boolean[]> endsAt = new EnumMap<>(ContextCategory.class);

  /** For each word, where the innermost brackets around it close; behind the sentence if none. */
  private final int[] bracketEnd;

  ScopeEnds(SentenceWords words, PhraseTree phrases) {
    int size = words.size();
    bracketEnd = bracketEnds(words);
    for (ContextCategory category : ContextCategory.values()) {
      endsAt.put(category, new boolean[size]);
      previousEnd.put(category, new int[size + 1]);
    }
    for (int i = 0; i < size; i++) {
      for (PhraseTree.Match match : phrases.matchesAt(words, i)) {
        // A comma of an enumeration ends nothing.
        if (!words.isComma(i) || match.length() > 1 || !words.isListComma(i)) {
          ContextCategory category = match.trigger().category();
          endsAt.get(category)[i] = true;
          int[] ends = previousEnd.get(category);
          ends[match.end()] = match.end();
        }
      }
    }
    for (ContextCategory category : ContextCategory.values()) {
      nextEnd.put(category, nextEnds(endsAt.get(category)));
      fillPreviousEnds(words, previousEnd.get(category));
    }
  }

  private static int[] bracketEnds(SentenceWords words) {
    int[] ends = new int[words.size()];
    Deque<Integer> closed = new ArrayDeque<>();
    for (int i = ends.length - 1; i >= 0; i--) {
      if (words.is(i, "(") && !closed.isEmpty()) {
        closed.pop();
      }
      ends[i] = closed.isEmpty() ? ends.length : closed.peek();
      if (words.is(i, ")")) {
        closed.push(i);
      }
    }
    return ends;
  }

  private static int[] nextEnds(boolean[] endsAt) {
    int[] next = new int[endsAt.length + 1];
    Arrays.fill(next, endsAt.length);
    for (int i = endsAt.length - 1; i >= 0; i--) {
      next[i] = endsAt[i] ? i : next[i + 1];
    }
    return next;
  }

  private static void fillPreviousEnds(SentenceWords words, int[] ends) {
    for (int i = 1; i < ends.length; i++) {
      boolean comma = words.isComma(i - 1) && !words.isListComma(i - 1);
      ends[i] = Math.max(comma ? i : ends[i], ends[i - 1]);
    }
  }

  /** Whether a phrase that ends the category's scopes begins at the word. */
  boolean endsAt(ContextCategory category, int word) {
    return endsAt.get(category)[word];
  }

  /** Where the brackets around a word close; behind the sentence if there are none. */
  int bracketEnd(int word) {
    return bracketEnd[word];
  }

  /** Where a scope that begins at {@code word} ends: at a phrase's begin, or with the sentence. */
  int after(ContextCategory category, int word) {
    return nextEnd.get(category)[word];
  }

  /** Where a scope that ends at {@code word} begins: behind a phrase or comma, or the sentence. */
  int before(ContextCategory category, int word) {
    return previousEnd.get(category)[word];
  }
}
