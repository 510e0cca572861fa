package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One of SpERT's folds. It holds positive sentences only; each is found by its text without white
 * space. A text that several abstracts have stands in as many places of the folds.
 *
 * @param folds all of them
 * @param fold the one to test on, 0 to 9
 */
record SpertSplit(SpertFolds folds, int fold) implements CorpusSplit {

  @Override
  public CorpusDivision divide(List<CorpusSentence> sentences) {
    Map<String, Integer> wanted = new HashMap<>();
    folds.testTexts().get(fold).forEach(text -> wanted.merge(text, 1, Integer::sum));
    Map<String, Integer> elsewhere = new HashMap<>();
    for (int other = 0; other < SpertFolds.FOLDS; other++) {
      if (other != fold) {
        folds.testTexts().get(other).forEach(text -> elsewhere.merge(text, 1, Integer::sum));
      }
    }
    List<CorpusSentence> rest = new ArrayList<>();
    List<CorpusSentence> test = new ArrayList<>();
    for (CorpusSentence sentence : sentences) {
      String text = SpertFolds.withoutSpace(sentence.text());
      if (take(wanted, text)) {
        test.add(sentence);
      } else if (take(elsewhere, text)) {
        rest.add(sentence);
      }
    }
    if (!wanted.isEmpty() || !elsewhere.isEmpty()) {
      throw new IllegalArgumentException(
          (wanted.size() + elsewhere.size())
              + " sentences of SpERT's folds are not in the corpus; give ADE-Corpus V2 in its original distribution");
    }
    return CorpusDivision.withoutDevelopment(
        "spert-10fold (SpERT's ten folds; positive sentences only, abstracts on both sides)",
        "fold " + fold + " of " + SplitName.SPERT_10FOLD,
        rest,
        test);
  }

  private static boolean take(Map<String, Integer> texts, String text) {
    if (!texts.containsKey(text)) {
      return false;
    }
    texts.computeIfPresent(text, (key, count) -> count == 1 ? null : count - 1);
    return true;
  }
}
