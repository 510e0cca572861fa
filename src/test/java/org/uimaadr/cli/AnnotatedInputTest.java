package org.uimaadr.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.report.BratFolder;
import org.uimaadr.report.ResultWriter;
import org.uimaadr.report.XmiFolder;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;
import picocli.CommandLine;

/** Folders of annotations on their way to the trainer, through DKPro Core's readers. */
class AnnotatedInputTest {

  private static final Path BRAT = Path.of("testdata/annotations/brat");
  private static final Path XMI = Path.of("testdata/annotations/xmi");
  private static final String BRAT_LABELS =
      "ADR=REACTION,Drug=DRUG,Dose=DOSE,Causes=DRUG_REACTION,CausedBy=DRUG_REACTION,HasDose=DRUG_DOSE";
  private static final String THEIR_TYPES =
      "org.example.their.Entity[kind=ADR]=REACTION,org.example.their.Medication=DRUG,"
          + "org.example.their.Causes=DRUG_REACTION";

  @TempDir private Path folder;

  @Test
  void bratIsReadWithItsLabels() throws Exception {
    List<CorpusSentence> sentences = read(BRAT, "brat", "--map", BRAT_LABELS);

    assertThat(sentences).extracting(CorpusSentence::group).contains("ward/note-01");
    assertThat(mentions(sentences))
        .contains(
            "REACTION blistering rash",
            "REACTION ringing in both\nears",
            "DRUG metformin",
            "REACTION loose stools",
            "DOSE 100 mg")
        .doesNotContain("DRUG hypertension");
    assertThat(relations(sentences))
        .containsExactlyInAnyOrder(
            "metformin -> loose stools",
            "penicillin -> hives",
            "amlodipine -> ankle swelling",
            "ramipril -> dry cough",
            "ramipril -> 5 mg",
            "cisplatin -> ringing in both\nears",
            "cisplatin -> numb fingers",
            "tramadol -> confusion",
            "tramadol -> visual hallucinations",
            "tramadol -> 100 mg");
    assertThat(sentences)
        .filteredOn(CorpusSentence::adr)
        .allMatch(s -> !s.mentions(MentionType.REACTION).isEmpty())
        .hasSize(7);
  }

  @Test
  void xmiIsReadWithItsTypesAndTheirTypeSystem() throws Exception {
    List<CorpusSentence> sentences = read(XMI, "xmi", "--map", THEIR_TYPES);

    assertThat(mentions(sentences))
        .containsExactlyInAnyOrder(
            "DRUG cotrimoxazole",
            "DRUG cotrimoxazole",
            "REACTION fixed drug eruption",
            "DRUG furosemide",
            "REACTION Hypokalaemia",
            "DRUG levothyroxine",
            "DRUG gabapentin",
            "REACTION drowsy",
            "DRUG Nitrofurantoin",
            "REACTION severe nausea",
            "DRUG bisoprolol",
            "DRUG enalapril",
            "REACTION a swollen tongue");
    assertThat(relations(sentences)).hasSize(5).contains("enalapril -> a swollen tongue");
    assertThat(sentences)
        .allMatch(s -> s.annotatedTypes().equals(Set.of(MentionType.REACTION, MentionType.DRUG)))
        .allMatch(s -> s.annotatedRelations().equals(Set.of(RelationType.DRUG_REACTION)));
  }

  @Test
  void aTypeSystemMayLieElsewhere() throws Exception {
    Files.copy(XMI.resolve("case-01.xmi"), folder.resolve("case-01.xmi"));
    Path types = XMI.resolve("TypeSystem.xml");

    assertThat(
            mentions(read(folder, "xmi", "--map", THEIR_TYPES, "--type-system", types.toString())))
        .contains("REACTION fixed drug eruption");
    assertThatThrownBy(() -> read(folder, "xmi", "--map", THEIR_TYPES))
        .rootCause()
        .hasMessageContaining("case-01.xmi: the type system has no type org.example.their.Entity");
  }

  @Test
  void ourOwnXmiIsReadBack() throws Exception {
    write(new XmiFolder(folder));
    assertReadBack(read(folder, "xmi"));
  }

  @Test
  void ourOwnBratFilesAreReadBack() throws Exception {
    write(new BratFolder(folder));
    assertReadBack(read(folder, "brat"));
  }

  private static void write(ResultWriter writer) throws Exception {
    JCas jcas = JCasFactory.createJCas();
    jcas.setDocumentText("\uD83D\uDE42 Iron gave her a bad\nrash. She is well.");
    Drug iron = new Drug(jcas, 3, 7);
    iron.addToIndexes();
    Reaction rash = new Reaction(jcas, 19, 27);
    rash.addToIndexes();
    DrugReaction relation = new DrugReaction(jcas, 3, 27);
    relation.setDrug(iron);
    relation.setReaction(rash);
    relation.addToIndexes();
    try (writer) {
      writer.write(jcas, "ward/note 1");
    }
  }

  private static void assertReadBack(List<CorpusSentence> sentences) {
    assertThat(sentences)
        .extracting(CorpusSentence::id)
        .containsExactly("ward/note 1#1", "ward/note 1#2");
    assertThat(sentences).extracting(CorpusSentence::adr).containsExactly(true, false);
    assertThat(mentions(sentences)).containsExactly("DRUG Iron", "REACTION bad\nrash");
    assertThat(relations(sentences)).containsExactly("Iron -> bad\nrash");
  }

  @Test
  void aDamagedXmiIsNamed() throws IOException {
    Files.writeString(folder.resolve("a.xmi"), "<xmi:XMI");
    assertFails("xmi", folder.resolve("a.xmi") + ": cannot be read: ", "; export it again");
  }

  @Test
  void aMissingTextIsNamed() throws IOException {
    Files.writeString(folder.resolve("a.ann"), "T1\tREACTION 0 4\trash\n");
    assertFails(
        "brat", folder.resolve("a.ann") + ": ", "a.txt", "give NAME.txt beside each NAME.ann");
  }

  @Test
  void aBrokenLineOfBratIsNamed() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "A rash.\n");
    Files.writeString(folder.resolve("a.ann"), "T1\tREACTION 2 6\trash\nT2 REACTION\n");
    assertFails("brat", folder.resolve("a.ann") + ":2: is no line of brat's standoff format");
  }

  @Test
  void aFolderWithoutFilesOfTheFormatIsNamed() {
    assertFails("xmi", folder + ": holds no file with the ending .xmi; give another folder");
  }

  @Test
  void textToTestWithIsRefused() throws IOException {
    Files.createFile(folder.resolve("NOT-FOR-TRAINING.md"));
    assertFails("brat", "holds text to test with");
  }

  @Test
  void aTypeSystemThatIsNoneIsNamed() throws IOException {
    Files.writeString(folder.resolve("a.xmi"), "");
    Files.writeString(folder.resolve("TypeSystem.xml"), "<types/>");
    assertFails("xmi", folder.resolve("TypeSystem.xml") + ": is no type system of UIMA");
  }

  @Test
  void aDocumentThatStandsInTwoFoldersIsRefused() throws Exception {
    write(new BratFolder(folder.resolve("one")));
    write(new XmiFolder(folder.resolve("two")));
    GoldSource one = input(folder.resolve("one"), "brat").source();
    GoldSource two = input(folder.resolve("two"), "xmi").source();
    assertThatThrownBy(() -> CollectedSentences.of(one, two))
        .hasMessage(
            "The document ward/note 1 stands in %s and in %s; give each document once",
            folder.resolve("one"), folder.resolve("two"));
  }

  private void assertFails(String format, String... messages) {
    assertThatThrownBy(() -> read(folder, format))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(messages);
  }

  private static List<CorpusSentence> read(Path folder, String format, String... more)
      throws Exception {
    return CollectedSentences.of(input(folder, format, more).source());
  }

  private static AnnotatedInput input(Path folder, String format, String... more) {
    AnnotatedInput input = new AnnotatedInput();
    new CommandLine(input)
        .parseArgs(
            Stream.concat(
                    Stream.of("--input", folder.toString(), "--format", format), Stream.of(more))
                .toArray(String[]::new));
    return input;
  }

  private static List<String> mentions(List<CorpusSentence> sentences) {
    return sentences.stream()
        .flatMap(s -> s.mentions().stream().map(m -> m.type() + " " + words(s, m)))
        .toList();
  }

  private static List<String> relations(List<CorpusSentence> sentences) {
    return sentences.stream()
        .flatMap(s -> s.relations().stream().map(relation -> words(s, relation)))
        .toList();
  }

  private static String words(CorpusSentence sentence, CorpusRelation relation) {
    return words(sentence, relation.drug()) + " -> " + words(sentence, relation.target());
  }

  private static String words(CorpusSentence sentence, TypedSpan mention) {
    return mention.span().of(sentence.text());
  }
}
