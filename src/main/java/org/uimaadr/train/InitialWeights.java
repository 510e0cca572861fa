package org.uimaadr.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.uimaadr.model.HuggingFaceCheckpoint;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkTensors;
import org.uimaadr.torch.NetworkWeights;

/** The weights that a training starts from. */
final class InitialWeights {

  /** BERT's {@code initializer_range}. */
  private static final double STANDARD_DEVIATION = 0.02;

  private InitialWeights() {}

  /**
   * The encoder of a checkpoint, its pooler if it has one, and heads with normally distributed
   * weights and zero biases. A classifier that the checkpoint brings was trained for another
   * question and is not used.
   */
  static NetworkWeights of(HuggingFaceCheckpoint checkpoint, NetworkHeads heads, int seed) {
    Random random = new Random(seed);
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    NetworkTensors.shapes(checkpoint.config(), heads)
        .forEach(
            (name, shape) -> {
              FloatTensor pretrained = checkpoint.encoderTensors().get(name);
              tensors.put(name, pretrained == null ? random(name, shape, random) : pretrained);
            });
    return new NetworkWeights(checkpoint.config(), heads, tensors);
  }

  private static FloatTensor random(String name, long[] shape, Random random) {
    float[] data = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b))];
    if (!name.endsWith(".bias")) {
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) (random.nextGaussian() * STANDARD_DEVIATION);
      }
    }
    return new FloatTensor(shape, data);
  }
}
