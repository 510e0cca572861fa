package org.uimaadr.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.type.Reaction;

class CsvFolderTest {

  @TempDir private Path folder;
  private JCas note;

  @BeforeEach
  void annotate() throws Exception {
    note = JCasFactory.createJCas();
    AnnotatedNote.of(note);
  }

  @Test
  void aLineAMentionARelationAndAnEvent() throws IOException {
    try (CsvFolder csv = new CsvFolder(folder)) {
      csv.write(note, "ward/7");
    }
    assertThat(lines("mentions.csv"))
        .containsExactly(
            "document,mention,type,begin,end,text,confidence,polarity,uncertainty,conditional,subject,historyOf,indication,section,codes",
            "ward/7,m1,DOSE,3,7,5 mg,0.8,,,,,,,,",
            "ward/7,m2,DRUG,8,12,iron,0.95,,,,,,,,",
            "ward/7,m3,REACTION,14,32,\"painful\n skin rash\",0.9,,,,patient,1,,ALLERGIES,my codes:C-1",
            "ward/7,m4,REACTION,35,40,Hives,0.6,-1,1,true,,,true,,",
            "");
    assertThat(lines("relations.csv"))
        .containsExactly(
            "document,type,drug,drugText,target,targetText,confidence",
            "ward/7,DRUG_DOSE,m2,iron,m1,5 mg,0.7",
            "ward/7,DRUG_REACTION,m2,iron,m3,\"painful\n skin rash\",0.9",
            "");
    assertThat(lines("events.csv"))
        .containsExactly(
            "document,drug,reaction,mentions,begin,end,sentence,confidence,subject,historyOf,section",
            "ward/7,iron,rash,m2|m3,0,33,\"😀 5 mg iron: painful\n skin rash.\",0.9,,1,ALLERGIES",
            "ward/7,,hive,m4,,,,0.6,,,",
            "");
  }

  @Test
  void documentsFollowEachOtherAndReplaceThoseOfAnEarlierRun() throws Exception {
    for (int run = 0; run < 2; run++) {
      try (CsvFolder csv = new CsvFolder(folder)) {
        csv.write(document("Rash."), "a");
        csv.writeFailure("b", "not UTF-8");
        csv.write(document("Rash."), "c");
      }
    }
    assertThat(lines("mentions.csv"))
        .containsExactly(
            lines("mentions.csv").get(0),
            "a,m1,REACTION,0,4,Rash,0.0,,,,,,,,",
            "c,m1,REACTION,0,4,Rash,0.0,,,,,,,,",
            "");
  }

  @Test
  void nothingAppearsBeforeTheFolderIsClosed() throws IOException {
    try (CsvFolder csv = new CsvFolder(folder)) {
      csv.write(note, "a");
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files.map(Path::getFileName).map(Path::toString))
            .allMatch(name -> name.startsWith("."));
      }
    }
    assertThat(folder.resolve("events.csv")).exists();
  }

  /** Lines end with CR LF as RFC 4180 has it; a line break inside a field is the text's own. */
  private List<String> lines(String file) throws IOException {
    return List.of(Files.readString(folder.resolve(file)).split("\r\n", -1));
  }

  private static JCas document(String text) throws Exception {
    JCas jcas = JCasFactory.createJCas();
    jcas.setDocumentText(text);
    new Reaction(jcas, 0, text.length() - 1).addToIndexes();
    return jcas;
  }
}
