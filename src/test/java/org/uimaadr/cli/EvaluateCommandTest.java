package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.model.ModelMetadata;

/** The real command line with a tiny model of random weights: what is said, not how good it is. */
class EvaluateCommandTest {

  private static final Path CORPUS = Path.of("testdata/corpus");

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void writeATinyModel() throws IOException {
    model = TinyBundle.in(folder);
  }

  @Test
  void showsTheFiguresAndWritesThemAsJson() throws IOException {
    Path json = folder.resolve("new/figures.json");

    CommandLineRun run = evaluate("--corpus", CORPUS, "--part", "all", "--json", json);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("all folds", "PR-AUC", "strict", "overlap");
    JsonObject figures = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    assertThat(figures.get("part").getAsString()).isEqualTo("all folds");
    assertThat(figures.getAsJsonObject("classification").keySet())
        .contains("precision", "recall", "f1", "f1Interval", "prAuc", "prAucInterval");
    assertThat(figures.getAsJsonArray("spans")).hasSize(4);
  }

  @Test
  void twoModelsAreComparedOnTheSameSentences() throws IOException {
    Path same = TinyBundle.in(folder.resolve("other"));

    CommandLineRun run = evaluate("--corpus", CORPUS, "--part", "all", "--compare", same);

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out())
        .contains("Better than " + same, "paired bootstrap")
        .containsPattern("ADR sentence .*\\+0\\.0 +\\+0\\.0 to \\+0\\.0");
    assertThat(evaluate("--notes", folder, "--compare", same).err()).contains("needs --corpus");
  }

  @Test
  void everyFigureCarriesItsLeak() {
    assertThat(evaluate("--corpus", CORPUS, "--part", "test").out())
        .contains("Leak       0.0 % of the sentences are copies of known ones");
    assertThat(evaluate("--corpus", CORPUS, "--split", "random", "--part", "test").out())
        .contains("test (random, a tenth)", "share an abstract");
  }

  @Test
  void theLeakIsThatOfTheSplitThatTheModelHasLearntFrom() throws IOException {
    learntFrom("random");
    assertThat(evaluate("--corpus", CORPUS, "--part", "test").out())
        .containsPattern("Part +test \\(fold 9\\)")
        .containsPattern("Leak +(?!0\\.0)[0-9.]+ % of the sentences are copies");

    // By the split that is asked for, but from the development part, too, as --keep-last does.
    learntFrom("pmid");
    assertThat(evaluate("--corpus", CORPUS, "--part", "development").out())
        .containsPattern("Leak +0\\.0 % of the sentences are copies");
    ModelMetadata tiny = ModelBundle.open(model).metadata();
    JsonObject kept = new JsonObject();
    kept.addProperty("keepLast", true);
    JsonObject training = tiny.training();
    training.add("options", kept);
    ModelBundleWriter.describe(model, tiny.withTraining(training), "");
    assertThat(evaluate("--corpus", CORPUS, "--part", "development").out())
        .containsPattern("Leak +100\\.0 % of the sentences are copies");

    // The corpus of the tests has not the rows of the notebook's split.
    learntFrom("notebook");
    CommandLineRun unknown = evaluate("--corpus", CORPUS, "--part", "test");
    assertThat(unknown.status()).as(unknown.err()).isEqualTo(ExitStatus.DONE);
    assertThat(unknown.out()).containsPattern("Leak +not known");
  }

  private void learntFrom(String split) throws IOException {
    ModelMetadata tiny = ModelBundle.open(model).metadata();
    JsonObject training = tiny.training();
    training.addProperty("splitName", split);
    ModelBundleWriter.describe(model, tiny.withTraining(training), "");
  }

  @Test
  void theSentencesOfAnAbstractCanBeReadTogether() throws IOException {
    Path figures = folder.resolve("alone.json");
    Path others = folder.resolve("together.json");
    CommandLineRun alone = evaluate("--corpus", CORPUS, "--part", "all", "--json", figures);
    CommandLineRun together =
        evaluate("--corpus", CORPUS, "--part", "all", "--block-pieces", "64", "--json", others);

    assertThat(alone.out()).doesNotContain("read together");
    assertThat(prAuc(others)).isNotEqualTo(prAuc(figures));
    assertThat(together.out().replaceAll("\\s+", " "))
        .contains("sentences read together up to 64 word pieces");
  }

  private static double prAuc(Path figures) throws IOException {
    return JsonParser.parseString(Files.readString(figures))
        .getAsJsonObject()
        .getAsJsonObject("classification")
        .get("prAuc")
        .getAsDouble();
  }

  @Test
  void figuresOfTheHuggingFacePackagingSayThatTheyCannotBeCompared() {
    CommandLineRun run =
        evaluate("--corpus", Path.of("testdata/corpus-huggingface"), "--part", "all");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out().replaceAll("\\s+", " ")).contains("the groups are no PMIDs");
  }

  @Test
  void malformedLinesCanBeSkippedAndAreCounted() throws IOException {
    Path corpus = Files.createDirectory(folder.resolve("corpus"));
    for (String name : List.of("DRUG-AE.rel", "DRUG-DOSE.rel", "ADE-NEG.txt")) {
      Files.copy(CORPUS.resolve(name), corpus.resolve(name));
    }
    Files.writeString(corpus.resolve("ADE-NEG.txt"), "no number\n", StandardOpenOption.APPEND);

    assertFails("ADE-NEG.txt:", "--corpus", corpus);
    CommandLineRun run = evaluate("--corpus", corpus, "--part", "all", "--skip-malformed");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.err()).contains("1 lines of the corpus were skipped");
  }

  @Test
  void readsWholeNotes() {
    CommandLineRun run = evaluate("--notes", Path.of("testdata/notes"));

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("notes (testdata/notes)", "which no model may be trained on");
    assertThat(evaluate("--notes", Path.of("testdata/training-text")).out())
        .contains("which models may have been trained on");
  }

  @Test
  void readsMarkedTextAndGroupsItsFigures() throws IOException {
    Files.writeString(
        folder.resolve("a.marked.txt"),
        "%% note id=a-1 format=phone-call specialty=neurology writer=a\n"
            + "{reaction@1 Rash} with {drug#1 amoxicillin}.\n");
    Path json = folder.resolve("notes.json");
    giveAnAccountOfTheTraining();

    CommandLineRun run = evaluate("--notes", folder, "--json", json, "--record");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("By format", "phone-call", "By specialty", "By writer");
    JsonObject figures = JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    assertThat(figures.getAsJsonArray("groups")).hasSize(4);
    assertThat(Files.readString(model.resolve("MODEL_CARD.md")))
        .contains("affirmed reactions, overlap", "By kind: note", "0 of 0")
        .doesNotContain("phone-call");
  }

  @Test
  void measuresTheContextOfGoldMentions() throws IOException {
    Files.writeString(
        folder.resolve("a.marked.txt"),
        """
        %% note id=a-1 format=letter specialty=gp writer=a
        No {reaction@1!denied rash} with {drug#1 PCN}. Mother had {reaction@1!family hives}.
        %% post id=a-2 format=forum specialty=gp writer=a
        {drug Advil} for my {indication headache}. Now {reaction heartburn}.
        """);
    Path json = folder.resolve("context.json");

    CommandLineRun run = CommandLineRun.of("evaluate", "--context", folder, "--json", json);

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out())
        .contains("4 gold reactions and indications of 2 documents")
        .containsPattern("negated +100\\.0 +100\\.0 +100\\.0")
        .containsPattern("family +100\\.0 +100\\.0 +100\\.0")
        .containsPattern("indication +100\\.0 +100\\.0 +100\\.0");
    assertThat(Files.readString(json)).contains("\"hypothetical\"");
  }

  @Test
  void unknownValuesAreWrongUsage() {
    assertWrongUsage("--device", "tpu", "auto, cpu, gpu");
    assertWrongUsage("--precision", "fp8", "auto, fp32, bf16");
    assertWrongUsage("--part", "fold7", "train, development, test, all");
    assertWrongUsage("--split", "lucky", "pmid");
    assertWrongUsage("--operating-point", "lucky", "balanced");
    assertWrongUsage("--block-pieces", "-1", "0 or more");
  }

  @Test
  void figuresCannotBeRecordedOnTheClassPath() {
    CommandLineRun run = CommandLineRun.of("evaluate", "--corpus", CORPUS, "--record");

    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err()).contains("--record").contains("--model");
  }

  @Test
  void missingDataAreNamedWithTheFix() {
    assertFails("ADE-NEG.txt", "--corpus", folder);
    assertFails("no such file or folder; check the path", "--notes", folder.resolve("nowhere"));
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedBeforeTheWork() {
    assertFails(
        "give another file with --json",
        "--corpus",
        CORPUS,
        "--json",
        model.resolve("model.json/figures.json"));
  }

  /** Figures are recorded beside those of the training. */
  private void giveAnAccountOfTheTraining() throws IOException {
    JsonObject account =
        JsonParser.parseString("{\"data\": \"invented\", \"options\": {}, \"metrics\": []}")
            .getAsJsonObject();
    ModelMetadata metadata = ModelBundle.open(model).metadata().withTraining(account);
    ModelBundleWriter.describe(model, metadata, "");
  }

  private void assertWrongUsage(String option, String value, String fix) {
    CommandLineRun run = evaluate("--corpus", CORPUS, option, value);

    assertThat(run.status()).as(option).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err()).contains(value, fix);
  }

  private void assertFails(String message, Object... arguments) {
    CommandLineRun run = evaluate(arguments);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains(message);
  }

  private CommandLineRun evaluate(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("evaluate", "--model", model));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray());
  }
}
