package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.cli.report.ReportPageCheck;

/** The report of a real training of a tiny network, and of an evaluation of what it has written. */
class TrainingReportTest {

  private static final Path CORPUS = Path.of("testdata/corpus");
  private static final String HOSTILE = "<script>alert('no & yes')</script>";

  @TempDir private static Path folder;
  private static CommandLineRun run;
  private static ReportPageCheck report;

  @BeforeAll
  static void trainsOnACorpusWithAHostileSentence() throws IOException {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    try (Stream<Path> files = Files.list(CORPUS)) {
      for (Path file : files.toList()) {
        Files.copy(file, corpus.resolve(file.getFileName()));
      }
    }
    // Its abstract is of fold 8 and tells of a reaction, so that the sentence may be quoted.
    Files.writeString(
        corpus.resolve("ADE-NEG.txt"),
        "90000003 NEG The note holds " + HOSTILE + " and no reaction.\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
    run =
        CommandLineRun.of(
            "train",
            "--corpus",
            corpus,
            "--base-model",
            "src/test/resources/org/uimaadr/tiny",
            "-o",
            folder.resolve("bundle"),
            "--epochs",
            2,
            "--max-pieces",
            62);
    report = ReportPageCheck.of(folder.resolve("bundle-report"));
  }

  @Test
  void isWrittenBesideTheBundle() throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("Wrote " + folder.resolve("bundle-report/report.html"));
    try (Stream<Path> files = Files.list(folder.resolve("bundle-report"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("report.html", "metrics.json");
    }
    assertThat(CommandLineRun.of("model", "verify", folder.resolve("bundle")).status())
        .isEqualTo(ExitStatus.DONE);
  }

  @Test
  void standsAloneAndCanBeReadByEverybody() {
    report.standsAlone();
  }

  @Test
  void hasAllItsSections() {
    assertThat(report.page().select("section[id]").eachAttr("id"))
        .containsExactly(
            "m1",
            "m1-results",
            "m1-learning",
            "m1-precision-recall",
            "m1-threshold",
            "m1-reliability",
            "m1-length",
            "m1-type",
            "m1-errors",
            "m1-hyperparameters",
            "split",
            "environment");
    assertThat(report.plots(1))
        .containsExactly(
            "m1-loss-title",
            "m1-epochs-title",
            "m1-precision-recall-title",
            "m1-sweep-title",
            "m1-reliability-title");
  }

  @Test
  void figuresStandBesideSplitPrevalenceAndLeak() {
    report.standsBesideItsFacts(
        "m1-results",
        "m1-learning",
        "m1-precision-recall",
        "m1-threshold",
        "m1-reliability",
        "m1-length",
        "m1-type",
        "m1-errors");
    assertThat(report.page().select("#m1-results .facts").text())
        .contains("development (fold 8)", "fold = CRC-32 of the PMID");
  }

  @Test
  void showsTheNumbersOfTheJson() {
    JsonObject evaluation = evaluation();
    JsonObject sentences = evaluation.getAsJsonObject("classification");
    report.shows(
        "m1-results",
        "ADR sentence, at its threshold",
        sentences.get("precision"),
        sentences.get("recall"),
        sentences.get("f1"),
        sentences.get("truePositives"),
        sentences.get("falsePositives"),
        sentences.get("falseNegatives"),
        evaluation.get("sentences"));
    report.shows("m1-results", "PR-AUC (average precision)", sentences.get("prAuc"));
    JsonObject reactions =
        evaluation
            .getAsJsonArray("spans")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("types")
            .getAsJsonObject("REACTION");
    report.shows(
        "m1-results",
        "REACTION, strict, all sentences, gated",
        reactions.get("precision"),
        reactions.get("recall"),
        reactions.get("f1"));
    JsonObject drugs = evaluation.getAsJsonObject("mentions").getAsJsonObject("DRUG");
    report.shows(
        "m1-type", "DRUG", drugs.get("gold"), drugs.get("exact"), drugs.get("otherBorders"));
    JsonObject shortest = evaluation.getAsJsonArray("byLength").get(0).getAsJsonObject();
    report.shows("m1-length", shortest.get("words").getAsString(), shortest.get("sentences"));
    JsonObject highest = last(evaluation.getAsJsonArray("reliability"));
    report.shows("m1-reliability", "0.93–1.00", highest.get("sentences"), highest.get("positives"));
  }

  @Test
  void showsHowTheTrainingWent() {
    JsonObject curve = report.model(1).getAsJsonObject("learningCurve");
    assertThat(curve.getAsJsonArray("epochs")).hasSize(2);
    assertThat(curve.getAsJsonArray("losses")).isNotEmpty();
    JsonObject second = last(curve.getAsJsonArray("epochs"));
    report.shows(
        "m1-learning",
        "2",
        second.get("sentenceF1"),
        second.get("reactionF1Positive"),
        second.get("reactionF1All"));
  }

  @Test
  void showsTheExtraTextBesideThePartWhereThereIsSome() throws IOException {
    Path bundle = folder.resolve("extended");
    CommandLineRun extended =
        CommandLineRun.of(
            "train",
            "--corpus",
            CORPUS,
            "--extra",
            "testdata/training-text",
            "--base-model",
            "src/test/resources/org/uimaadr/tiny",
            "-o",
            bundle,
            "--epochs",
            2,
            "--max-pieces",
            62);

    assertThat(extended.status()).as(extended.err()).isEqualTo(ExitStatus.DONE);
    ReportPageCheck both = ReportPageCheck.of(folder.resolve("extended-report")).standsAlone();
    JsonObject second =
        last(both.model(1).getAsJsonObject("learningCurve").getAsJsonArray("epochs"));
    List<JsonElement> cells = new ArrayList<>(shares(second));
    cells.addAll(shares(second.getAsJsonObject("extraText")));
    assertThat(cells).hasSize(12);
    both.shows("m1-learning", "2", cells.toArray(JsonElement[]::new));
    assertThat(both.page().select("#m1-learning th").eachText())
        .contains("extra text: reaction, all");
    assertThat(report.page().select("#m1-learning").text()).doesNotContain("extra text");
  }

  @Test
  void showsEachPartOfTheSplit() {
    for (JsonElement element : report.metrics().getAsJsonObject("split").getAsJsonArray("parts")) {
      JsonObject part = element.getAsJsonObject();
      report.shows(
          "split",
          part.get("description").getAsString(),
          part.get("sentences"),
          part.get("positives"),
          part.get("prevalence"));
    }
    assertThat(report.page().select("#split tbody tr")).hasSize(3);
  }

  @Test
  void showsHyperparametersAndEnvironment() {
    assertThat(report.page().select("#m1-hyperparameters th").eachText())
        .contains("epochs", "learningRate", "batchSize", "seed", "lossWeights.sentence");
    assertThat(report.page().select("#environment th").eachText())
        .contains("uima-adr", "java", "processor", "libtorch", "device", "precision");
  }

  @Test
  void quotesTheWorstErrorsAsTextAndOnlyOnThePage() throws IOException {
    String errors = report.page().select("#m1-errors").text();
    assertThat(errors).contains("The note holds " + HOSTILE + " and no reaction.");
    assertThat(report.page().select("script")).isEmpty();
    assertThat(report.page().select(".warning").text()).contains("quotes the corpus", "patients");
    assertThat(Files.readString(folder.resolve("bundle-report/metrics.json")))
        .doesNotContain("The note holds");
  }

  @Test
  void holdsNoFolderOfThisMachine() throws IOException {
    for (String file : List.of("report.html", "metrics.json")) {
      assertThat(Files.readString(folder.resolve("bundle-report").resolve(file)))
          .doesNotContain(folder.toString(), System.getProperty("user.dir"));
    }
  }

  @Test
  void anEvaluationWritesOneWithoutLearningCurves() throws IOException {
    Path written = folder.resolve("evaluated");

    CommandLineRun evaluated =
        CommandLineRun.of(
            "evaluate",
            "--model",
            folder.resolve("bundle"),
            "--corpus",
            CORPUS,
            "--part",
            "test",
            "--report",
            written);

    assertThat(evaluated.status()).as(evaluated.err()).isEqualTo(ExitStatus.DONE);
    assertThat(evaluated.out()).contains("Wrote " + written.resolve("report.html"));
    ReportPageCheck check = ReportPageCheck.of(written).standsAlone();
    assertThat(check.page().select("#m1-learning").text()).contains("not trained in this run");
    assertThat(check.model(1).has("learningCurve")).isFalse();
    check.standsBesideItsFacts("m1-results", "m1-threshold");
    assertThat(check.page().select("#m1-results .facts").text()).contains("test (fold 9)");
  }

  @Test
  void anEvaluationOfNotesHasNone() {
    CommandLineRun notes =
        CommandLineRun.of("evaluate", "--notes", "testdata/notes", "--report", folder);

    assertThat(notes.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(notes.err()).contains("--report needs --corpus");
  }

  private static JsonObject evaluation() {
    return report.model(1).getAsJsonObject("evaluation");
  }

  /** The figures of an epoch in the order of their columns. */
  private static List<JsonElement> shares(JsonObject figures) {
    return figures.entrySet().stream()
        .filter(figure -> figure.getKey().contains("F1"))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static JsonObject last(JsonArray array) {
    return array.get(array.size() - 1).getAsJsonObject();
  }
}
