package org.uimaadr.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.resource.metadata.impl.TypeSystemDescription_impl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.report.JsonLinesFolder;
import org.uimaadr.report.JsonLinesWriter;
import org.uimaadr.report.ResultWriters;
import org.uimaadr.report.XmiFolder;
import org.uimaadr.text.MentionType;

class BatchRunnerTest {

  private static final TypeSystemDescription NO_OTHER_TYPES = new TypeSystemDescription_impl();

  @TempDir private Path folder;
  private Path notes;
  private Path out;
  private final List<DocumentResult> told = new ArrayList<>();

  @BeforeEach
  void makeFolders() throws IOException {
    notes = Files.createDirectory(folder.resolve("notes"));
    out = folder.resolve("out");
  }

  @Test
  void everyDocumentIsWrittenOnceWhateverTheNumberOfThreads() throws Exception {
    for (int i = 0; i < 40; i++) {
      note("n" + i + ".txt", "A rash. ".repeat(i));
    }

    BatchSummary summary = run(4);

    assertThat(jsonById()).hasSize(40);
    assertThat(jsonById().get("n3").getAsJsonArray("mentions")).hasSize(3);
    assertThat(Files.list(out.resolve("xmi"))).hasSize(41);
    assertThat(told).hasSize(40);
    assertThat(summary.annotated()).isEqualTo(40);
    assertThat(summary.mentions()).containsEntry(MentionType.REACTION, 780L);
  }

  @Test
  void aBadDocumentDoesNotStopTheOthers() throws Exception {
    note("good.txt", "A rash.");
    Files.write(notes.resolve("latin1.txt"), "na\u00EFve".getBytes(StandardCharsets.ISO_8859_1));
    note("damaged.xmi", "<xmi:XMI");
    note("thrown.txt", "crash!");
    note("noted.txt", "report!");
    note("empty.txt", "");

    BatchSummary summary = run(2);

    assertThat(summary.annotated()).isEqualTo(2);
    assertThat(summary.failures())
        .extracting(DocumentResult::id)
        .containsExactlyInAnyOrder("latin1", "damaged", "thrown", "noted");
    assertThat(errors())
        .containsEntry("good", "null")
        .containsEntry("empty", "null")
        .containsEntry("thrown", "\"" + notes.resolve("thrown.txt") + ": it crashed\"")
        .containsEntry("noted", "\"" + notes.resolve("noted.txt") + ": it reported\"");
    assertThat(errors().get("latin1")).contains("latin1.txt: not UTF-8 at byte 2");
    assertThat(errors().get("damaged")).contains("damaged.xmi: damaged XMI at line 1");
  }

  @Test
  void onlyWholeFilesOfGoodDocumentsAreLeft() throws Exception {
    note("good.txt", "A rash.");
    note("thrown.txt", "crash!");

    run(1);

    try (Stream<Path> files = Files.walk(out)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> out.relativize(file).toString()))
          .containsExactlyInAnyOrder(
              "jsonl/part-00000.jsonl", "xmi/TypeSystem.xml", "xmi/good.xmi");
    }
  }

  @Test
  void aDocumentWhoseXmiCannotBeWrittenIsAFailureWithOneLine() throws Exception {
    note("good.txt", "A rash.");
    note("ward/note.txt", "A rash.");
    Files.createDirectories(out.resolve("xmi"));
    Files.createFile(out.resolve("xmi/ward"));

    BatchSummary summary = run(1);

    assertThat(summary.failures()).extracting(DocumentResult::id).containsExactly("ward/note");
    assertThat(jsonById()).hasSize(2);
  }

  @Test
  void theSummaryNamesFailuresAndModel() throws Exception {
    note("good.txt", "A rash.");
    note("thrown.txt", "crash!");

    run(1).write(out.resolve("summary.json"));

    JsonObject json =
        JsonParser.parseString(Files.readString(out.resolve("summary.json"))).getAsJsonObject();
    assertThat(json.get("documents").getAsInt()).isEqualTo(2);
    assertThat(json.get("annotated").getAsInt()).isEqualTo(1);
    assertThat(json.get("cancelled").getAsBoolean()).isFalse();
    assertThat(json.get("sentences").getAsInt()).isEqualTo(1);
    assertThat(json.get("mentions")).hasToString("{\"REACTION\":1,\"DRUG\":0,\"DOSE\":0}");
    assertThat(json.getAsJsonObject("engine").getAsJsonObject("model").get("name").getAsString())
        .isEqualTo("rash");
    assertThat(json.getAsJsonArray("failed").get(0).getAsJsonObject().get("error").getAsString())
        .isEqualTo(notes.resolve("thrown.txt") + ": it crashed");
  }

  @Test
  void aCancelledRunKeepsWhatIsDone() throws Exception {
    for (int i = 0; i < 10; i++) {
      note("n" + i + ".txt", "A rash.");
    }
    AtomicReference<BatchRunner> runner = new AtomicReference<>();
    runner.set(
        new BatchRunner(
            RashAnnotator.description(),
            NO_OTHER_TYPES,
            1,
            JsonLinesFolder.adding(out.resolve("jsonl"), 100),
            result -> runner.get().cancel()));

    BatchSummary summary = runner.get().run(DocumentSources.of(List.of(notes), List.of(out)));

    assertThat(summary.cancelled()).isTrue();
    assertThat(summary.annotated()).isEqualTo(1);
    assertThat(jsonById()).containsOnlyKeys("n0");
  }

  @Test
  void anEngineThatDoesNotStartIsOneMessage() throws Exception {
    note("a.txt", "A rash.");
    AnalysisEngineDescription notStartable =
        AnalysisEngineFactory.createEngineDescription(
            JsonLinesWriter.class,
            JsonLinesWriter.PARAM_TARGET_LOCATION,
            out.toString(),
            JsonLinesWriter.PARAM_DOCUMENTS_PER_PART,
            0);

    assertThatThrownBy(() -> run(notStartable, 1))
        .isInstanceOf(BatchException.class)
        .hasMessage("Documents per part: 0; give 1 or more");
  }

  @Test
  void aRunWhoseResultsCannotBeWrittenStops() throws Exception {
    note("a.txt", "A rash.");
    Files.createDirectories(out);
    Files.createFile(out.resolve("jsonl"));

    assertThatThrownBy(() -> run(1))
        .isInstanceOf(BatchException.class)
        .hasMessageStartingWith("The run had to stop: ")
        .hasMessageContaining(out.resolve("jsonl").toString());
  }

  private void note(String name, String text) throws IOException {
    Path file = notes.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private BatchSummary run(int threads) throws Exception {
    return run(RashAnnotator.description(), threads);
  }

  private BatchSummary run(AnalysisEngineDescription engine, int threads) throws Exception {
    ResultWriters results =
        new ResultWriters(
            List.of(
                new XmiFolder(out.resolve("xmi")),
                JsonLinesFolder.adding(out.resolve("jsonl"), 1000)));
    return new BatchRunner(engine, NO_OTHER_TYPES, threads, results, told::add)
        .run(DocumentSources.of(List.of(notes), List.of(out)));
  }

  private Map<String, JsonObject> jsonById() throws IOException {
    return Files.readAllLines(out.resolve("jsonl/part-00000.jsonl")).stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .collect(Collectors.toMap(json -> json.get("id").getAsString(), json -> json));
  }

  private Map<String, String> errors() throws IOException {
    return jsonById().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, document -> document.getValue().get("error").toString()));
  }
}
