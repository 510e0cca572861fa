package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.uimaadr.text.Window;
import org.uimaadr.text.WordPieces;
import org.uimaadr.torch.NetworkOutput;

/** How batches are filled, seen by a scorer that answers the sum of the ids and keeps a record. */
@Timeout(30)
class WindowBatcherTest {

  private final List<List<Integer>> batchLengths = new ArrayList<>();
  private final WindowBatcher batcher = new WindowBatcher(this::sumIds);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  private NetworkOutput sumIds(List<int[]> windows) {
    synchronized (batchLengths) {
      batchLengths.add(windows.stream().map(window -> window.length).toList());
    }
    int length = windows.stream().mapToInt(window -> window.length).max().orElseThrow();
    float[] sentence = new float[windows.size() * length * 2];
    for (int row = 0; row < windows.size(); row++) {
      float sum = 0;
      for (int id : windows.get(row)) {
        if (id < 0) {
          throw new IllegalArgumentException("No such id: " + id);
        }
        sum += id;
      }
      sentence[row * length * 2 + 1] = sum;
    }
    return new NetworkOutput(sentence, new float[0], new float[0], windows.size(), length, 0);
  }

  @Test
  void windowsOfSimilarLengthShareABatch() {
    List<SentenceScores> scores =
        batcher.score(List.of(sentence(3, 1), sentence(90, 2), sentence(4, 3), sentence(80, 4)), 2);
    assertThat(scores)
        .extracting(SentenceScores::adrLogit)
        .containsExactly(3.0, 180.0, 12.0, 320.0);
    assertThat(batchLengths).containsExactly(List.of(3, 4), List.of(90, 80));
  }

  @Test
  void noBatchIsGreaterThanAskedFor() {
    List<PreparedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      sentences.add(sentence(3 + i % 7, i));
    }
    batcher.score(sentences, 16);
    assertThat(batchLengths).hasSize(7).allSatisfy(b -> assertThat(b).hasSizeLessThanOrEqualTo(16));
  }

  @Test
  void longWindowsMakeSmallBatches() {
    List<PreparedSentence> sentences = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      sentences.add(sentence(512, i));
    }
    batcher.score(sentences, 64);
    assertThat(batchLengths)
        .allSatisfy(batch -> assertThat(batch.size() * 512).isLessThanOrEqualTo(8192));
  }

  @Test
  void aSentenceIsAsLikelyAsItsLikeliestWindow() {
    PreparedSentence twoWindows =
        new PreparedSentence(
            "",
            new WordPieces(new int[2], new int[2], new int[2]),
            List.of(
                new Window(new int[] {1, 1, 1}, 1, 0, 1),
                new Window(new int[] {1, 7, 1}, 1, 1, 2)));
    assertThat(batcher.score(List.of(twoWindows), 8).get(0).adrLogit()).isEqualTo(9);
  }

  @Test
  void aFailureReachesItsCallerAndLeavesNothingBehind() {
    List<PreparedSentence> sentences =
        List.of(sentence(3, -1), sentence(50, 1), sentence(100, 2), sentence(200, 3));
    assertThatThrownBy(() -> batcher.score(sentences, 1)).hasMessage("No such id: -1");
    batchLengths.clear();

    assertThat(batcher.score(List.of(sentence(5, 2)), 8).get(0).adrLogit()).isEqualTo(10);
    assertThat(batchLengths).containsExactly(List.of(5));
  }

  @Test
  void theBatchOfOneCallerTakesWindowsOfAnother() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    List<Integer> batchSizes = Collections.synchronizedList(new ArrayList<>());
    WindowBatcher slow =
        new WindowBatcher(
            windows -> {
              batchSizes.add(windows.size());
              running.countDown();
              await(mayEnd);
              return sumIds(windows);
            });
    Future<List<SentenceScores>> first =
        threads.submit(() -> slow.score(List.of(sentence(10, 1), sentence(20, 1)), 1));
    running.await();
    // While the first caller's first window runs, its second waits on the shelf.
    Future<List<SentenceScores>> second =
        threads.submit(() -> slow.score(List.of(sentence(20, 2)), 8));
    while (batchSizes.size() < 2) {
      Thread.sleep(1);
    }
    mayEnd.countDown();

    assertThat(first.get()).extracting(SentenceScores::adrLogit).containsExactly(10.0, 20.0);
    assertThat(second.get()).extracting(SentenceScores::adrLogit).containsExactly(40.0);
    assertThat(batchSizes).containsExactly(1, 2);
  }

  @Test
  void aDyingCallerLeavesNobodyWaiting() {
    WindowBatcher dying =
        new WindowBatcher(
            windows -> {
              throw new OutOfMemoryError("native");
            });
    assertThatThrownBy(() -> dying.score(List.of(sentence(3, 1)), 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The network failed: java.lang.OutOfMemoryError: native");
  }

  @Test
  void aBatchHoldsAtLeastOneWindow() {
    assertThatThrownBy(() -> batcher.score(List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A batch cannot hold 0 windows");
  }

  /** A sentence of one window whose ids are all the same. */
  private static PreparedSentence sentence(int length, int id) {
    int[] ids = new int[length];
    Arrays.fill(ids, id);
    int pieces = length - 2;
    return new PreparedSentence(
        "",
        new WordPieces(new int[pieces], new int[pieces], new int[pieces]),
        List.of(new Window(ids, 1, 0, pieces)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
