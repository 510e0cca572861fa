package org.uimaadr.corpus;

import java.util.Arrays;
import java.util.List;

/** The splits that users can ask for. */
public enum SplitName {
  /** Folds 0 to 7, 8 and 9 of the PMIDs: no abstract on both sides. The default. */
  PMID("pmid", 1),
  /**
   * The split of the Python notebook: the first 4,704 of a permutation of all 23,516 rows. Wants
   * the rows of the corpus, repeated sentences included. It leaks.
   */
  NOTEBOOK("notebook", 1),
  /** Distinct texts by their CRC-32; abstracts stand on all sides. */
  RANDOM("random", 1),
  /** Cross-validation: each fold of the PMIDs is the test part once, the one before develops. */
  PMID_10FOLD("pmid-10fold", PmidSplit.FOLDS),
  /** Cross-validation by pairs of the ten folds: half the time, and for figures of rare doses. */
  PMID_5FOLD("pmid-5fold", PmidSplit.FOLDS / 2),
  /** Cross-validation on SpERT's ten folds of the positive sentences; abstracts are shared. */
  SPERT_10FOLD("spert-10fold", SpertFolds.FOLDS);

  private final String text;
  private final int folds;

  SplitName(String text, int folds) {
    this.text = text;
    this.folds = folds;
  }

  /**
   * The split of that name.
   *
   * @throws IllegalArgumentException names the splits there are
   */
  public static SplitName of(String name) {
    return Arrays.stream(values())
        .filter(split -> split.text.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No split \"" + name + "\"; use one of " + String.join(", ", names())));
  }

  /** All names. */
  public static List<String> names() {
    return Arrays.stream(values()).map(SplitName::toString).toList();
  }

  /** How many times the corpus can be divided: 1, or 10 for a cross-validation. */
  public int folds() {
    return folds;
  }

  /** Whether it divides any sentences by their groups; the others know only a corpus. */
  public boolean byGroup() {
    return this == PMID || this == PMID_10FOLD || this == PMID_5FOLD;
  }

  /** The name that {@link #of} reads. */
  @Override
  public String toString() {
    return text;
  }
}
