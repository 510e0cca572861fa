package org.uimaadr.train;

import java.util.stream.DoubleStream;

/**
 * What a model was worth on the development part after an epoch, at the thresholds that it would be
 * shipped with. A figure of a head that the model does not have is NaN.
 *
 * @param classificationF1 of sentences
 * @param reactionF1Positive strict, over positive sentences
 * @param reactionF1All strict, over all sentences
 * @param drugF1Positive strict, over positive sentences
 * @param relationF1Positive of drugs and reactions, end to end, strict, over positive sentences
 * @param relationF1All likewise, over all sentences
 */
public record EpochFigures(
    double classificationF1,
    double reactionF1Positive,
    double reactionF1All,
    double drugF1Positive,
    double relationF1Positive,
    double relationF1All) {

  /**
   * What the best epoch is chosen by: the mean of the two figures that decide whether a report is
   * right; of a model that has the head of one of them only, that one.
   */
  public double score() {
    return DoubleStream.of(classificationF1, reactionF1All)
        .filter(f1 -> !Double.isNaN(f1))
        .average()
        .orElse(drugF1Positive);
  }
}
