package org.uimaadr.corpus;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The folds of {@link PmidSplit}, otherwise divided: some are the test part, one is the development
 * part, the others train.
 *
 * @param name by which users ask for it
 * @param testFolds of 0 to 9
 * @param developmentFold 0 to 9, none of the test folds
 */
record PmidFoldSplit(String name, Set<Integer> testFolds, int developmentFold)
    implements CorpusSplit {

  /** Copies the set. */
  PmidFoldSplit {
    testFolds = Set.copyOf(testFolds);
  }

  /** The project's own: folds 0-7 train, 8 develops, 9 tests. */
  static PmidFoldSplit standard() {
    return ofTen(SplitName.PMID, PmidSplit.TEST_FOLD);
  }

  /** One fold tests, the one before it develops; 9 gives the project's own split. */
  static PmidFoldSplit ofTen(SplitName name, int fold) {
    return new PmidFoldSplit(name.toString(), Set.of(fold), before(fold));
  }

  /** Two neighbouring folds test, the one before them develops. */
  static PmidFoldSplit ofFive(int fold) {
    int first = 2 * fold;
    return new PmidFoldSplit(
        SplitName.PMID_5FOLD.toString(), Set.of(first, first + 1), before(first));
  }

  private static int before(int fold) {
    return (fold + PmidSplit.FOLDS - 1) % PmidSplit.FOLDS;
  }

  @Override
  public CorpusDivision divide(List<CorpusSentence> sentences) {
    Set<Integer> heldOut = new TreeSet<>(testFolds);
    heldOut.add(developmentFold);
    return new CorpusDivision(
        PmidSplit.description(sentences).replaceFirst("^pmid ", name + " "),
        new CorpusDivision.Folds(
            name.equals(SplitName.PMID.toString())
                ? CorpusPart.TRAIN.description()
                : "training (all folds but " + numbers(heldOut) + ")",
            "development (fold " + developmentFold + ")",
            (testFolds.size() == 1 ? "test (fold " : "test (folds ") + numbers(testFolds) + ")",
            CorpusPart.ALL.description()),
        sentences,
        PmidSplit.training(sentences, heldOut),
        PmidSplit.heldOut(sentences, Set.of(developmentFold)),
        PmidSplit.heldOut(sentences, testFolds));
  }

  private static String numbers(Set<Integer> folds) {
    return folds.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
