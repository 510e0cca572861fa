package org.uimaadr.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
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
   * What the base model brings, and for what it has not, such as a checkpoint's heads, normally
   * distributed weights, zero biases and a LayerNorm of ones.
   */
  static NetworkWeights of(BaseModel base, NetworkHeads heads, int seed) {
    Random random = new Random(seed);
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    NetworkTensors.shapes(base.config(), heads)
        .forEach(
            (name, shape) -> {
              FloatTensor pretrained = base.tensors().get(name);
              tensors.put(name, pretrained == null ? random(name, shape, random) : pretrained);
            });
    return new NetworkWeights(base.config(), heads, tensors);
  }

  private static FloatTensor random(String name, long[] shape, Random random) {
    float[] data = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, (a, b) -> a * b))];
    if (name.endsWith("LayerNorm.weight")) {
      Arrays.fill(data, 1);
    } else if (!name.endsWith(".bias")) {
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) (random.nextGaussian() * STANDARD_DEVIATION);
      }
    }
    return new FloatTensor(shape, data);
  }
}
