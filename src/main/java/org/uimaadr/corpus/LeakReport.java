package org.uimaadr.corpus;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of what is tested on was known before.
 *
 * @param sentences number of test sentences
 * @param copies how many of them have the text of a known sentence
 * @param sharedGroups how many have the group (the abstract) of a known sentence
 * @param positives number of test sentences with an adverse drug reaction
 * @param positiveCopies how many of those have the text of a known sentence
 */
public record LeakReport(
    int sentences, int copies, int sharedGroups, int positives, int positiveCopies) {

  /** Compares what is tested on with what was learned or chosen from. */
  public static LeakReport of(List<CorpusSentence> known, List<CorpusSentence> test) {
    Set<String> texts = new HashSet<>();
    Set<String> groups = new HashSet<>();
    for (CorpusSentence sentence : known) {
      texts.add(sentence.text());
      groups.add(sentence.group());
    }
    int copies = 0;
    int shared = 0;
    int positives = 0;
    int positiveCopies = 0;
    for (CorpusSentence sentence : test) {
      boolean copy = texts.contains(sentence.text());
      copies += copy ? 1 : 0;
      shared += groups.contains(sentence.group()) ? 1 : 0;
      positives += sentence.adr() ? 1 : 0;
      positiveCopies += copy && sentence.adr() ? 1 : 0;
    }
    return new LeakReport(test.size(), copies, shared, positives, positiveCopies);
  }

  /** Share of positive test sentences. */
  public double prevalence() {
    return share(positives, sentences);
  }

  /** Share of test sentences that are copies. */
  public double copyShare() {
    return share(copies, sentences);
  }

  /** Share of test sentences that share an abstract with what was known. */
  public double sharedGroupShare() {
    return share(sharedGroups, sentences);
  }

  /** Share of positive test sentences that are copies. */
  public double positiveCopyShare() {
    return share(positiveCopies, positives);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
