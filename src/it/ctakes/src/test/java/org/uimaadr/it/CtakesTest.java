package org.uimaadr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.ctakes.typesystem.type.relation.CausesBringsAboutTextRelation;
import org.apache.ctakes.typesystem.type.textsem.DiseaseDisorderMention;
import org.apache.ctakes.typesystem.type.textsem.EventMention;
import org.apache.ctakes.typesystem.type.textsem.MedicationMention;
import org.apache.ctakes.typesystem.type.textsem.SignSymptomMention;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Drug;
import org.uimaadr.type.Reaction;

/** The pipers on cTAKES' own class path, over the notes of testdata and a few more. */
class CtakesTest {

  /** As in two-threads.piper. */
  private static final String FACTS =
      "jdbc:hsqldb:file:target/facts/i2b2;hsqldb.write_delay=false;hsqldb.lock_file=false";

  private static PiperRun oneThread;
  private static PiperRun twoThreads;
  private static PiperRun user;
  private static PiperRun ownSentences;

  @BeforeAll
  static void runThePipers() throws Exception {
    Path notes = Path.of("target", "notes");
    copy(Path.of(System.getProperty("notes")), notes);
    copy(Path.of("notes"), notes);
    oneThread = PiperRun.of("org/uimaadr/ctakes/pipeline/AdrPipeline", notes, "one-thread");
    ObservationFacts.createTable(FACTS);
    twoThreads = PiperRun.of("target/test-classes/two-threads.piper", notes, "two-threads");
    user = PiperRun.of("target/test-classes/user.piper", Path.of("notes"), "user");
    ownSentences = PiperRun.of(piperOfThePage().toString(), notes, "own-sentences");
  }

  /** The piper that docs/ctakes.md shows under "Sentences". */
  private static Path piperOfThePage() throws IOException {
    Path page = Path.of(System.getProperty("notes"), "..", "..", "docs", "ctakes.md").normalize();
    String section = Files.readString(page).split("\\R## Sentences\\R")[1];
    return Files.writeString(Path.of("target", "own-sentences.piper"), section.split("```")[1]);
  }

  @Test
  void ctakesRunsItsOwnUima() throws IOException {
    assertThat(lib("uimaj-core-*.jar")).containsExactly("uimaj-core-3.5.0.jar");
    assertThat(lib("uimafit-core-*.jar")).containsExactly("uimafit-core-3.5.0.jar");
    assertThat(lib("log4j-slf4j2-impl-*.jar")).hasSize(1);
  }

  @Test
  void drugsAreMedications() throws Exception {
    assertThat(words(oneThread, "rash", MedicationMention.class))
        .containsExactly("amoxicillin", "amoxicillin");
  }

  @Test
  void reactionsAreSignsAndSymptoms() throws Exception {
    assertThat(words(oneThread, "rash", SignSymptomMention.class))
        .anyMatch(w -> w.endsWith("rash"));
  }

  @Test
  void inEveryNoteEveryMentionHasItsCounterpart() throws Exception {
    for (String note : oneThread.notes()) {
      assertThat(words(oneThread, note, MedicationMention.class))
          .as(note)
          .isEqualTo(words(oneThread, note, Drug.class));
      assertThat(words(oneThread, note, SignSymptomMention.class))
          .as(note)
          .isEqualTo(words(oneThread, note, Reaction.class));
    }
  }

  @Test
  void ctakesNegatesOurMentions() throws Exception {
    assertThat(polarities(oneThread, "rash", MedicationMention.class))
        .containsExactly("amoxicillin 1", "amoxicillin 1");
    assertThat(polarities(oneThread, "denied", MedicationMention.class)).contains("amoxicillin -1");
  }

  @Test
  void theHtmlPageShowsDrugsAndReactions() throws Exception {
    assertThat(oneThread.html("rash"))
        .contains("TIP=\"Drug \">amoxicillin</span>")
        .containsPattern("TIP=\"Finding \">[a-z ]*rash</span>");
    assertThat(oneThread.html("denied")).containsPattern("class=\"NEG_\"[^>]*>amoxicillin</span>");
  }

  @Test
  void beforeTheSentencesOfCtakesTheEnginesSplitTheTextThemselves() throws Exception {
    assertThat(words(oneThread, "clinic-letter", AdrSentence.class)).noneMatch(CtakesTest::wrapped);
    assertThat(words(ownSentences, "clinic-letter", AdrSentence.class))
        .anyMatch(CtakesTest::wrapped);
    assertThat(words(ownSentences, "clinic-letter", SignSymptomMention.class))
        .isNotEmpty()
        .isEqualTo(words(ownSentences, "clinic-letter", Reaction.class));
    assertThat(polarities(ownSentences, "denied", MedicationMention.class))
        .contains("amoxicillin -1");
  }

  private static boolean wrapped(String sentence) {
    return sentence.contains("\n");
  }

  @Test
  void anEmptyNoteHasAPage() throws Exception {
    assertThat(oneThread.html("empty")).contains("</html>");
  }

  @Test
  void everyNoteIsThereWithTwoThreads() throws Exception {
    assertThat(twoThreads.notes()).isEqualTo(oneThread.notes()).hasSize(19);
  }

  @Test
  void aNoteThatFailsIsMarkedAndTheRunGoesOn() throws Exception {
    for (String note : twoThreads.notes()) {
      AdrDocument document = twoThreads.cas(note).select(AdrDocument.class).single();
      if (note.equals(FaultySentence.NOTE)) {
        assertThat(document.getError()).as(note).contains("out of range");
      } else {
        assertThat(document.getError()).as(note).isNull();
      }
    }
  }

  @Test
  void twoThreadsFindWhatOneThreadFinds() throws Exception {
    for (String note : twoThreads.notes()) {
      if (!note.equals(FaultySentence.NOTE)) {
        assertThat(polarities(twoThreads, note, EventMention.class))
            .as(note)
            .isEqualTo(polarities(oneThread, note, EventMention.class));
      }
    }
  }

  @Test
  void twoThreadsShareOneModel() throws Exception {
    assertThat(twoThreads.liveObjects("org.uimaadr.ctakes.CtakesAdrAnnotator")).isEqualTo(2);
    assertThat(twoThreads.liveObjects("org.uimaadr.model.AdrService")).isEqualTo(1);
  }

  @Test
  void ctakesWritersShowThatTheDrugCausedTheReaction() throws Exception {
    CausesBringsAboutTextRelation relation =
        twoThreads
            .cas("rash")
            .select(CausesBringsAboutTextRelation.class)
            .filter(
                each -> each.getArg2().getArgument().getCoveredText().equals("generalized rash"))
            .findFirst()
            .orElseThrow();
    assertThat(relation.getArg1().getArgument().getCoveredText()).isEqualTo("amoxicillin");
    assertThat(twoThreads.html("rash"))
        .contains("[causes/brings_about] generalized rash", "amoxicillin [causes/brings_about]");
  }

  /** cTAKES takes "not" for a negation of all that stands before it. */
  @Test
  void aRelationTakesOverTheNegationOfItsMentions() throws Exception {
    assertThat(twoThreads.cas("denied").select(CausesBringsAboutTextRelation.class).asList())
        .extracting(
            relation ->
                "%s -> %s %d"
                    .formatted(
                        relation.getArg1().getArgument().getCoveredText(),
                        relation.getArg2().getArgument().getCoveredText(),
                        relation.getPolarity()))
        .contains("amoxicillin -> rash -1")
        .allSatisfy(relation -> assertThat(relation).endsWith(" -1"));
  }

  @Test
  void theSemanticTableListsDrugsAndReactions() throws Exception {
    assertThat(Files.readString(twoThreads.folder().resolve("rash_table.BSV")))
        .containsPattern("Drug.*amoxicillin")
        .containsPattern("Finding.*rash");
  }

  /** Its table has neither offsets nor semantic types; a minus sign before the CUI negates. */
  @Test
  void theI2b2WriterStoresDrugsAndReactionsOfAllNotes() throws Exception {
    List<String> mentions = new ArrayList<>();
    for (String note : twoThreads.notes()) {
      twoThreads.cas(note).select(EventMention.class).map(CtakesTest::fact).forEach(mentions::add);
    }
    assertThat(ObservationFacts.select(FACTS, "concept_cd", "tval_char"))
        .containsExactlyInAnyOrderElementsOf(mentions)
        .contains("|amoxicillin", "-|amoxicillin")
        .anyMatch(row -> row.matches("\\|.*rash"));
  }

  @Test
  void theJdbcTemplateStoresTextsAndOffsets() throws Exception {
    String url = "jdbc:hsqldb:mem:template";
    for (String note : List.of("rash", "denied")) {
      JCas jcas = oneThread.cas(note);
      ObservationFacts.createTable(url);
      ObservationFacts.write(jcas, url);
      assertThat(ObservationFacts.select(url, "concept_cd", "tval_char", "observation_blob"))
          .containsExactlyInAnyOrderElementsOf(
              jcas.select(EventMention.class).map(CtakesTest::factWithOffsets).toList())
          .anyMatch(row -> row.endsWith("</END>amoxicillin"));
    }
  }

  @Test
  void aUserLoadsTheSubPipeByItsNameAndSetsItsParameters() throws Exception {
    assertThat(words(user, "rash", DiseaseDisorderMention.class)).isNotEmpty();
    assertThat(words(user, "rash", SignSymptomMention.class)).isEmpty();
    assertThat(user.cas("rash").select(AdrDocument.class).single().getOperatingPoint())
        .isEqualTo("0.3");
  }

  private static String fact(EventMention mention) {
    return (mention.getPolarity() < 0 ? "-|" : "|") + mention.getCoveredText();
  }

  private static String factWithOffsets(EventMention mention) {
    return "%s%s|<START>%d</START><END>%d</END>%s"
        .formatted(
            fact(mention),
            mention.getPolarity() < 0 ? " Negated" : "",
            mention.getBegin(),
            mention.getEnd(),
            mention.getCoveredText());
  }

  private static List<String> lib(String jars) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(Path.of(System.getProperty("lib")), jars)) {
      return StreamSupport.stream(files.spliterator(), false)
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  private static List<String> words(PiperRun run, String note, Class<? extends Annotation> type)
      throws Exception {
    return run.cas(note).select(type).map(Annotation::getCoveredText).toList();
  }

  private static List<String> polarities(
      PiperRun run, String note, Class<? extends EventMention> type) throws Exception {
    return run.cas(note)
        .select(type)
        .map(mention -> mention.getCoveredText() + " " + mention.getPolarity())
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (DirectoryStream<Path> texts = Files.newDirectoryStream(from, "*.txt")) {
      for (Path text : texts) {
        Files.copy(text, to.resolve(text.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
