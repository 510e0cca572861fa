package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.model.ModelBundle;

/** What {@code adr train} says of a command line that cannot work. */
class TrainCommandTest {

  private static final Path CORPUS = Path.of("testdata/corpus");
  private static final Path CHECKPOINT = Path.of("src/test/resources/org/uimaadr/tiny");

  @TempDir private Path folder;

  @Test
  void trainsABundle() {
    Path bundle = folder.resolve("bundle");

    CommandLineRun run =
        train(CORPUS, CHECKPOINT, "-o", bundle, "--epochs", "1", "--max-pieces", "62");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out()).contains("Wrote " + bundle);
    assertThat(CommandLineRun.of("model", "verify", bundle).status()).isEqualTo(ExitStatus.DONE);
  }

  @Test
  void trainsABundleFurtherAndTellsOfBothTrainings() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    train(CORPUS, CHECKPOINT, "-o", first, "--epochs", "1", "--max-pieces", "62", "--seed", "7");

    CommandLineRun run = train(CORPUS, first, "-o", second, "--epochs", "1", "--max-pieces", "62");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    JsonObject training = ModelBundle.open(second).metadata().training();
    assertThat(training.get("base").getAsString()).isEqualTo("adr, version 1");
    JsonObject before = training.getAsJsonObject("baseTraining");
    assertThat(before.get("sha256").getAsString()).isEqualTo(ModelBundle.open(first).sha256());
    assertThat(before.getAsJsonObject("options").get("seed").getAsInt()).isEqualTo(7);
    assertThat(before.has("metrics")).isFalse();
    assertThat(training.get("splitName").getAsString()).isEqualTo("pmid");
    assertThat(ModelBundle.open(second).modelCard())
        .contains("(trained further from)", "| seed | 7 |");
  }

  @Test
  void aBundleIsNoBaseForWhatMeasuresBeforeAndAfter() throws IOException {
    Path first = folder.resolve("first");
    train(CORPUS, CHECKPOINT, "-o", first, "--epochs", "0", "--max-pieces", "62");

    CommandLineRun preset =
        train(CORPUS, first, "-o", folder.resolve("notebook"), "--preset", "notebook");
    assertThat(preset.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(preset.err()).contains("give it a checkpoint, not the bundle");

    CommandLineRun folds = crossValidation("--base-model", first);
    assertThat(folds.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(folds.err()).contains("may have learnt from the sentences of any fold");

    CommandLineRun taught = crossValidation("--base-model", CHECKPOINT, "--teacher", first);
    assertThat(taught.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(taught.err()).contains("--cross-validate takes no --teacher");
  }

  @Test
  void trainsAndTunesOnExtraTextToo() throws IOException {
    Path bundle = folder.resolve("bundle");
    String text = "testdata/training-text";

    CommandLineRun run =
        train(
            CORPUS,
            CHECKPOINT,
            "-o",
            bundle,
            "--epochs",
            "1",
            "--max-pieces",
            "62",
            "--extra",
            text);
    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    CommandLineRun tuned =
        CommandLineRun.of("model", "tune", bundle, "--corpus", CORPUS, "--extra", text);
    assertThat(tuned.out())
        .contains("balanced")
        .containsPattern(
            "high-recall +sentences P .* R .* on development \\(fold 8\\) \\(asks for a recall of at least 0.95\\)")
        .containsPattern(
            "high-recall +sentences P .* on development of the extra text .*recall of at least 0.95\\)");
    assertThat(run.out()).contains("high-precision    sentences P");
    CommandLineRun.of("evaluate", "--model", bundle, "--corpus", CORPUS, "--record");
    assertThat(CommandLineRun.of("model", "info", bundle).out())
        .as("figures that are measured anew keep the costs")
        .containsPattern("high-recall +sentences P .* on development \\(fold 8\\)");
    CommandLineRun.of("model", "tune", bundle, "--corpus", CORPUS);
    assertThat(CommandLineRun.of("model", "info", bundle).out())
        .as("costs of thresholds that are no more")
        .contains("on development (fold 8)")
        .doesNotContain("on development of the extra text");
    CommandLineRun.of("model", "tune", bundle, "--corpus", CORPUS, "--extra", text);
    assertThat(Files.readString(bundle.resolve("MODEL_CARD.md")))
        .contains(
            "### development (fold 8)",
            "### development of the extra text (folds 8 and 9)",
            "| high-recall | development (fold 8) |")
        .containsPattern("(?s)(Known from training .*){2}");
  }

  @Test
  void severalSeedsGiveABundleEachAndMeanAndSpread() throws IOException {
    Path seeds = folder.resolve("seeds");

    CommandLineRun run = trainSeeds(seeds, "7,8");

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(run.out())
        .contains("Wrote " + seeds.resolve("seed-7"), "Mean of 2 seeds", "ADR sentence", "spread");
    assertThat(ModelBundle.open(seeds.resolve("seed-8")).metadata().training().toString())
        .contains("\"seed\":8");
    JsonObject summary =
        JsonParser.parseString(Files.readString(seeds.resolve("seeds.json"))).getAsJsonObject();
    assertThat(summary.get("seeds").toString()).isEqualTo("[7,8]");
    JsonObject sentences = summary.getAsJsonArray("means").get(0).getAsJsonObject();
    assertThat(sentences.get("name").getAsString()).isEqualTo("ADR sentence");
    assertThat(sentences.get("f1").getAsDouble()).isBetween(0.0, 1.0);
    assertThat(sentences.get("spread").getAsDouble()).isNotNegative();
    assertThat(run.out()).contains("ADR sentence, PR-AUC");
    assertThat(summary.getAsJsonArray("numbers")).hasSize(2);
  }

  @Test
  void aSeedThatIsDoneIsNotDoneAgain() throws IOException {
    Path seeds = folder.resolve("seeds");
    trainSeeds(seeds, "7");
    FileTime before = Files.getLastModifiedTime(seeds.resolve("seed-7"));

    CommandLineRun run = trainSeeds(seeds, "7,8");

    assertThat(run.out()).doesNotContain("Wrote " + seeds.resolve("seed-7")).contains("2 seeds");
    assertThat(Files.getLastModifiedTime(seeds.resolve("seed-7"))).isEqualTo(before);
  }

  @Test
  void seedsOfOtherOptionsAndForeignFilesAreNotMixed() throws IOException {
    Path seeds = folder.resolve("seeds");
    trainSeeds(seeds, "7");

    assertThat(trainSeeds(seeds, "8", "--dropout", "0.2").err())
        .contains("holds trainings of other options", "settings.json", "was 0.1 and is now 0.2");

    Path mine = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(mine.resolve("notes.txt"), "mine");
    assertThat(trainSeeds(mine, "7").err()).contains("holds something else");
  }

  @Test
  void seedsOfAnotherCorpusAreNotMixed() {
    Path seeds = folder.resolve("seeds");
    trainSeeds(seeds, "7");

    CommandLineRun run =
        train(
            Path.of("testdata/corpus-huggingface"),
            CHECKPOINT,
            "-o",
            seeds,
            "--seeds",
            "7",
            "--epochs",
            "1",
            "--max-pieces",
            "62");

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).containsPattern("corpus was \\d+ sentences, SHA-256 \\w+ and is now");
  }

  private static CommandLineRun trainSeeds(Path seeds, String list, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("-o", seeds, "--seeds", list, "--epochs", "1", "--max-pieces", "62"));
    arguments.addAll(List.of(more));
    return train(CORPUS, CHECKPOINT, arguments.toArray());
  }

  @Test
  void trainsOnOwnAnnotationsBesideTheCorpus() throws IOException {
    Path bundle = folder.resolve("bundle");

    CommandLineRun run =
        train(
            CORPUS,
            CHECKPOINT,
            "-o",
            bundle,
            "--epochs",
            "1",
            "--max-pieces",
            "62",
            "--input",
            "testdata/annotations/brat",
            "--format",
            "brat",
            "--map",
            "ADR=REACTION,Drug=DRUG",
            "--input",
            "testdata/annotations/xmi",
            "--format",
            "xmi",
            "--map",
            "org.example.their.Entity[kind=ADR]=REACTION");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(Files.readString(bundle.resolve("MODEL_CARD.md")))
        .contains("ade-corpus-v2, own annotations in brat, own annotations in xmi")
        .contains("no abstract or document on both sides")
        .contains("It relates drugs to the reactions they are blamed for");
  }

  @Test
  void trainsOnOwnAnnotationsAlone() {
    Path bundle = folder.resolve("bundle");

    CommandLineRun run =
        CommandLineRun.of(
            "train",
            "--base-model",
            CHECKPOINT,
            "-o",
            bundle,
            "--epochs",
            "1",
            "--max-pieces",
            "62",
            "--input",
            "testdata/annotations/brat",
            "--format",
            "brat",
            "--map",
            "ADR=REACTION");

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(CommandLineRun.of("model", "info", bundle).out())
        .contains("sentence taggers [REACTION]\n");
  }

  @Test
  void somethingToLearnFromIsNeeded() {
    CommandLineRun run =
        CommandLineRun.of("train", "--base-model", CHECKPOINT, "-o", folder.resolve("bundle"));

    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err()).contains("give --corpus, --input, or both");
  }

  @Test
  void anInputHasItsFormatAndAMappingThatMaps() {
    assertWrongInput("docx", "ADR=REACTION", "--format cannot be 'docx'");
    assertWrongInput("brat", "ADR=SYMPTOM", "--map: \"ADR=SYMPTOM\" maps nothing");
    assertWrongInput("brat", "Drug=DRUG", "--map: Nothing is mapped to REACTION");
    assertWrongInput(
        "brat", "ADR=REACTION", "--split notebook divides the corpus only", "--split", "notebook");
    assertWrongInput("brat", "ADR=REACTION", "give --input with --seed", "--seeds", "1,2");
  }

  private void assertWrongInput(String format, String map, String message, String... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "-o",
                folder.resolve("bundle"),
                "--input",
                "testdata/annotations/brat",
                "--format",
                format,
                "--map",
                map));
    arguments.addAll(List.of(more));
    CommandLineRun run = train(CORPUS, CHECKPOINT, arguments.toArray());

    assertThat(run.status()).as(message).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err()).contains(message);
  }

  @Test
  void unknownAndImpossibleValuesAreWrongUsage() {
    assertWrongUsage("--device", "tpu", "auto, cpu, gpu");
    assertWrongUsage("--precision", "fp8", "auto, fp32, bf16");
    assertWrongUsage("--dropout", "1.5", "below 1");
    assertWrongUsage("--epochs", "-1", "1 or more");
    assertWrongUsage("--keep", "worst", "best or last");
    assertWrongUsage("--heads", "PLACE", "REACTION, DRUG, DOSE, DRUG_REACTION");
    assertWrongUsage("--negatives", "0", "above 0 and at most 1");
    assertWrongUsage("--extra", "testdata/training-text:often", "a number above 0");
    assertWrongUsage("--variation", "2", "a share from 0 to 1");
    assertWrongUsage("--extra-variation", "-1", "a share from 0 to 1");
    assertWrongUsage("--block-pieces", "-1", "0 or more");
    assertWrongUsage("--checkpoint-every", "-1", "0 for the ends of epochs only");
    assertWrongUsage("--patience", "-1", "0 to train all");
    assertWrongUsage("--accumulate", "0", "1 or more");
    assertWrongUsage("--layer-decay", "1.5", "above 0 and at most 1");
    assertWrongUsage("--positive-weight", "0", "above 0");
    assertWrongUsage("--freeze", "pooler", "as in embeddings,4");
  }

  @Test
  void aCorpusFolderWithoutItsFilesIsNamed() {
    CommandLineRun run = train(folder, CHECKPOINT, "-o", folder.resolve("bundle"));

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains(folder + ": no ADE-Corpus V2 here", "DRUG-AE.rel");
  }

  @Test
  void aFolderWithoutCheckpointIsNamed() {
    CommandLineRun run = train(CORPUS, folder, "-o", folder.resolve("bundle"));

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains(folder + ": has no config.json");
  }

  @Test
  void anExtraFolderWithoutMarkedTextIsNamed() {
    CommandLineRun run =
        train(CORPUS, CHECKPOINT, "-o", folder.resolve("bundle"), "--extra", folder);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains(folder + " holds no marked text", "*.marked.txt");
  }

  @Test
  void textWithoutLabelsNeedsATeacher() throws IOException {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "He had a rash.");
    CommandLineRun run =
        train(CORPUS, CHECKPOINT, "-o", folder.resolve("bundle"), "--unlabelled", notes);

    assertThat(run.status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err()).contains("give a model that answers for it as teacher");
  }

  private void assertWrongUsage(String option, String value, String fix) {
    CommandLineRun run = train(CORPUS, CHECKPOINT, "-o", folder.resolve("bundle"), option, value);

    assertThat(run.status()).as(option).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err()).contains(value, fix);
  }

  private CommandLineRun crossValidation(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("evaluate", "--cross-validate"));
    all.addAll(List.of(folder.resolve("folds"), "--split", "pmid-5fold", "--corpus", CORPUS));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray());
  }

  private static CommandLineRun train(Path corpus, Path checkpoint, Object... arguments) {
    List<Object> all =
        new ArrayList<>(List.of("train", "--corpus", corpus, "--base-model", checkpoint));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray());
  }
}
