package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

class MarkedTextTest {

  private static final String HEAD =
      "%% note id=a-1 format=clinic-note specialty=neurology writer=a\n";

  @TempDir private Path folder;

  @Test
  void aDocumentIsItsTextWithoutMarks() throws IOException {
    MarkedDocument note = read("On {drug#1 lisinopril} {dose@1 10 mg}:\n  {reaction@1 dry cough}.");

    assertThat(note.kind()).isEqualTo(MarkedDocument.Kind.NOTE);
    assertThat(List.of(note.id(), note.format(), note.specialty(), note.writer()))
        .containsExactly("a-1", "clinic-note", "neurology", "a");
    assertThat(note.text()).isEqualTo("On lisinopril 10 mg:\n  dry cough.");
    assertThat(note.source()).isEqualTo("a.marked.txt:1");
    assertThat(mentions(note))
        .containsExactly("DRUG lisinopril", "DOSE 10 mg", "REACTION dry cough");
    assertThat(relations(note)).containsExactly("lisinopril -> 10 mg", "lisinopril -> dry cough");
  }

  @Test
  void mentionsNest() throws IOException {
    MarkedDocument note = read("{reaction@1 {drug#1 lithium} toxicity}");

    assertThat(mentions(note)).containsExactly("REACTION lithium toxicity", "DRUG lithium");
    assertThat(relations(note)).containsExactly("lithium -> lithium toxicity");
  }

  @Test
  void drugsMayBeNamedAfterTheirReactionAndShareIt() throws IOException {
    MarkedDocument note = read("{reaction@1,2 bleed} on {drug#1 aspirin} and {drug#2 warfarin}");

    assertThat(relations(note)).containsExactly("aspirin -> bleed", "warfarin -> bleed");
  }

  /** A resumed training knows its documents by their text, in another JVM. */
  @Test
  void marksComeInTheSameOrderInEveryJvm() throws IOException {
    MarkedDocument note =
        read(
            "{reaction!denied a} {reaction!family,historical b} {reaction!uncertain c} {reaction!denied d}");

    assertThat(note.contexts().keySet())
        .containsExactlyElementsOf(note.mentions().stream().toList());
    assertThat(note.contexts().get(note.mentions().get(1)))
        .containsExactly(ReactionContext.FAMILY, ReactionContext.HISTORICAL);
  }

  @Test
  void aReactionHasTheContextsThatAreMarkedOnIt() throws IOException {
    MarkedDocument note =
        read(
            "Mother: {reaction!historical,family hives}. No {reaction!denied rash}. {reaction n/v}");

    assertThat(note.mentions().stream().map(m -> note.contexts().get(m)))
        .containsExactly(
            Set.of(ReactionContext.HISTORICAL, ReactionContext.FAMILY),
            Set.of(ReactionContext.DENIED),
            null);
  }

  @Test
  void anIndicationIsNoMention() throws IOException {
    MarkedDocument note = read("{drug ibuprofen} for {indication headache}");

    assertThat(mentions(note)).containsExactly("DRUG ibuprofen");
    assertThat(note.indications()).containsExactly(new TextSpan(14, 22));
  }

  @Test
  void aFileHoldsManyDocumentsAndTheLastLineBreakOfEachIsNotPartOfIt() throws IOException {
    write("one\n\n" + HEAD.replace("note id=a-1", "post id=a-2") + "two\nlines");

    assertThat(MarkedText.read(folder))
        .extracting(MarkedDocument::id, MarkedDocument::text, MarkedDocument::kind)
        .containsExactly(
            tuple("a-1", "one\n", MarkedDocument.Kind.NOTE),
            tuple("a-2", "two\nlines", MarkedDocument.Kind.POST));
  }

  @Test
  void errorsNameFileAndLine() {
    assertBroken("fine\n{allergy hives}", ":3:", "begins no mark");
    assertBroken("{drug aspirin", ":2:", "not ended");
    assertBroken("aspirin}", ":2:", "ends no mark");
    assertBroken("{drug  aspirin}", ":2:", "without blanks around");
    assertBroken("a\n{reaction@7 rash}", ":3:", "@7 is no drug of this document");
    assertBroken("{drug#1 aspirin} {drug#1 warfarin}", ":2:", "#1 names another drug");
    assertBroken("{reaction#1 rash}", ":2:", "only a drug");
    assertBroken("{drug#1@1 aspirin}", ":2:", "only a reaction or a dose");
    assertBroken("{dose!denied 5 mg}", ":2:", "only a reaction");
    assertBroken("{reaction!absent rash}", ":2:", "!absent is no context");
    assertBroken("{reaction dry {reaction cough}}", ":2:", "two marks of one type overlap");
    assertBroken(" \n", ":1:", "has no text");
    assertBroken("x\n%% note id=2\ny", ":3:", "a document begins with");
  }

  @Test
  void anIdIsUniqueInTheFolder() throws IOException {
    write("one");
    Files.writeString(folder.resolve("b.marked.txt"), HEAD + "two\n");

    assertThatThrownBy(() -> MarkedText.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a-1")
        .hasMessageContaining("b.marked.txt:1");
  }

  @Test
  void aFolderWithoutMarkedTextIsAnError() {
    assertThatThrownBy(() -> MarkedText.read(folder)).hasMessageContaining("*.marked.txt");
  }

  @Test
  void theCommittedTextFollowsTheMarkupAndNoTestTextIsTrainedOn() throws IOException {
    List<MarkedDocument> test = MarkedText.read(Path.of("testdata/gold"));
    List<MarkedDocument> training = MarkedText.read(Path.of("src/training-text"));

    assertThat(training).extracting(MarkedDocument::id).doesNotContainAnyElementsOf(ids(test));
    assertThat(training).extracting(MarkedDocument::text).doesNotContainAnyElementsOf(texts(test));
  }

  private static List<String> ids(List<MarkedDocument> documents) {
    return documents.stream().map(MarkedDocument::id).toList();
  }

  private static List<String> texts(List<MarkedDocument> documents) {
    return documents.stream().map(MarkedDocument::text).toList();
  }

  private void assertBroken(String body, String... parts) {
    assertThatThrownBy(() -> read(body))
        .as(body)
        .isInstanceOf(CorpusFormatException.class)
        .hasMessageContainingAll(parts);
  }

  private MarkedDocument read(String body) throws IOException {
    write(body);
    return MarkedText.read(folder).get(0);
  }

  private void write(String body) throws IOException {
    Files.writeString(folder.resolve("a.marked.txt"), HEAD + body + "\n");
  }

  private static Stream<String> mentions(MarkedDocument note) {
    return note.mentions().stream().map(m -> m.type() + " " + words(note, m));
  }

  private static Stream<String> relations(MarkedDocument note) {
    return note.relations().stream()
        .map(r -> words(note, r.drug()) + " -> " + words(note, r.target()));
  }

  private static String words(MarkedDocument note, TypedSpan mention) {
    return mention.span().of(note.text());
  }
}
