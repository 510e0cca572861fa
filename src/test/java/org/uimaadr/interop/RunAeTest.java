package org.uimaadr.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code org.apache.uima.tools.RunAE}, which writes notes with their annotations as XML tags. */
class RunAeTest {

  private static final Path NOTES = Path.of("testdata/uima/notes").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void runsADescriptorByLocation() throws Exception {
    runAe(Path.of("descriptors/AdrAnnotator.xml").toAbsolutePath());
    theNotesAreAnnotated();
  }

  @Test
  void runsADescriptorByName() throws Exception {
    // RunAE itself takes files only: a user's own descriptor imports ours by its name.
    runAe(DocumentedCode.inFolder(folder, "MyPipeline.xml"));
    theNotesAreAnnotated();
  }

  private void runAe(Path descriptor) throws Exception {
    JavaProcess run =
        JavaProcess.run(
            folder,
            "org.apache.uima.tools.RunAE",
            descriptor.toString(),
            NOTES.toString(),
            "annotated");
    assertThat(run.output())
        .contains("Processed Document ward-1.txt", "Processed Document ward-2.txt")
        .doesNotContain("Exception");
    assertThat(run.status()).isZero();
  }

  private void theNotesAreAnnotated() throws Exception {
    assertThat(annotated("ward-1.txt"))
        .containsPattern("<org.uimaadr.type.Reaction [^>]*>rash</org.uimaadr.type.Reaction>")
        .containsPattern("<org.uimaadr.type.Drug [^>]*>penicillin</org.uimaadr.type.Drug>");
    assertThat(annotated("ward-2.txt"))
        .containsPattern("<org.uimaadr.type.Drug [^>]*>methotrexate</org.uimaadr.type.Drug>");
  }

  private String annotated(String note) throws Exception {
    return Files.readString(folder.resolve("annotated").resolve(note));
  }
}
