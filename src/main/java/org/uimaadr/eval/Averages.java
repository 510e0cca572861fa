package org.uimaadr.eval;

import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * Precision, recall and F1 averaged over types, each on its own: {@code f1} is the mean of the
 * types' F1, not the harmonic mean of the other two.
 *
 * @param precision mean precision
 * @param recall mean recall
 * @param f1 mean F1
 */
public record Averages(double precision, double recall, double f1) {

  /** Every type weighs the same; 0 without types. */
  public static Averages macro(Collection<PrecisionRecall> types) {
    return average(types, type -> 1);
  }

  /** Every type weighs as much as it has gold mentions; 0 if none has. */
  public static Averages weighted(Collection<PrecisionRecall> types) {
    return average(types, PrecisionRecall::gold);
  }

  private static Averages average(
      Collection<PrecisionRecall> types, ToDoubleFunction<PrecisionRecall> weight) {
    return new Averages(
        mean(types, weight, PrecisionRecall::precision),
        mean(types, weight, PrecisionRecall::recall),
        mean(types, weight, PrecisionRecall::f1));
  }

  private static double mean(
      Collection<PrecisionRecall> types,
      ToDoubleFunction<PrecisionRecall> weight,
      ToDoubleFunction<PrecisionRecall> figure) {
    double weights = types.stream().mapToDouble(weight).sum();
    double sum =
        types.stream().mapToDouble(t -> weight.applyAsDouble(t) * figure.applyAsDouble(t)).sum();
    return weights == 0 ? 0 : sum / weights;
  }
}
