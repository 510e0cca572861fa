package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.uimaadr.type.Code;
import org.uimaadr.type.Dose;
import org.uimaadr.type.Drug;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/** Codes and systems are invented: no vocabulary is part of this project. */
class AdrDictionaryTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Rash| A1 rash",
        "rashes| A1 rash",
        "RASHES| A1 rash",
        "skin  rash| A2 dermatitis",
        "diarrhoea| A3 diarrhea, B3 loose stools",
        "light-headedness| A4 dizziness",
        "MTX| D1 methotrexate",
        "MTX toxicity| A5 methotrexate toxicity",
        "severe rash| ''",
      })
  void theCodesOfAMention(String words, String codes) throws IOException {
    AdrDictionary dictionary =
        AdrDictionary.read(
            file(
                """
                term,code,system,preferred name
                rash,A1,A,rash
                skin rash,A2,A,dermatitis
                diarrhea,A3,A,
                diarrhea,B3,B,"loose stools"
                lightheadedness,A4,A,dizziness
                Methotrexate,D1,D,methotrexate
                Methotrexate toxicity,A5,A,methotrexate toxicity
                """));
    TermNormalizer normalizer = TermNormalizer.ofDocument("He took methotrexate (MTX).");
    assertThat(
            dictionary.lookUp(words, normalizer).stream()
                .map(entry -> entry.code() + " " + entry.name())
                .collect(Collectors.joining(", ")))
        .isEqualTo(codes);
  }

  @Test
  void theTermThatIsWrittenAsTheMentionComesFirst() throws IOException {
    AdrDictionary dictionary =
        AdrDictionary.read(file("oedema,A1,A,\nedema,A2,A,\nedemas,B1,B,\nedemata,B2,B,\n"));
    assertThat(dictionary.lookUp("edema", TermNormalizer.plain()))
        .extracting(DictionaryEntry::code)
        .containsExactly("A2", "B1");
  }

  @Test
  void reactionsAndDrugsGetTheirCodesBesideThoseTheyHave() throws Exception {
    JCas jcas = JCasFactory.createJCas();
    jcas.setDocumentText("Rashes with 5 mg iron.");
    Reaction rashes = new Reaction(jcas, 0, 6);
    rashes.addToIndexes();
    new Dose(jcas, 12, 16).addToIndexes();
    new Drug(jcas, 17, 21).addToIndexes();
    AdrDictionary.read(file("rash,A1,A,Rash\n5 mg,X,A,dose\niron,A2,A,Iron\n")).link(jcas);
    AdrDictionary.read(file("rash,B1,B,Rash\n")).link(jcas);
    assertThat(jcas.select(Mention.class).map(AdrDictionaryTest::line).toList())
        .containsExactly("Rashes: A A1 Rash, B B1 Rash", "5 mg: none", "iron: A A2 Iron");
    assertThat(jcas.select(Code.class).map(Code::getCoveredText).toList())
        .containsExactly("Rashes", "Rashes", "iron");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rash,1,A| line 3: 3 fields with commas between; give 4: term, code, system, preferred name",
        "rash;1;A;Rash| line 3: 1 fields with commas between; give 4: term, code, system, preferred name",
        "rash,1,A,Rash,2| line 3: 5 fields with commas between; give 4: term, code, system, preferred name",
        ",1,A,Rash| line 3: no term; give one",
        "rash, ,A,Rash| line 3: no code; give one",
        "rash,1,,Rash| line 3: no system; give one",
        "\"rash\" red,1,A,Rash| line 3: a quotation mark stands alone; put the whole field in quotation marks and double those inside it",
        "\"rash,1,A,Rash| line 3: a quotation mark stands alone; put the whole field in quotation marks and double those inside it",
        "FEVER,2,A,Fever| line 3: 'FEVER' has a code of A in line 2 already; remove one of the two lines",
      })
  void aBrokenLineIsNamed(String line, String message) throws IOException {
    Path file =
        file("term,code,system,preferred name\nfever,1,A,Fever\n" + line + "\nhives,3,A,\n");
    assertThatThrownBy(() -> AdrDictionary.read(file))
        .isInstanceOf(DictionaryFormatException.class)
        .hasMessage(file + ", " + message);
  }

  @Test
  void aQuotationMarkThatSwallowsLinesIsNamedWhereItStands() throws IOException {
    Path file = file("fever,1,A,Fever\n\"rash,2,A,Rash\nhives\",3,A,Hives\n");
    assertThatThrownBy(() -> AdrDictionary.read(file))
        .hasMessage(
            file + ", line 2: the field runs over the end of the line; close its quotation mark");
  }

  @Test
  void anotherEncodingIsNamedWithItsLine() throws IOException {
    Path file = file("fever,1,A,Fever\n\nSj\u00f6gren,2,A,\n", StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> AdrDictionary.read(file))
        .isInstanceOf(DictionaryFormatException.class)
        .hasMessage(file + ", line 3: not UTF-8; save it as UTF-8");
  }

  @Test
  void windowsLineEndsAByteOrderMarkAndEmptyLinesAreNoFault() throws IOException {
    Path file = file("\uFEFFterm,code,system,name\r\n\r\nrash,1,A,Rash\r\n\r\n");
    assertThat(AdrDictionary.read(file).lookUp("rash", TermNormalizer.plain())).hasSize(1);
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.csv");
    assertThatThrownBy(() -> AdrDictionary.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  /** The bound is 2 s on an idle machine (src/bench measures it); here beside other work. */
  @Test
  void aHundredThousandLinesLoadInNoTime() throws IOException {
    List<String> syllables =
        List.of("hyper", "card", "oedem", "itis", "neur", "algia", "derm", "osis");
    Path file =
        file(
            IntStream.range(0, 100_000)
                .mapToObj(
                    i ->
                        "%s%s of site %d,%d,A,name %d"
                            .formatted(syllables.get(i % 8), syllables.get(i / 8 % 8), i, i, i))
                .collect(Collectors.joining("\n")));
    long start = System.nanoTime();
    AdrDictionary dictionary = AdrDictionary.read(file);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(dictionary.lookUp("hyperhyper of sites 64", TermNormalizer.plain())).hasSize(1);
  }

  private Path file(String content) throws IOException {
    return file(content, StandardCharsets.UTF_8);
  }

  private Path file(String content, Charset encoding) throws IOException {
    return Files.writeString(folder.resolve("codes.csv"), content, encoding);
  }

  private static String line(Mention mention) {
    return mention.getCoveredText()
        + ": "
        + (mention.getCodes() == null
            ? "none"
            : Arrays.stream(mention.getCodes().toArray(new Code[0]))
                .map(code -> code.getSystem() + " " + code.getCode() + " " + code.getName())
                .collect(Collectors.joining(", ")));
  }
}
