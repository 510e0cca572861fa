package org.uimaadr.eval;

import java.util.List;
import java.util.function.BiPredicate;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.text.TextSpan;

/**
 * When a predicted span counts as a gold span of the same type. Matches are one to one, so that one
 * long prediction is not right about several gold spans. Repeated spans count once.
 */
public enum SpanMatch {
  /** Same begin and same end. */
  STRICT {
    @Override
    boolean matches(TextSpan gold, TextSpan predicted) {
      return gold.equals(predicted);
    }
  },

  /** At least one UTF-16 unit in common. */
  OVERLAP {
    @Override
    boolean matches(TextSpan gold, TextSpan predicted) {
      return gold.overlaps(predicted);
    }
  };

  /** Whether a prediction may stand for a gold span. */
  abstract boolean matches(TextSpan gold, TextSpan predicted);

  /** Counts of the spans of one sentence and type. */
  public PrecisionRecall count(List<TextSpan> gold, List<TextSpan> predicted) {
    return count(gold, predicted, this::matches);
  }

  /** Counts of the relations of one sentence and pair of types; both spans must match. */
  public PrecisionRecall countRelations(List<CorpusRelation> gold, List<CorpusRelation> predicted) {
    return count(gold, predicted, this::matches);
  }

  /** Whether a prediction may stand for a gold relation: both spans match and have its types. */
  boolean matches(CorpusRelation gold, CorpusRelation predicted) {
    return gold.target().type() == predicted.target().type()
        && matches(gold.drug().span(), predicted.drug().span())
        && matches(gold.target().span(), predicted.target().span());
  }

  private static <T> PrecisionRecall count(
      List<T> gold, List<T> predicted, BiPredicate<T, T> matches) {
    List<T> distinctGold = gold.stream().distinct().toList();
    List<T> distinctPredicted = predicted.stream().distinct().toList();
    int common = MaximumMatching.size(distinctGold, distinctPredicted, matches);
    return new PrecisionRecall(
        common, distinctPredicted.size() - common, distinctGold.size() - common);
  }
}
