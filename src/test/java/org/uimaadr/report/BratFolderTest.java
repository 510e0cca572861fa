package org.uimaadr.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.corpus.BratNotes;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

class BratFolderTest {

  @TempDir private Path folder;
  private JCas note;

  @BeforeEach
  void annotate() throws Exception {
    note = JCasFactory.createJCas();
  }

  @Test
  void aLineAMentionAMarkACodeAndARelation() throws IOException {
    AnnotatedNote.of(note);
    write("ward/7");
    assertThat(Files.readString(folder.resolve("ward/7.txt"))).isEqualTo(AnnotatedNote.TEXT);
    // Offsets count the emoji as one.
    assertThat(Files.readAllLines(folder.resolve("ward/7.ann")))
        .containsExactly(
            "T1\tDOSE 2 6\t5 mg",
            "T2\tDRUG 7 11\tiron",
            "T3\tREACTION 13 20;22 31\tpainful skin rash",
            "A1\tHistorical T3",
            "A2\tSubject T3 patient",
            "N1\tReference T3 my_codes:C-1\tRash",
            "T4\tREACTION 34 39\tHives",
            "A3\tNegated T4",
            "A4\tUncertain T4",
            "A5\tConditional T4",
            "A6\tIndication T4",
            "R1\tDRUG_DOSE Arg1:T2 Arg2:T1",
            "R2\tDRUG_REACTION Arg1:T2 Arg2:T3");
    assertThat(Files.readString(folder.resolve("annotation.conf")))
        .contains("[entities]\nREACTION\nDRUG\nDOSE\n", "DRUG_REACTION\tArg1:DRUG, Arg2:REACTION");
  }

  @Test
  void whatWasWrittenCanBeReadAsGoldOnceAPersonHasCorrectedIt() throws IOException {
    note.setDocumentText("It was lithium\ntoxicity.");
    Drug lithium = new Drug(note, 7, 14);
    lithium.addToIndexes();
    Reaction toxicity = new Reaction(note, 7, 23);
    toxicity.setHistoryOf(1);
    toxicity.addToIndexes();
    DrugReaction relation = new DrugReaction(note, 7, 23);
    relation.setDrug(lithium);
    relation.setReaction(toxicity);
    relation.addToIndexes();
    write("a");
    CorpusSentence read = BratNotes.read(folder).get(0);
    assertThat(read.mentions())
        .containsExactlyInAnyOrder(
            new TypedSpan(MentionType.DRUG, 7, 14), new TypedSpan(MentionType.REACTION, 7, 23));
    assertThat(read.relations()).hasSize(1);
  }

  @Test
  void aDocumentThatFailsLosesTheResultsOfAnEarlierRun() throws IOException {
    AnnotatedNote.of(note);
    write("a");
    try (BratFolder brat = new BratFolder(folder)) {
      brat.writeFailure("a", "not UTF-8");
      brat.writeFailure("b", "not UTF-8");
    }
    assertThat(folder.resolve("a.txt")).doesNotExist();
    assertThat(folder.resolve("a.ann")).doesNotExist();
  }

  @Test
  void aDocumentWithoutTextIsAnEmptyOne() throws IOException {
    write("a");
    assertThat(List.of(folder.resolve("a.txt"), folder.resolve("a.ann")))
        .allSatisfy(file -> assertThat(file).isEmptyFile());
  }

  private void write(String id) throws IOException {
    try (BratFolder brat = new BratFolder(folder)) {
      brat.write(note, id);
    }
  }
}
