package org.uimaadr.train;

/**
 * What a model was worth on the development part after an epoch, at the thresholds that it would be
 * shipped with.
 *
 * @param classificationF1 of sentences
 * @param reactionF1Positive strict, over positive sentences
 * @param reactionF1All strict, over all sentences
 * @param drugF1Positive strict, over positive sentences
 * @param relationF1Positive of drugs and reactions, end to end, strict, over positive sentences;
 *     NaN without such a relation head
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
   * right.
   */
  public double score() {
    return (classificationF1 + reactionF1All) / 2;
  }
}
