package org.uimaadr.eval;

import com.google.gson.JsonObject;

/**
 * Counts of right and wrong answers and the ratios made of them. A ratio whose denominator is zero
 * is 0, as in scikit-learn and seqeval with {@code zero_division=0}.
 *
 * @param truePositives predicted and gold
 * @param falsePositives predicted, not gold
 * @param falseNegatives gold, not predicted
 */
public record PrecisionRecall(int truePositives, int falsePositives, int falseNegatives) {

  private static final String TRUE_POSITIVES = "truePositives";
  private static final String FALSE_POSITIVES = "falsePositives";
  private static final String FALSE_NEGATIVES = "falseNegatives";

  /** Nothing predicted, nothing to find. */
  public static final PrecisionRecall ZERO = new PrecisionRecall(0, 0, 0);

  /** Rejects negative counts. */
  public PrecisionRecall {
    if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0) {
      throw new IllegalArgumentException(
          "Negative count: " + truePositives + ", " + falsePositives + ", " + falseNegatives);
    }
  }

  /** The counts of one yes-no decision. */
  public static PrecisionRecall ofDecision(boolean gold, boolean predicted) {
    return new PrecisionRecall(
        gold && predicted ? 1 : 0, !gold && predicted ? 1 : 0, gold && !predicted ? 1 : 0);
  }

  /** Reads the counts back from JSON as {@link #toJson} writes it. */
  public static PrecisionRecall of(JsonObject json) {
    return new PrecisionRecall(
        json.get(TRUE_POSITIVES).getAsInt(),
        json.get(FALSE_POSITIVES).getAsInt(),
        json.get(FALSE_NEGATIVES).getAsInt());
  }

  /** Share of the predicted that is right. */
  public double precision() {
    return ratio(truePositives, predicted());
  }

  /** Share of the gold that is predicted. */
  public double recall() {
    return ratio(truePositives, gold());
  }

  /** Harmonic mean of precision and recall. */
  public double f1() {
    return ratio(2.0 * truePositives, gold() + predicted());
  }

  /** Number of things to find. */
  public int gold() {
    return truePositives + falseNegatives;
  }

  /** Number of things predicted. */
  public int predicted() {
    return truePositives + falsePositives;
  }

  /** The counts, and the ratios as shares of 1. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty(TRUE_POSITIVES, truePositives);
    json.addProperty(FALSE_POSITIVES, falsePositives);
    json.addProperty(FALSE_NEGATIVES, falseNegatives);
    json.addProperty("precision", precision());
    json.addProperty("recall", recall());
    json.addProperty("f1", f1());
    return json;
  }

  /** The sums of the counts. */
  public PrecisionRecall plus(PrecisionRecall other) {
    return new PrecisionRecall(
        truePositives + other.truePositives,
        falsePositives + other.falsePositives,
        falseNegatives + other.falseNegatives);
  }

  private static double ratio(double part, int whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
