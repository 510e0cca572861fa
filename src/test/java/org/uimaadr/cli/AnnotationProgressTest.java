package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.uimaadr.batch.DocumentResult;

class AnnotationProgressTest {

  private static final DocumentResult DONE =
      new DocumentResult("a", Path.of("a.txt"), null, 1, Map.of(), null);
  private static final DocumentResult FAILED =
      new DocumentResult("b", Path.of("b.txt"), "b.txt: why", 0, Map.of(), null);

  private final StringWriter err = new StringWriter();

  @Test
  void linesCountDocumentsAndFailures() {
    AnnotationProgress progress = lines(Duration.ZERO);

    progress.accept(DONE);
    progress.accept(FAILED);

    assertThat(err.toString().lines())
        .containsExactly("1 of 3 documents, 0 failed", "2 of 3 documents, 1 failed");
  }

  @Test
  void linesComeNowAndThenOnly() {
    AnnotationProgress progress = lines(Duration.ofHours(1));

    progress.accept(DONE);
    progress.accept(DONE);

    assertThat(err.toString()).isEmpty();
  }

  private AnnotationProgress lines(Duration interval) {
    return new AnnotationProgress.Lines(3, interval, new PrintWriter(err));
  }
}
