package org.uimaadr.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OpenModelsTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final OpenModels<String, CountedModel> models = new OpenModels<>();
  private final AtomicInteger loads = new AtomicInteger();
  private final AtomicInteger closes = new AtomicInteger();

  private final class CountedModel implements AutoCloseable {
    private volatile boolean open = true;

    CountedModel() {
      loads.incrementAndGet();
    }

    @Override
    public void close() {
      assertThat(open).isTrue();
      open = false;
      closes.incrementAndGet();
    }
  }

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void enginesOnOneModelShareItAndTheLastOneClosesIt() throws IOException {
    var first = models.acquire("a", CountedModel::new);
    var second = models.acquire("a", CountedModel::new);
    assertThat(first.get()).isSameAs(second.get());
    assertThat(loads).hasValue(1);

    first.close();
    assertThat(second.get().open).isTrue();
    second.close();
    assertThat(closes).hasValue(1);
  }

  @Test
  void anotherKeyIsAnotherModel() throws IOException {
    try (var a = models.acquire("a", CountedModel::new);
        var b = models.acquire("b", CountedModel::new)) {
      assertThat(a.get()).isNotSameAs(b.get());
    }
    assertThat(closes).hasValue(2);
  }

  @Test
  void aModelThatWasClosedIsLoadedAgain() throws IOException {
    models.acquire("a", CountedModel::new).close();
    try (var again = models.acquire("a", CountedModel::new)) {
      assertThat(again.get().open).isTrue();
    }
    assertThat(loads).hasValue(2);
  }

  @Test
  void aHoldIsClosedOnceAndUselessAfterwards() throws IOException {
    var first = models.acquire("a", CountedModel::new);
    try (var second = models.acquire("a", CountedModel::new)) {
      first.close();
      first.close();
      assertThat(second.get().open).isTrue();
      assertThatThrownBy(first::get)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The hold on the model a was closed");
    }
    assertThat(closes).hasValue(1);
  }

  @Test
  void aFailedLoadIsNotRemembered() throws IOException {
    assertThatThrownBy(() -> models.acquire("a", this::fail)).hasMessage("no such file");
    assertThatThrownBy(() -> models.acquire("a", this::failNatively)).hasMessage("no natives");
    try (var model = models.acquire("a", CountedModel::new)) {
      assertThat(model.get().open).isTrue();
    }
    assertThat(closes).hasValue(1);
  }

  @Test
  void whoWaitsForALoadThatFailsFailsToo() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch mayFail = new CountDownLatch(1);
    Future<?> first =
        threads.submit(
            () ->
                models.acquire(
                    "a",
                    () -> {
                      loading.countDown();
                      awaitQuietly(mayFail);
                      throw new IOException("no such file");
                    }));
    loading.await();
    AtomicReference<Thread> waiter = new AtomicReference<>();
    Future<?> second =
        threads.submit(
            () -> {
              waiter.set(Thread.currentThread());
              return models.acquire("a", CountedModel::new);
            });
    while (waiter.get() == null || waiter.get().getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    mayFail.countDown();

    for (Future<?> failed : List.of(first, second)) {
      assertThatThrownBy(failed::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IOException.class)
          .hasMessage("no such file");
    }
    assertThat(loads).hasValue(0);
  }

  @Test
  void aSlowLoadDoesNotHoldUpOtherModels() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Future<?> slow =
        threads.submit(
            () ->
                models.acquire(
                    "slow",
                    () -> {
                      loading.countDown();
                      awaitQuietly(mayEnd);
                      return new CountedModel();
                    }));
    loading.await();
    models.acquire("fast", CountedModel::new).close();
    assertThat(slow.isDone()).isFalse();
    mayEnd.countDown();
    slow.get();
  }

  @Test
  void nobodyEverHoldsAClosedModel() throws Exception {
    List<Callable<Void>> users = new ArrayList<>();
    for (int user = 0; user < 8; user++) {
      users.add(
          () -> {
            for (int i = 0; i < 2000; i++) {
              try (var model = models.acquire("a", CountedModel::new)) {
                assertThat(model.get().open).isTrue();
              }
            }
            return null;
          });
    }
    for (Future<Void> user : threads.invokeAll(users)) {
      user.get();
    }
    assertThat(closes).hasValue(loads.get());
  }

  private CountedModel fail() throws IOException {
    throw new IOException("no such file");
  }

  private CountedModel failNatively() {
    throw new UnsatisfiedLinkError("no natives");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
