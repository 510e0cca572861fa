package org.uimaadr.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program of docs/uima.md. */
class UimaFitTest {

  @Test
  void theDocumentedProgramPrintsWhatThePageSays(@TempDir Path folder) throws Exception {
    JavaProcess run =
        JavaProcess.run(folder, DocumentedCode.inFolder(folder, "Adr.java").toString());
    assertThat(run.output()).contains("Reaction: rash\nDrug: penicillin\n");
    assertThat(Files.readString(Path.of("docs/uima.md")))
        .contains("Reaction: rash\nDrug: penicillin\n");
  }
}
