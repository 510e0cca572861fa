package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.corpus.PmidSplit;

/** What {@code adr train --input} says where a user's annotations are too few to learn from. */
class FewAnnotationsTest {

  private static final Path CHECKPOINT = Path.of("src/test/resources/org/uimaadr/tiny");

  private static final int TRAINING = 0;
  private static final int DEVELOPMENT = 8;

  private static final String RASH = "Zinc gave her a rash.";
  private static final String RASH_MARKED = "T1\tADR 16 20\trash\n";
  private static final String WELL = "He is well.";

  @TempDir private Path folder;
  private int documents;

  /** A run, with the warnings of the log. */
  private record Told(CommandLineRun run, String warnings) {}

  @Test
  void aFolderWithoutReactionsIsRefused() throws IOException {
    document(TRAINING, WELL, "");
    document(DEVELOPMENT, WELL, "");

    assertRefused(
        train(),
        "own annotations in notes: none of the 2 documents has a REACTION to learn from; check the"
            + " mapping against what is not mapped");
  }

  @Test
  void aTrainingPartWithoutPositivesIsRefused() throws IOException {
    document(TRAINING, WELL, "");
    document(DEVELOPMENT, RASH, RASH_MARKED);

    assertRefused(train(), noneOf("training", 1));
  }

  @Test
  void aDevelopmentPartWithoutPositivesIsRefused() throws IOException {
    document(TRAINING, RASH, RASH_MARKED);
    document(DEVELOPMENT, WELL + " " + WELL, "");

    assertRefused(train(), noneOf("development", 2));
  }

  @Test
  void aPartWithoutDocumentsIsRefused() throws IOException {
    document(TRAINING, RASH, RASH_MARKED);

    assertRefused(train(), noneOf("development", 0));
  }

  @Test
  void headsThatNothingTeachesAreRefused() throws IOException {
    document(TRAINING, RASH, RASH_MARKED);
    document(DEVELOPMENT, RASH, RASH_MARKED);

    assertRefused(
        train("--heads", "DRUG"),
        "There is no head to train: the data has none of the mentions that the heads ask for");
  }

  @Test
  void fewPositivesAreAWarningForEachPart() throws IOException {
    document(TRAINING, RASH + " " + WELL, RASH_MARKED);
    document(DEVELOPMENT, RASH + " " + WELL, RASH_MARKED);

    Told told = train();

    assertThat(told.run().status()).as(told.run().err()).isEqualTo(ExitStatus.DONE);
    assertThat(told.warnings())
        .contains(
            "The training part has only 1 sentences with an adverse drug reaction, fewer than 100:"
                + " expect little of the model and of its figures, or give more",
            "The development part has only 1 sentences with an adverse drug reaction, fewer than"
                + " 30: expect")
        .doesNotContain("no sentence without");
  }

  @Test
  void positivesAloneAreAWarning() throws IOException {
    document(TRAINING, RASH, RASH_MARKED);
    document(DEVELOPMENT, RASH + " " + WELL, RASH_MARKED);

    Told told = train();

    assertThat(told.run().status()).as(told.run().err()).isEqualTo(ExitStatus.DONE);
    assertThat(told.warnings())
        .contains(
            "The training part has no sentence without an adverse drug reaction: the model will"
                + " take every sentence for one")
        .doesNotContain("The development part has no sentence without");
  }

  @Test
  void enoughOfBothIsNoWarning() throws IOException {
    for (int i = 0; i < 100; i++) {
      document(TRAINING, RASH, RASH_MARKED);
    }
    for (int i = 0; i < 30; i++) {
      document(DEVELOPMENT, RASH, RASH_MARKED);
    }
    document(TRAINING, WELL, "");
    document(DEVELOPMENT, WELL, "");

    Told told = train();

    assertThat(told.run().status()).as(told.run().err()).isEqualTo(ExitStatus.DONE);
    assertThat(told.warnings()).doesNotContain("part has");
  }

  private static String noneOf(String part, int sentences) {
    return ("The %s part has %d sentences, none of them with an adverse drug reaction. Check folder"
            + " and split; documents fall into parts by their names, and of few documents a part"
            + " may get none: give more of them, or --corpus beside them.")
        .formatted(part, sentences);
  }

  private void assertRefused(Told told, String message) {
    assertThat(told.run().status()).isEqualTo(ExitStatus.FAILED);
    assertThat(told.run().err()).contains(message);
    assertThat(folder.resolve("bundle")).doesNotExist();
  }

  /** Writes a document in brat's format whose name puts it into the fold. */
  private void document(int fold, String text, String annotations) throws IOException {
    Path notes = Files.createDirectories(folder.resolve("notes"));
    String name =
        IntStream.range(0, Integer.MAX_VALUE)
            .mapToObj(number -> "note-" + documents + "-" + number)
            .filter(candidate -> PmidSplit.fold(candidate) == fold)
            .findFirst()
            .orElseThrow();
    documents++;
    // What the development part has, too, is not trained on.
    String words = fold == TRAINING ? text : text.replace("Zinc", "Iron").replace("He", "It");
    Files.writeString(notes.resolve(name + ".txt"), words);
    Files.writeString(notes.resolve(name + ".ann"), annotations);
  }

  private Told train(String... more) {
    List<Object> arguments = new ArrayList<>(List.of("train", "--base-model", CHECKPOINT));
    arguments.addAll(List.of("-o", folder.resolve("bundle"), "--epochs", "1"));
    arguments.addAll(List.of("--max-pieces", "62", "--input", folder.resolve("notes")));
    arguments.addAll(List.of("--format", "brat", "--map", "ADR=REACTION"));
    arguments.addAll(List.of(more));
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    PrintStream standardError = System.err;
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    try {
      CommandLineRun run = CommandLineRun.of(arguments.toArray());
      return new Told(run, warnings.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(standardError);
    }
  }
}
