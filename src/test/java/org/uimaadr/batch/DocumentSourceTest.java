package org.uimaadr.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.report.XmiFolder;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

class DocumentSourceTest {

  @TempDir private Path folder;
  private JCas document;

  @BeforeEach
  void startWithAnEmptyCas() throws Exception {
    document = JCasFactory.createJCas();
  }

  @Test
  void theTextOfTheCasIsTheFiles() throws Exception {
    assertThat(textOf("Rash 😀\r\nand\tfever \u0000\u0085"))
        .isEqualTo("Rash 😀\r\nand\tfever \u0000\u0085");
  }

  @Test
  void anEmptyFileIsAnEmptyDocument() throws Exception {
    assertThat(textOf("")).isEmpty();
  }

  @Test
  void aByteOrderMarkIsNotText() throws Exception {
    assertThat(textOf("\uFEFFRash")).isEqualTo("Rash");
  }

  @Test
  void aTextKnowsWhereItComesFrom() throws Exception {
    textOf("Rash");

    DocumentMetaData metadata = DocumentMetaData.get(document);
    assertThat(metadata.getDocumentId()).isEqualTo("a");
    assertThat(metadata.getDocumentUri()).startsWith("file:").endsWith("/a.txt");
    assertThat(document.getDocumentLanguage()).isEqualTo("en");
  }

  @Test
  void bytesThatAreNotUtf8AreLocated() throws Exception {
    Path file = write("a.txt", "Fever\nna\u00EFve".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> readText(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ": not UTF-8 at byte 8 (line 2); convert it, for example: iconv -f WINDOWS-1252 -t UTF-8");
  }

  @Test
  void malformedBytesAreLocatedFarIntoAFile() throws Exception {
    byte[] bytes = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    bytes[99_999] = (byte) 0xC3;
    Path file = write("a.txt", bytes);

    assertThatThrownBy(() -> readText(file)).hasMessageContaining("at byte 99999 (line 1)");
  }

  @Test
  void utf16IsRecognisedByItsByteOrderMark() throws Exception {
    Path file = write("a.txt", "Rash".getBytes(StandardCharsets.UTF_16));

    assertThatThrownBy(() -> readText(file)).hasMessageContaining("iconv -f UTF-16 -t UTF-8");
  }

  @Test
  void aLoneSurrogateInUtf8IsNotUtf8() throws Exception {
    Path file = write("a.txt", new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0xBD});

    assertThatThrownBy(() -> readText(file)).hasMessageContaining("at byte 1 (line 1)");
  }

  @Test
  void aFileThatHasGoneIsNamed() {
    assertThatThrownBy(() -> readText(folder.resolve("gone.txt")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("gone.txt: no longer there");
  }

  @Test
  void anXmiBringsItsAnnotations() throws Exception {
    document.setDocumentText("A rash 😀.");
    DocumentMetaData.create(document).setDocumentId("of another reader");
    new XmiFolder(folder).write(document, "a");

    readXmi(folder.resolve("a.xmi"));

    assertThat(document.getDocumentText()).isEqualTo("A rash 😀.");
    assertThat(DocumentMetaData.get(document).getDocumentId()).isEqualTo("of another reader");
  }

  @Test
  void resultsOfAnEarlierRunAreLeftOut() throws Exception {
    document.setDocumentText("A rash.");
    new Reaction(document, 2, 6).addToIndexes();
    new AdrSentence(document, 0, 7).addToIndexes();
    new AdrDocument(document, 0, 7).addToIndexes();
    new DrugReaction(document, 0, 7).addToIndexes();
    new AdrEvent(document, 0, 7).addToIndexes();
    new XmiFolder(folder).write(document, "a");

    readXmi(folder.resolve("a.xmi"));

    assertThat(document.select(Reaction.class).isEmpty()).isTrue();
    assertThat(document.select(AdrSentence.class).isEmpty()).isTrue();
    assertThat(document.select(AdrDocument.class).isEmpty()).isTrue();
    assertThat(document.select(AdrRelation.class).isEmpty()).isTrue();
    assertThat(document.select(AdrEvent.class).isEmpty()).isTrue();
  }

  @Test
  void typesThatTheRunDoesNotKnowAreLeftOut() throws Exception {
    Path file =
        xmi(
            """
            <x:Strange xmlns:x="http:///elsewhere/types.ecore" xmi:id="5" sofa="1" begin="0" end="1"/>
            <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="A rash."/>
            <cas:View sofa="1" members="5"/>""");

    readXmi(file);

    assertThat(document.getDocumentText()).isEqualTo("A rash.");
  }

  @Test
  void aDamagedXmiIsLocated() throws Exception {
    Path file = write("a.xmi", "<?xml version='1.0'?>\n<xmi:XMI".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> readXmi(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + ": damaged XMI at line 2");
  }

  @Test
  void aDamagedXmiIsNotToldByTheParserItself() throws Exception {
    Path file = write("a.xmi", "<xmi".getBytes(StandardCharsets.UTF_8));
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> readXmi(file)).isInstanceOf(IOException.class);
    } finally {
      System.setErr(before);
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("Fatal Error");
  }

  @Test
  void aLoneSurrogateInAnXmiIsDamage() throws Exception {
    Path file =
        xmi(
            "<cas:Sofa xmi:id='1' sofaNum='1' sofaID='_InitialView' sofaString='A &#xD83D; rash'/>");

    assertThatThrownBy(() -> readXmi(file))
        .hasMessageStartingWith(file + ": damaged XMI at line 3");
  }

  @Test
  void anEmptyXmiIsDamaged() throws Exception {
    Path file = write("a.xmi", new byte[0]);

    assertThatThrownBy(() -> readXmi(file))
        .hasMessageStartingWith(file + ": damaged XMI at line 1");
  }

  @Test
  void anXmiWithoutTextSaysSo() throws Exception {
    Path file = xmi("");

    assertThatThrownBy(() -> readXmi(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("holds no text in the view _InitialView");
  }

  @Test
  void anXmiCannotReadOtherFiles() throws Exception {
    Path secret = write("secret", "rash".getBytes(StandardCharsets.UTF_8));
    Path file =
        write(
            "a.xmi",
            ("<!DOCTYPE x [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]><x>&e;</x>")
                .getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> readXmi(file)).isInstanceOf(IOException.class);
  }

  private String textOf(String content) throws IOException {
    readText(write("a.txt", content.getBytes(StandardCharsets.UTF_8)));
    return document.getDocumentText();
  }

  private void readText(Path file) throws IOException {
    new TextFile("a", file).readInto(document.getCas());
  }

  private void readXmi(Path file) throws IOException {
    document.reset();
    new XmiFile("a", file).readInto(document.getCas());
  }

  private Path xmi(String elements) throws IOException {
    String start =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <xmi:XMI xmlns:cas="http:///uima/cas.ecore" xmlns:xmi="http://www.omg.org/XMI" xmi:version="2.0">
        """;
    return write("a.xmi", (start + elements + "</xmi:XMI>").getBytes(StandardCharsets.UTF_8));
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
