package org.uimaadr.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.apache.commons.io.FileUtils;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasIOUtils;
import org.uimaadr.type.Reaction;

class XmiFolderTest {

  private Path folder;

  @BeforeTry
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("xmi");
  }

  @AfterTry
  void deleteFolder() throws IOException {
    FileUtils.deleteDirectory(folder.toFile());
  }

  @Property(tries = 100)
  void everyUnitKeepsItsPlaceAndWhatXmlCanHoldItsValue(@ForAll("unitsOfAnyKind") String text)
      throws Exception {
    write(document(text), "a");

    String read = read("a").getDocumentText();

    assertThat(read).hasSameSizeAs(text);
    for (int i = 0; i < text.length(); i++) {
      assertThat(read.charAt(i)).isEqualTo(isXml(text, i) ? text.charAt(i) : '\uFFFD');
    }
  }

  /** Mostly the units that make trouble: controls, line ends, surrogates, non-characters. */
  @Provide
  Arbitrary<String> unitsOfAnyKind() {
    Arbitrary<Character> troublemakers =
        Arbitraries.of(
            '\0', '\b', '\t', '\n', '\r', '\u001F', '\u0085', '\u00A0', '\u2028', '\uD83D',
            '\uDE00', '\uFEFF', '\uFFFD', '\uFFFE', '\uFFFF', '"', '&', '<', '>', '\'', ' ');
    return Arbitraries.oneOf(troublemakers, Arbitraries.chars().all())
        .list()
        .map(XmiFolderTest::join);
  }

  @Example
  void aReadingToolFindsAnnotationsAndTypes() throws Exception {
    JCas document = document("Fever\u0001 and rash 😀.");
    new Reaction(document, 11, 15).addToIndexes();
    write(document, "ward/note7");

    TypeSystemDescription types =
        TypeSystemDescriptionFactory.createTypeSystemDescriptionFromPath(
            folder.resolve("TypeSystem.xml").toUri().toString());
    JCas read = JCasFactory.createJCas(types);
    try (InputStream in = Files.newInputStream(folder.resolve("ward/note7.xmi"))) {
      CasIOUtils.load(in, read.getCas());
    }

    assertThat(read.select(Reaction.class).map(Reaction::getCoveredText)).containsExactly("rash");
    assertThat(read.getDocumentText()).isEqualTo("Fever\uFFFD and rash 😀.");
  }

  @Example
  void featuresAreCleanedToo() throws Exception {
    JCas document = document("rash");
    Reaction rash = new Reaction(document, 0, 4);
    rash.setComponentId("bell\u0007");
    rash.addToIndexes();
    write(document, "a");

    assertThat(read("a").select(Reaction.class).single().getComponentId()).isEqualTo("bell\uFFFD");
  }

  @Example
  void aFailureRemovesTheResultOfAnEarlierRun() throws Exception {
    write(document("rash"), "a");
    new XmiFolder(folder).writeFailure("a", "why");

    assertThat(folder.resolve("a.xmi")).doesNotExist();
  }

  @Example
  void onlyWholeFilesAreLeft() throws Exception {
    write(document("rash"), "a");
    write(document("fever"), "a");

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("TypeSystem.xml", "a.xmi");
    }
    assertThat(read("a").getDocumentText()).isEqualTo("fever");
  }

  private void write(JCas document, String id) throws IOException {
    new XmiFolder(folder).write(document, id);
  }

  private JCas read(String id) throws Exception {
    JCas document = JCasFactory.createJCas();
    try (InputStream in = Files.newInputStream(folder.resolve(id + ".xmi"))) {
      CasIOUtils.load(in, document.getCas());
    }
    return document;
  }

  private static JCas document(String text) throws Exception {
    JCas document = JCasFactory.createJCas();
    document.setDocumentText(text);
    return document;
  }

  private static String join(List<Character> units) {
    StringBuilder text = new StringBuilder();
    units.forEach(text::append);
    return text.toString();
  }

  /** By code points, unlike the code under test. */
  private static boolean isXml(String text, int offset) {
    boolean secondOfPair =
        offset > 0 && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
    int c = text.codePointAt(secondOfPair ? offset - 1 : offset);
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
