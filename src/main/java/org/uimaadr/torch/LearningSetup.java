package org.uimaadr.torch;

import java.util.function.Predicate;

/**
 * How a network learns.
 *
 * @param device where it computes
 * @param precision of the matrix products; the master weights are float32 always
 * @param dropout probability of dropout, in the encoder and before the heads
 * @param positiveWeight weight of sentences that state an ADR in the sentence head's loss; that of
 *     the others is 1
 * @param frozen says by its name ({@link TrainableNetwork#parameterNames()}) whether a parameter
 *     stays as it is
 */
public record LearningSetup(
    DeviceKind device,
    Precision precision,
    double dropout,
    double positiveWeight,
    Predicate<String> frozen) {

  /** All parameters learn, and all sentences weigh the same. */
  public static LearningSetup plain(DeviceKind device, Precision precision, double dropout) {
    return new LearningSetup(device, precision, dropout, 1, name -> false);
  }
}
