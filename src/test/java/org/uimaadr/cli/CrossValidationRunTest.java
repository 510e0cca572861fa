package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cross-validations of a tiny network on invented sentences: what is done, not how well. */
class CrossValidationRunTest {

  private static final Path CHECKPOINT = Path.of("src/test/resources/org/uimaadr/tiny");

  private static final Path CORPUS = Path.of("testdata/corpus");
  private static final String SENTENCES = "classification";

  @TempDir private Path folder;

  @Test
  void foldsAreTrainedTestedAndSummarized() throws IOException {
    CommandLineRun run = crossValidate("--folds", "0-1");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out())
        .contains("2 of 10 folds of pmid-10fold", "macro, strict, overlaps included", "spread");
    assertThat(files())
        .containsExactly("cross-validation.json", "fold-0.json", "fold-1.json", "settings.json");
    JsonObject fold = json(results().resolve("fold-0.json")).getAsJsonObject("evaluation");
    assertThat(fold.get("part").getAsString()).isEqualTo("test (fold 0)");
    assertThat(fold.getAsJsonObject("leak").get("copies").getAsDouble()).isZero();
  }

  @Test
  void theSummaryIsWrittenWithWhatEachFoldSays() throws IOException {
    Path copy = folder.resolve("new/summary.json");

    CommandLineRun run = crossValidate("--folds", "0-1", "--json", copy);

    assertThat(run.out())
        .contains("Wrote " + results().resolve("cross-validation.json"), "ADR sentence, PR-AUC");
    JsonObject summary = json(results().resolve("cross-validation.json"));
    assertThat(json(copy)).isEqualTo(summary);
    assertThat(summary.get("foldsDone").getAsInt()).isEqualTo(2);
    JsonObject sentences = summary.getAsJsonArray("means").get(0).getAsJsonObject();
    assertThat(sentences.get("name").getAsString()).isEqualTo("ADR sentence");
    assertThat(sentences.keySet())
        .containsExactly("name", "precision", "recall", "f1", "spread", "pooledF1");
    JsonObject second = summary.getAsJsonArray("folds").get(1).getAsJsonObject();
    assertThat(second.get("part").getAsString()).isEqualTo("test (fold 1)");
    assertThat(second.get("split").getAsString()).contains("PMID modulo 10");
    assertThat(second.get("protocol").getAsString()).contains("operating point balanced");
    assertThat(second.getAsJsonObject("leak").get("copies").getAsDouble()).isZero();
    assertThat(second.getAsJsonObject("counts").getAsJsonObject("ADR sentence").keySet())
        .contains("truePositives", "precision", "recall", "f1");
    assertThat(summary.getAsJsonObject("settings").getAsJsonObject("contents").keySet())
        .containsExactly("base model", "corpus");
  }

  @Test
  void theNumbersOfAFoldAreThoseOfItsEvaluation() throws IOException {
    crossValidate("--folds", "0");

    JsonObject fold = json(results().resolve("fold-0.json"));
    JsonObject evaluation = fold.getAsJsonObject("evaluation").getAsJsonObject(SENTENCES);
    JsonObject numbers = fold.getAsJsonObject("numbers");
    assertThat(numbers.get("ADR sentence, PR-AUC")).isEqualTo(evaluation.get("prAuc"));
    assertThat(numbers.get("ADR sentence, calibration error"))
        .isEqualTo(evaluation.get("calibrationError"));
    JsonObject mean =
        json(results().resolve("cross-validation.json"))
            .getAsJsonArray("numbers")
            .get(0)
            .getAsJsonObject();
    assertThat(mean.get("mean")).isEqualTo(evaluation.get("prAuc"));
    assertThat(mean.has("spread")).isFalse();
  }

  @Test
  void aFolderOfAnOlderVersionIsGoneOnWith() throws IOException {
    crossValidate("--folds", "0");
    Path settings = results().resolve("settings.json");
    JsonObject now = json(settings);
    remove("contents", settings);
    remove("numbers", results().resolve("fold-0.json"));

    CommandLineRun run = crossValidate("--folds", "0-1");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("2 of 10 folds").doesNotContain("PR-AUC");
    assertThat(json(settings)).isEqualTo(now);
  }

  @Test
  void foldsOfOtherDataAreNotMixed() throws IOException {
    Path corpus = folder.resolve("corpus");
    Path extra = folder.resolve("extra");
    copy(CORPUS, corpus);
    copy(Path.of("testdata/training-text"), extra);
    crossValidate("--folds", "0", "--corpus", corpus, "--extra", extra);
    Files.writeString(
        corpus.resolve("ADE-NEG.txt"), "90000003 NEG Added.\n", StandardOpenOption.APPEND);

    CommandLineRun other = crossValidate("--folds", "0", "--corpus", corpus, "--extra", extra);

    assertThat(other.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(other.err()).containsPattern("corpus was \\d+ sentences, SHA-256 \\w+ and is now");

    copy(CORPUS, corpus);
    Path text = extra.resolve("ex.marked.txt");
    Files.writeString(text, Files.readString(text).replace(" the ", " this "));
    CommandLineRun extended = crossValidate("--folds", "0", "--corpus", corpus, "--extra", extra);
    assertThat(extended.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(extended.err()).contains("documents of extra was").doesNotContain("corpus was");
  }

  @Test
  void aFoldThatHasItsResultIsNotDoneAgain() throws IOException {
    crossValidate("--folds", "0");
    Path done = results().resolve("fold-0.json");
    String marked = Files.readString(done).replaceFirst("\\{", "{\"mark\": 1,");
    Files.writeString(done, marked);

    CommandLineRun run = crossValidate("--folds", "0-1");

    assertThat(run.out()).contains("2 of 10 folds");
    assertThat(Files.readString(done)).isEqualTo(marked);
    assertThat(files()).doesNotContain("fold-1.bundle");
  }

  /** As after a kill between the end of the training and that of the evaluation. */
  @Test
  void aFoldWhoseBundleIsThereIsOnlyEvaluated() throws IOException {
    crossValidate("--folds", "0");
    Path bundle = results().resolve("fold-1.bundle");
    Path figures = folder.resolve("figures.json");
    // Of another seed: one that was trained again would have other figures.
    CommandLineRun.of(
        "train",
        "--corpus",
        CORPUS,
        "--base-model",
        CHECKPOINT,
        "-o",
        bundle,
        "--seed",
        7,
        "--epochs",
        1,
        "--max-pieces",
        62,
        "--split",
        "pmid-10fold",
        "--fold",
        1);
    CommandLineRun.of(
        "evaluate",
        "--model",
        bundle,
        "--corpus",
        CORPUS,
        "--split",
        "pmid-10fold",
        "--fold",
        1,
        "--part",
        "test",
        "--precision",
        "fp32",
        "--json",
        figures);
    Path checkpoint = Files.createDirectory(results().resolve("fold-1.bundle.training"));

    CommandLineRun run = crossValidate("--folds", "1");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(json(results().resolve("fold-1.json")).getAsJsonObject("evaluation").get(SENTENCES))
        .isEqualTo(json(figures).get(SENTENCES));
    assertThat(bundle).doesNotExist();
    assertThat(checkpoint).doesNotExist();
  }

  @Test
  void foldsOfOtherOptionsAreNotMixed() {
    crossValidate("--folds", "0");

    CommandLineRun run = crossValidate("--folds", "1", "--learning-rate", "1e-3");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("settings.json", "give another folder");
  }

  @Test
  void jobsRunInProcessesOfTheirOwn() throws IOException {
    CommandLineRun run = crossValidate("--folds", "2-3", "--jobs", "2");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("2 of 10 folds");
    assertThat(files()).contains("fold-2.json", "fold-2.log", "fold-3.json", "fold-3.log");
  }

  @Test
  void aBrokenResultIsNamed() throws IOException {
    crossValidate("--folds", "0");
    Files.writeString(results().resolve("fold-0.json"), "{}");

    assertThat(crossValidate("--folds", "0").err()).contains("fold-0.json", "remove it");
  }

  @Test
  void whatCannotBeCrossValidatedIsWrongUsage() {
    assertWrong("needs --split pmid-10fold", "--split", "random");
    assertWrong("within 0-9", "--folds", "7-12");
    assertWrong("give 1 or more", "--jobs", "0");
  }

  @Test
  void whatWouldBeOverlookedIsWrongUsage() {
    assertWrong("--record cannot go with --cross-validate", "--record");
    assertWrong("--compare cannot go with --cross-validate", "--compare", "bundle");
    assertWrong("--part cannot go with --cross-validate", "--part", "development");
    assertWrong("--fold cannot go with --cross-validate", "--fold", "1");
    assertWrong("--no-gate cannot go with --cross-validate", "--no-gate");
    assertThat(results()).doesNotExist();
  }

  private void assertWrong(String fix, Object... arguments) {
    CommandLineRun run = crossValidate(arguments);
    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err()).contains(fix);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void remove(String member, Path file) throws IOException {
    JsonObject json = json(file);
    assertThat(json.remove(member)).isNotNull();
    Files.writeString(file, json.toString());
  }

  private static JsonObject json(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
  }

  private Path results() {
    return folder.resolve("results");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(results())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private CommandLineRun crossValidate(Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--cross-validate",
                results(),
                "--base-model",
                CHECKPOINT,
                "--epochs",
                1,
                "--max-pieces",
                62,
                "--precision",
                "fp32"));
    List<Object> given = List.of(more);
    if (!given.contains("--split")) {
      arguments.addAll(List.of("--split", "pmid-10fold"));
    }
    if (!given.contains("--corpus")) {
      arguments.addAll(List.of("--corpus", CORPUS));
    }
    arguments.addAll(given);
    return CommandLineRun.of(arguments.toArray());
  }
}
