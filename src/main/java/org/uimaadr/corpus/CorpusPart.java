package org.uimaadr.corpus;

import java.util.Locale;

/** The parts of a corpus that is split by group. */
public enum CorpusPart {
  /** Folds 0 to 7, without the sentences whose text also stands in a fold that is held out. */
  TRAIN,
  /** Fold 8. */
  DEVELOPMENT,
  /** Fold 9. */
  TEST,
  /** Everything. */
  ALL;

  /**
   * The part of that name, in any case.
   *
   * @throws IllegalArgumentException names the parts there are
   */
  public static CorpusPart of(String name) {
    for (CorpusPart part : values()) {
      if (part.name().equalsIgnoreCase(name)) {
        return part;
      }
    }
    throw new IllegalArgumentException(
        "No corpus part \"" + name + "\"; use one of train, development, test, all");
  }

  /** The part with its folds, for people. */
  public String description() {
    return switch (this) {
      case TRAIN -> "training (folds 0-7)";
      case DEVELOPMENT -> "development (fold 8)";
      case TEST -> "test (fold 9)";
      case ALL -> "all folds";
    };
  }

  /** The name that {@link #of} reads, in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
