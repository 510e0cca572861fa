package org.uimaadr.corpus;

import java.io.IOException;
import java.nio.file.Path;

/** Makes splits of what users ask for. */
public final class CorpusSplits {

  private CorpusSplits() {}

  /**
   * A split.
   *
   * @param name which one
   * @param fold which of its folds to test on, 0 to {@code name.folds() - 1}
   * @param spertFolds folder of SpERT's folds; may be null for other splits
   * @throws IOException if SpERT's folds cannot be read
   * @throws IllegalArgumentException if there is no such fold, or no folder where one is needed
   */
  public static CorpusSplit of(SplitName name, int fold, Path spertFolds) throws IOException {
    if (fold < 0 || fold >= name.folds()) {
      throw new IllegalArgumentException(
          "The split " + name + " has no fold " + fold + "; give 0 to " + (name.folds() - 1));
    }
    return switch (name) {
      case PMID -> PmidFoldSplit.standard();
      case NOTEBOOK -> new NotebookSplit();
      case RANDOM -> new RandomSplit();
      case PMID_10FOLD -> PmidFoldSplit.ofTen(name, fold);
      case PMID_5FOLD -> PmidFoldSplit.ofFive(fold);
      case SPERT_10FOLD -> {
        if (spertFolds == null) {
          throw new IllegalArgumentException(
              "The split " + name + " needs the folder of SpERT's ADE folds");
        }
        yield new SpertSplit(SpertFolds.read(spertFolds), fold);
      }
    };
  }
}
