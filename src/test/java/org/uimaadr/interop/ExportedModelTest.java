package org.uimaadr.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.TorchScriptExport;

/** The program of docs/export.md, on the bundled model. */
class ExportedModelTest {

  private static final Path PAGE = Path.of("docs/export.md");

  @Test
  void theDocumentedProgramPrintsWhatThePageSays(@TempDir Path folder) throws Exception {
    Path export = folder.resolve("export");
    TorchScriptExport.write(ModelBundle.open(ModelBundle.BUNDLED), export);

    JavaProcess run =
        JavaProcess.run(
            folder,
            DocumentedCode.inFolder(PAGE, folder, "Score.java").toString(),
            export.toString());

    String expected = "ADR: true\nshe 0\ndeveloped 0\na 0\nrash 1\nafter 0\n";
    assertThat(run.output()).contains(expected);
    assertThat(Files.readString(PAGE)).contains(expected);
  }
}
