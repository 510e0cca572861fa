package org.uimaadr.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentMemoryTest {

  private final ArgumentMemory memory = new ArgumentMemory();

  @Test
  void whatIsTakenInOneCallDoesNotOverlap() {
    List<ByteBuffer> taken = List.of(memory.take(8), memory.take(100), memory.take(1000));
    for (int i = 0; i < taken.size(); i++) {
      while (taken.get(i).hasRemaining()) {
        taken.get(i).put((byte) i);
      }
    }
    for (int i = 0; i < taken.size(); i++) {
      assertThat(bytes(taken.get(i))).containsOnly(i);
    }
  }

  @Test
  void theNextCallTakesTheSameMemory() {
    memory.take(1000);
    memory.take(5000);
    memory.reset();
    long before = directMemory();
    for (int call = 0; call < 100; call++) {
      memory.take(1000);
      memory.take(5000);
      memory.reset();
    }
    assertThat(directMemory()).isLessThanOrEqualTo(before);
  }

  @Test
  void nothingCanBeTaken() {
    assertThat(memory.take(0).capacity()).isZero();
  }

  @Test
  void manyStepsTakeNoMoreMemoryThanOne() throws IOException {
    try (TrainableNetwork network =
        TrainableNetwork.open(
            TinyCheckpoint.weights(),
            OptimizerState.none(),
            LearningSetup.plain(DeviceKind.CPU, Precision.FP32, 0.1))) {
      step(network);
      long before = directMemory();
      for (int i = 0; i < 100; i++) {
        step(network);
      }
      assertThat(directMemory()).isLessThanOrEqualTo(before);
    }
  }

  private static void step(TrainableNetwork network) {
    double[] rates = new double[network.parameterNames().size()];
    Arrays.fill(rates, 1e-4);
    network.backward(TinyCheckpoint.batch(), new float[] {1, 1, 1, 1});
    network.score(TinyCheckpoint.batch().windows());
    network.step(rates, rates, 1);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.get(0, bytes);
    return bytes;
  }

  // What other tests left behind may be freed meanwhile: it may fall, never rise.
  private static long directMemory() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .findFirst()
        .orElseThrow()
        .getMemoryUsed();
  }
}
