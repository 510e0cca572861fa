package org.uimaadr.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.collection.CollectionProcessingEngine;
import org.apache.uima.collection.EntityProcessStatus;
import org.apache.uima.collection.StatusCallbackListener;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.CasIOUtils;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** UIMA's Collection Processing Engine with reader and writer of uimaj-tools. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CpeTest {

  private static final Path NOTES = Path.of("testdata/uima/notes");
  private static final Path CPE = Path.of("descriptors/AdrCpe.xml");

  @TempDir private Path folder;

  private Path input;
  private Path output;

  @BeforeEach
  void twoNotes() throws Exception {
    input = Files.createDirectory(folder.resolve("notes"));
    output = folder.resolve("xmi");
    for (String note : List.of("ward-1.txt", "ward-2.txt")) {
      Files.copy(NOTES.resolve(note), input.resolve(note));
    }
    System.setProperty("adr.input", input.toString());
    System.setProperty("adr.output", output.toString());
  }

  @AfterEach
  void forgetTheFolders() {
    System.clearProperty("adr.input");
    System.clearProperty("adr.output");
  }

  @Test
  void itWritesOneXmiANote() throws Exception {
    Progress progress = run();
    assertThat(progress.done).hasValue(2);
    assertThat(progress.failures).isEmpty();
    assertThat(mentions("ward-1.txt.xmi")).containsExactly("Reaction(rash)", "Drug(penicillin)");
    assertThat(mentions("ward-2.txt.xmi"))
        .containsExactly("Reaction(Nausea)", "Drug(methotrexate)");
  }

  @Test
  void aNoteThatXmlCannotHoldDoesNotStopTheRun() throws Exception {
    Files.writeString(input.resolve("broken.txt"), "A rash\u0001 after penicillin.");
    Progress progress = run();
    assertThat(progress.failures).hasSize(1);
    assertThat(progress.done).hasValue(2);
    assertThat(mentions("ward-1.txt.xmi")).isNotEmpty();
    assertThat(mentions("ward-2.txt.xmi")).isNotEmpty();
  }

  @Test
  void theDocumentedProgramRunsItFromTheJar() throws Exception {
    JavaProcess run =
        JavaProcess.run(
            folder,
            "-Dadr.input=notes",
            "-Dadr.output=results",
            DocumentedCode.inFolder(folder, "RunCpe.java").toString());
    assertThat(run.output()).doesNotContain("Exception");
    assertThat(run.status()).isZero();
    assertThat(folder.resolve("results/ward-1.txt.xmi")).isNotEmptyFile();
  }

  private static Progress run() throws Exception {
    CollectionProcessingEngine engine =
        UIMAFramework.produceCollectionProcessingEngine(
            UIMAFramework.getXMLParser().parseCpeDescription(new XMLInputSource(CPE.toFile())));
    Progress progress = new Progress();
    engine.addStatusCallbackListener(progress);
    engine.process();
    progress.ended.await();
    return progress;
  }

  /** The mentions of a result, read with the types that the Annotation Viewer is given. */
  private List<String> mentions(String xmi) throws Exception {
    CAS cas =
        CasCreationUtils.createCas(
            UIMAFramework.getXMLParser()
                .parseTypeSystemDescription(new XMLInputSource("descriptors/Adr.xml")),
            null,
            null);
    CasIOUtils.load(output.resolve(xmi).toUri().toURL(), cas);
    return Mentions.of(cas.getJCas());
  }

  private static final class Progress implements StatusCallbackListener {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger done = new AtomicInteger();

    @Override
    public void entityProcessComplete(CAS cas, EntityProcessStatus status) {
      if (status.isException()) {
        failures.addAll(status.getExceptions());
      } else {
        done.incrementAndGet();
      }
    }

    @Override
    public void collectionProcessComplete() {
      ended.countDown();
    }

    @Override
    public void aborted() {
      ended.countDown();
    }

    @Override
    public void initializationComplete() {}

    @Override
    public void batchProcessComplete() {}

    @Override
    public void paused() {}

    @Override
    public void resumed() {}
  }
}
