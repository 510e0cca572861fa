package org.uimaadr.train;

import java.util.Optional;
import org.uimaadr.torch.NetworkWeights;
import org.uimaadr.torch.OptimizerState;

/**
 * A training as it was after some step: with the same batches and the same random numbers from
 * there on, it ends with the same weights as if it had not been interrupted.
 *
 * @param state how far it had come
 * @param weights of the network
 * @param optimizer what AdamW kept
 * @param best weights of the best finished epoch
 */
record TrainingCheckpoint(
    TrainingState state,
    NetworkWeights weights,
    OptimizerState optimizer,
    Optional<NetworkWeights> best) {

  /** Before the first step. */
  static TrainingCheckpoint start(NetworkWeights initial) {
    return new TrainingCheckpoint(
        TrainingState.start(), initial, OptimizerState.none(), Optional.empty());
  }
}
