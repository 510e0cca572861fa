package org.uimaadr.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.uimaadr.model.hub.DownloadListener;

/** Downloads as a log file shows them. */
class DownloadBarTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DownloadBar bar = new DownloadBar(false, new PrintStream(bytes, true, UTF_8));

  @Test
  void aLineForEachTenthOfAFile() {
    for (long done = 0; done <= 40_000_000; done += 1_000_000) {
      bar.onDownload("model.safetensors", done, 40_000_000);
    }

    assertThat(bytes.toString(UTF_8).lines())
        .hasSize(11)
        .startsWith("model.safetensors: 0.0 of 40.0 MB", "model.safetensors: 4.0 of 40.0 MB")
        .endsWith("model.safetensors: 40.0 of 40.0 MB");
  }

  @Test
  void aDownloadThatIsTakenUpStartsWhereItIs() {
    bar.onDownload("config.json", 0, 100);
    bar.onDownload("config.json", 100, 100);
    bar.onDownload("model.safetensors", 30_000_000, 40_000_000);
    bar.onDownload("model.safetensors", 31_000_000, 40_000_000);

    assertThat(bytes.toString(UTF_8).lines())
        .containsExactly(
            "config.json: 0.0 of 0.0 MB",
            "config.json: 0.0 of 0.0 MB",
            "model.safetensors: 30.0 of 40.0 MB");
  }

  @Test
  void oneLineForAFileOfUnknownLength() {
    bar.onDownload("vocab.txt", 0, DownloadListener.UNKNOWN);
    bar.onDownload("vocab.txt", 5_000_000, DownloadListener.UNKNOWN);

    assertThat(bytes.toString(UTF_8).lines()).containsExactly("vocab.txt: 0.0 MB");
  }
}
