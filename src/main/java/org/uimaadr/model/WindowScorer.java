package org.uimaadr.model;

import java.util.List;
import org.uimaadr.torch.NetworkOutput;

/** Runs windows through a network: {@code Network::score} or {@code TrainableNetwork::score}. */
@FunctionalInterface
public interface WindowScorer {

  /**
   * Scores windows in one forward pass.
   *
   * @param windows vocabulary ids of each window, special tokens included
   * @return logits, rows in the order of the windows
   */
  NetworkOutput score(List<int[]> windows);
}
