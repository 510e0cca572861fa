package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.CasIOUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.type.AdrSentence;

/** The real command line with the real engine and a tiny model of random weights. */
class AnnotateCommandTest {

  @TempDir private static Path models;
  private static Path model;

  @TempDir private Path folder;
  private Path notes;
  private Path out;

  @BeforeAll
  static void writeATinyModel() throws IOException {
    model = TinyBundle.in(models);
  }

  @BeforeEach
  void writeANote() throws IOException {
    notes = Files.createDirectory(folder.resolve("notes"));
    out = folder.resolve("out");
    Files.writeString(notes.resolve("a.txt"), "He took aspirin. A rash came.");
  }

  @Test
  void annotatesAFolder() throws Exception {
    CommandLineRun run = annotate(notes, "-o", out);

    assertThat(run.status()).isEqualTo(ExitStatus.DONE);
    assertThat(run.err()).contains("1 of 1 documents annotated", "sentences 2,");
    assertThat(results())
        .containsExactlyInAnyOrder(
            "jsonl/part-00000.jsonl", "summary.json", "xmi/TypeSystem.xml", "xmi/a.xmi");
    JsonObject json = onlyJsonLine();
    assertThat(json.get("id").getAsString()).isEqualTo("a");
    assertThat(json.getAsJsonObject("model").get("name").getAsString()).isEqualTo("tiny");
    assertThat(json.getAsJsonArray("sentences")).hasSize(2);
  }

  @Test
  void jsonLinesAndXmiSayTheSame() throws Exception {
    annotate(notes, "-o", out);

    JCas document = JCasFactory.createJCas();
    CasIOUtils.load(out.resolve("xmi/a.xmi").toUri().toURL(), document.getCas());
    JsonObject first = onlyJsonLine().getAsJsonArray("sentences").get(0).getAsJsonObject();
    AdrSentence sentence = document.select(AdrSentence.class).get(0);
    assertThat(first.get("begin").getAsInt()).isEqualTo(sentence.getBegin());
    assertThat(first.get("end").getAsInt()).isEqualTo(sentence.getEnd());
    assertThat(first.get("adr").getAsBoolean()).isEqualTo(sentence.getAdr());
  }

  @Test
  void writesOnlyTheFormatsThatAreWanted() throws IOException {
    annotate(notes, "-o", out, "--format", "jsonl");

    assertThat(results()).containsExactlyInAnyOrder("jsonl/part-00000.jsonl", "summary.json");
  }

  @Test
  void writesTablesAndBratsFiles() throws IOException {
    annotate(notes, "-o", out, "--format", "csv,brat");

    assertThat(results())
        .containsExactlyInAnyOrder(
            "brat/a.ann",
            "brat/a.txt",
            "brat/annotation.conf",
            "csv/events.csv",
            "csv/mentions.csv",
            "csv/relations.csv",
            "summary.json");
  }

  @Test
  void aDictionaryGivesMentionsTheirCodes() throws IOException {
    Path dictionary = folder.resolve("codes.csv");
    annotate(notes, "-o", out, "--no-gate");
    JsonObject mention = onlyJsonLine().getAsJsonArray("mentions").get(0).getAsJsonObject();
    Files.writeString(
        dictionary, "\"%s\",C-1,mine,\n".formatted(mention.get("text").getAsString()));

    annotate(notes, "-o", out, "--no-gate", "--dictionary", dictionary);

    mention = onlyJsonLine().getAsJsonArray("mentions").get(0).getAsJsonObject();
    assertThat(mention.getAsJsonArray("codes"))
        .hasToString(
            "[{\"system\":\"mine\",\"code\":\"C-1\",\"name\":%s}]".formatted(mention.get("text")));
  }

  @Test
  void aBrokenDictionaryIsNamedBeforeAnyWork() throws IOException {
    Path dictionary = Files.writeString(folder.resolve("codes.csv"), "rash,C-1\n");

    CommandLineRun run = annotate(notes, "-o", out, "--dictionary", dictionary);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains(dictionary + ", line 1: 2 fields");
    assertThat(out).doesNotExist();
  }

  @Test
  void takesItsOwnXmiAsInput() throws IOException {
    annotate(notes, "-o", out);
    Path again = folder.resolve("again");

    CommandLineRun run =
        annotate(
            out.resolve("xmi"), "-o", again, "--type-system", out.resolve("xmi/TypeSystem.xml"));

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
    assertThat(again.resolve("xmi/a.xmi")).exists();
  }

  @Test
  void aSecondRunIntoTheInputsFolderReadsNoResults() throws IOException {
    annotate(notes, "-o", notes);

    CommandLineRun run = annotate(notes, "-o", notes);

    assertThat(run.err()).contains("1 of 1 documents");
  }

  @Test
  void aFailedDocumentIsListedAndTheOthersAreDone() throws IOException {
    Path latin1 = notes.resolve("latin1.txt");
    Files.write(latin1, "na\u00EFve".getBytes(StandardCharsets.ISO_8859_1));

    CommandLineRun run = annotate(notes, "-o", out);

    assertThat(run.status()).isEqualTo(ExitStatus.SOME_DOCUMENTS_FAILED);
    assertThat(run.err())
        .contains("failed: " + latin1 + ": not UTF-8 at byte 2 (line 1)")
        .contains("1 of 2 documents annotated")
        .doesNotContain("\tat ");
    assertThat(out.resolve("xmi/a.xmi")).exists();
  }

  @Test
  void quietShowsNothingButFailures() {
    assertThat(annotate(notes, "-o", out, "--quiet").err()).isEmpty();
  }

  @Test
  void aMissingInputEndsTheRunBeforeItBegins() {
    CommandLineRun run = annotate(folder.resolve("nowhere"), "-o", out);

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("nowhere: no such file or folder");
    assertThat(out).doesNotExist();
  }

  @Test
  void anOutputThatIsAFileEndsTheRunBeforeItBegins() throws IOException {
    CommandLineRun run = annotate(notes, "-o", notes.resolve("a.txt"));

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("Results cannot be written to " + notes.resolve("a.txt"));
  }

  @Test
  void aMissingModelEndsTheRunBeforeItBegins() {
    CommandLineRun run =
        CommandLineRun.of("annotate", notes, "-o", out, "--model", folder.resolve("nowhere"));

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains("nowhere: is no folder; give the folder of a model bundle");
  }

  @Test
  void aTypeSystemThatIsNoneIsNamed() {
    CommandLineRun run = annotate(notes, "-o", out, "--type-system", notes.resolve("a.txt"));

    assertThat(run.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(run.err()).contains(notes.resolve("a.txt") + ": no type system description");
  }

  @Test
  void readsTheSentencesOfTheTypeThatIsNamed() throws Exception {
    annotate(notes, "-o", out);
    Path again = folder.resolve("again");

    CommandLineRun run =
        annotate(
            out.resolve("xmi"), "-o", again, "--sentence-type", "uima.tcas.DocumentAnnotation");

    assertThat(run.err()).contains("sentences 1,");
  }

  @Test
  void unknownValuesAreWrongUsage() {
    assertWrongUsage("--format", "pdf", "XMI, BRAT, CSV, JSONL");
    assertWrongUsage("--device", "tpu", "auto, cpu, gpu");
    assertWrongUsage("--precision", "fp8", "auto, fp32, bf16");
    assertWrongUsage("--threads", "0", "1 or more");
    assertWrongUsage("--batch-size", "-1", "1 or more");
    assertWrongUsage("--sentence-type", "no.such.Type", "--type-system");
    assertWrongUsage("--operating-point", "lucky", "balanced");
    assertWrongUsage("--operating-point", "1.5", "from 0 to 1");
  }

  @Test
  void missingParametersAreWrongUsage() {
    assertThat(CommandLineRun.of("annotate", "-o", "x").status()).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(CommandLineRun.of("annotate", "x").err()).contains("'--output=DIR'");
  }

  private void assertWrongUsage(String option, String value, String fix) {
    CommandLineRun run = annotate(notes, "-o", out, option, value);

    assertThat(run.status()).as(option).isEqualTo(ExitStatus.WRONG_USAGE);
    assertThat(run.err()).contains(value, fix);
    assertThat(out).doesNotExist();
  }

  private static CommandLineRun annotate(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("annotate", "--model", model));
    all.addAll(List.of(arguments));
    return CommandLineRun.of(all.toArray());
  }

  private List<String> results() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString())
          .toList();
    }
  }

  private JsonObject onlyJsonLine() throws IOException {
    return JsonParser.parseString(Files.readString(out.resolve("jsonl/part-00000.jsonl")))
        .getAsJsonObject();
  }
}
