package org.uimaadr.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trigger phrases as a tree of words, so that all that begin at a word are found in one walk.
 *
 * <p>An element of a phrase is a word; a word's beginning ({@code monitor*}); what a word is
 * ({@code <drug>}); or a gap ({@value #GAP}) of up to {@value #LONGEST_GAP} words that holds no
 * reaction and no drug.
 */
final class PhraseTree {

  /** The element that stands for a gap. */
  static final String GAP = "..";

  /** Longest gap in words. */
  static final int LONGEST_GAP = 8;

  private static final String ANY_ENDING = "*";

  private final Map<String, PhraseTree> next = new HashMap<>();
  private final Map<String, PhraseTree> nextByPrefix = new HashMap<>();
  private PhraseTree afterGap;
  private final Map<ContextCategory, ContextTrigger> triggers = new HashMap<>();

  /** A phrase that was found; it stands for the words {@code begin} to {@code end}, exclusive. */
  record Match(ContextTrigger trigger, int begin, int end, List<Integer> gaps) {

    int length() {
      return end - begin;
    }

    /**
     * Whether a later phrase does not count: it lies in this one, or begins in a pseudo-trigger.
     */
    boolean hides(Match later) {
      return trigger.action() == TriggerAction.PSEUDO ? later.begin < end : later.end <= end;
    }
  }

  /** Adds a phrase; one with the same words and category is replaced. */
  void add(List<String> elements, ContextTrigger trigger) {
    PhraseTree node = this;
    for (String element : elements) {
      node = node.child(element);
    }
    node.triggers.put(trigger.category(), trigger);
  }

  private PhraseTree child(String element) {
    if (element.equals(GAP)) {
      if (afterGap == null) {
        afterGap = new PhraseTree();
      }
      return afterGap;
    }
    return element.endsWith(ANY_ENDING) && element.length() > 1
        ? nextByPrefix.computeIfAbsent(
            element.substring(0, element.length() - 1), prefix -> new PhraseTree())
        : next.computeIfAbsent(element, word -> new PhraseTree());
  }

  /** The phrases that begin at a word, with the words that lie in their gaps. */
  List<Match> matchesAt(SentenceWords words, int begin) {
    List<Match> matches = new ArrayList<>();
    walk(words, begin, begin, List.of(), matches);
    return matches;
  }

  private void walk(
      SentenceWords words, int begin, int at, List<Integer> gaps, List<Match> matches) {
    triggers.values().forEach(trigger -> matches.add(new Match(trigger, begin, at, gaps)));
    if (at >= words.size()) {
      return;
    }
    step(words, begin, at, gaps, matches);
    if (afterGap != null) {
      List<Integer> skipped = new ArrayList<>(gaps);
      for (int i = at; i < words.size() && i - at <= LONGEST_GAP; i++) {
        afterGap.step(words, begin, i, List.copyOf(skipped), matches);
        if (words.is(i, SentenceWords.REACTION) || words.is(i, SentenceWords.DRUG)) {
          return;
        }
        skipped.add(i);
      }
    }
  }

  private void step(
      SentenceWords words, int begin, int at, List<Integer> gaps, List<Match> matches) {
    for (String key : words.keys(at)) {
      PhraseTree node = next.get(key);
      if (node != null) {
        node.walk(words, begin, at + 1, gaps, matches);
      }
    }
    String word = words.keys(at).get(0);
    nextByPrefix.forEach(
        (prefix, node) -> {
          if (word.startsWith(prefix)) {
            node.walk(words, begin, at + 1, gaps, matches);
          }
        });
  }
}
