package org.uimaadr.torch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What AdamW keeps between steps. Tensors go by {@link TrainableNetwork#parameterNames()}.
 *
 * @param steps number of steps taken
 * @param first running means of the gradients; empty before the first step
 * @param second running means of their squares; empty before the first step
 */
public record OptimizerState(
    long steps, Map<String, FloatTensor> first, Map<String, FloatTensor> second) {

  private static final OptimizerState NONE = new OptimizerState(0, Map.of(), Map.of());

  /** The state before the first step. */
  public static OptimizerState none() {
    return NONE;
  }

  List<FloatTensor> firstMoments(List<String> parameters) {
    return inOrder(first, parameters);
  }

  List<FloatTensor> secondMoments(List<String> parameters) {
    return inOrder(second, parameters);
  }

  /** AdamW counts for each parameter; here all are stepped together. */
  List<FloatTensor> stepCounts(List<String> parameters) {
    FloatTensor count = new FloatTensor(new long[0], new float[] {steps});
    return first.isEmpty() ? List.of() : Collections.nCopies(parameters.size(), count);
  }

  private static List<FloatTensor> inOrder(
      Map<String, FloatTensor> moments, List<String> parameters) {
    if (moments.isEmpty()) {
      return List.of();
    }
    if (!moments.keySet().equals(Set.copyOf(parameters))) {
      throw new IllegalArgumentException("The state of the optimizer is that of another network");
    }
    return parameters.stream().map(moments::get).toList();
  }
}
