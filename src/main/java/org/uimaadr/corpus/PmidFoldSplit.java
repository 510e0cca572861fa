package org.uimaadr.corpus;

import java.util.List;
import java.util.Set;

/**
 * The folds of {@link PmidSplit}: one is the test part, the one before it the development part, the
 * others train.
 *
 * @param name by which users ask for it
 * @param testFold 0 to 9; 9 gives the split {@code pmid}
 */
record PmidFoldSplit(String name, int testFold) implements CorpusSplit {

  @Override
  public CorpusDivision divide(List<CorpusSentence> sentences) {
    int developmentFold = (testFold + PmidSplit.FOLDS - 1) % PmidSplit.FOLDS;
    return new CorpusDivision(
        PmidSplit.description(sentences).replaceFirst("^pmid ", name + " "),
        new CorpusDivision.Folds(
            testFold == PmidSplit.TEST_FOLD
                ? CorpusPart.TRAIN.description()
                : "training (all folds but %d and %d)".formatted(developmentFold, testFold),
            "development (fold " + developmentFold + ")",
            "test (fold " + testFold + ")",
            CorpusPart.ALL.description()),
        sentences,
        PmidSplit.training(sentences, Set.of(developmentFold, testFold)),
        PmidSplit.heldOut(sentences, Set.of(developmentFold)),
        PmidSplit.heldOut(sentences, Set.of(testFold)));
  }
}
