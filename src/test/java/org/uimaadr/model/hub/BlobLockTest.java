package org.uimaadr.model.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lock that another process holds. */
@Timeout(60)
class BlobLockTest {

  @TempDir private Path folder;

  /** The other process: holds the lock until its input ends. */
  static final class Holder {
    public static void main(String[] arguments) throws IOException {
      try (BlobLock lock = BlobLock.take(Path.of(arguments[0]))) {
        System.out.println("held");
        System.in.read();
      }
    }
  }

  @Test
  void itIsWaitedFor() throws Exception {
    Path file = folder.resolve("locks/blob.lock");
    Process other = start(file);
    BufferedReader told =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
    assertThat(told.readLine()).isEqualTo("held");

    CompletableFuture<BlobLock> ours = CompletableFuture.supplyAsync(() -> take(file));
    Assertions.assertThatThrownBy(() -> ours.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    other.getOutputStream().close();

    assertThat(ours.get()).isNotNull();
    assertThat(other.waitFor()).isZero();
  }

  private static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Holder.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BlobLock take(Path file) {
    try {
      return BlobLock.take(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
