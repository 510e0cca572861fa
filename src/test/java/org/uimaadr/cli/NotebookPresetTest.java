package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.cli.report.ReportPageCheck;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.text.MentionType;

/**
 * The notebook's protocol with a tiny network on invented sentences: what is done, not how well.
 */
class NotebookPresetTest {

  private static final Path CHECKPOINT = Path.of("src/test/resources/org/uimaadr/tiny");

  @TempDir private Path folder;

  @Test
  void aClassifierAndATaggerAreTrainedAndMeasuredBeforeAndAfter() throws IOException {
    CommandLineRun run = notebook();

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out())
        .contains(
            "test (fold 9)",
            "% positive; known: 0.0 % copies (of the positive 0.0 %), 0.0 % share an abstract")
        .containsPattern("untrained +trained")
        .contains("ADR sentence", "Reaction, word pieces (seqeval)", "Reaction, words, strict, all")
        .contains("methotrexate was started", "Blood pressure was measured", "probability");
    ModelBundle classifier = ModelBundle.open(results().resolve("classifier"));
    ModelBundle tagger = ModelBundle.open(results().resolve("tagger"));
    assertThat(classifier.metadata().taggers()).isEmpty();
    assertThat(tagger.metadata().sentenceHead()).isFalse();
    assertThat(tagger.metadata().taggers()).containsExactly(MentionType.REACTION);
    assertThat(files())
        .containsExactly(
            "classifier",
            "classifier-learning.json",
            "classifier-untrained.json",
            "classifier.json",
            "notebook.json",
            "report",
            "settings.json",
            "tagger",
            "tagger-learning.json",
            "tagger-untrained.json",
            "tagger.json");
  }

  @Test
  void theHyperparametersAreTheNotebooks() throws IOException {
    notebook();

    for (String model : List.of("classifier", "tagger")) {
      JsonObject training = ModelBundle.open(results().resolve(model)).metadata().training();
      JsonObject options = training.getAsJsonObject("options");
      assertThat(training.get("bestEpoch").getAsInt()).isEqualTo(3);
      assertThat(options.get("epochs").getAsInt()).isEqualTo(3);
      assertThat(options.get("keepLast").getAsBoolean()).isTrue();
      assertThat(options.get("batchSize").getAsInt()).isEqualTo(16);
      assertThat(options.get("equalBatches").getAsBoolean()).isTrue();
      assertThat(options.get("learningRate").getAsDouble())
          .isEqualTo(model.equals("tagger") ? 5e-5 : 2e-5);
      assertThat(options.get("warmup").getAsDouble()).isZero();
      assertThat(options.get("weightDecay").getAsDouble()).isZero();
      assertThat(options.get("clip").getAsDouble()).isEqualTo(1);
      assertThat(options.get("seed").getAsInt()).isEqualTo(42);
      assertThat(options.get("negativeShare").getAsDouble()).isEqualTo(1);
    }
  }

  @Test
  void theSummaryHoldsWhatWasPrinted() throws IOException {
    notebook();

    JsonObject summary =
        JsonParser.parseString(Files.readString(results().resolve("notebook.json")))
            .getAsJsonObject();
    assertThat(
            summary.getAsJsonArray("figures").asList().stream()
                .map(figure -> figure.getAsJsonObject().get("name").getAsString()))
        .containsExactly(
            "ADR sentence",
            "Reaction, word pieces (seqeval)",
            "Reaction, word pieces (seqeval, strict IOB2)",
            "Reaction, words, strict, all sentences",
            "Reaction, words, strict, positive sentences",
            "Reaction, words, overlap, all sentences",
            "Reaction, words, overlap, positive sentences");
    for (JsonElement figure : summary.getAsJsonArray("figures")) {
      for (String when : List.of("untrained", "trained")) {
        assertThat(figure.getAsJsonObject().getAsJsonObject(when).get("f1").getAsDouble())
            .isBetween(0.0, 1.0);
      }
    }
    assertThat(summary.getAsJsonArray("examples")).hasSize(2);
    assertThat(summary.get("part").getAsString()).contains("known:");
  }

  @Test
  void theReportShowsBothModelsBeforeAndAfter() throws IOException {
    notebook();

    ReportPageCheck report = ReportPageCheck.of(results().resolve("report")).standsAlone();
    report.standsBesideItsFacts("before-after", "m1-results", "m2-results", "m2-errors");
    JsonObject sentences = report.metrics().getAsJsonArray("beforeAfter").get(0).getAsJsonObject();
    report.shows(
        "before-after",
        "ADR sentence",
        sentences.getAsJsonObject("untrained").get("precision"),
        sentences.getAsJsonObject("untrained").get("recall"),
        sentences.getAsJsonObject("untrained").get("f1"),
        sentences.getAsJsonObject("trained").get("precision"));
    assertThat(report.page().select("#before-after tbody tr")).hasSize(7);
    assertThat(report.page().select("h2").eachText()).contains("classifier", "tagger");
    assertThat(report.plots(1)).hasSize(5);
    // A tagger of reactions alone has no probability of a sentence.
    assertThat(report.plots(2)).containsExactly("m2-loss-title", "m2-epochs-title");
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws IOException {
    notebook();
    FileTime classifier = Files.getLastModifiedTime(results().resolve("classifier/model.json"));
    Files.delete(results().resolve("tagger.json"));

    CommandLineRun run = notebook();

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(Files.getLastModifiedTime(results().resolve("classifier/model.json")))
        .isEqualTo(classifier);
    assertThat(results().resolve("tagger.json")).exists();
    assertThat(ReportPageCheck.of(results().resolve("report")).plots(1)).hasSize(5);
  }

  @Test
  void theNotebooksSplitNeedsTheWholeCorpus() {
    assertThat(run("--max-pieces", 62).err()).contains("counts the 23516 rows");
  }

  @Test
  void whatContradictsItIsWrongUsage() {
    assertThat(run("--heads", "sentence").status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run("--heads", "sentence").err()).contains("decides on --heads itself");
    assertThat(run("--seeds", "1,2").err()).contains("decides on --seeds itself");
    assertThat(run("--teacher", "bundle").err()).contains("decides on --teacher itself");
  }

  private CommandLineRun notebook() {
    return run("--split", "pmid", "--max-pieces", 62, "--precision", "fp32");
  }

  private CommandLineRun run(Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--preset",
                "notebook",
                "--corpus",
                "testdata/corpus",
                "--base-model",
                CHECKPOINT,
                "-o",
                results()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray());
  }

  private Path results() {
    return folder.resolve("results");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(results())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
