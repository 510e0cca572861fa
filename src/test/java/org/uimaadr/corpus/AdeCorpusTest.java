package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;

class AdeCorpusTest {

  private static Corpus corpus;

  @BeforeAll
  static void read() throws IOException {
    corpus = Corpus.read(TestCorpus.ORIGINAL, false);
  }

  @Test
  void aUnitIsADistinctPairOfPmidAndSentence() {
    assertThat(corpus.name()).isEqualTo("ade-corpus-v2");
    assertThat(corpus.problems()).isEmpty();
    assertThat(corpus.sentences()).filteredOn(CorpusSentence::adr).hasSize(43);
    assertThat(corpus.sentences()).filteredOn(sentence -> !sentence.adr()).hasSize(66);
  }

  @Test
  void idsCountTheUnitsOfAPmidPositiveOnesFirst() {
    assertThat(corpus.sentences())
        .filteredOn(sentence -> sentence.group().equals("90000018"))
        .extracting(CorpusSentence::id, CorpusSentence::text, CorpusSentence::source)
        .map(tuple -> String.join(" | ", tuple.toList().toArray(String[]::new)))
        .containsExactly(
            "90000018.1 | Bradycardia followed one drop of timolol in each eye. | DRUG-AE.rel:47",
            "90000018.2 | In a girl of three, atropine drops caused flushing and hallucinations."
                + " | DRUG-AE.rel:48",
            "90000018.3 | Eye drops are medicines, too. | ADE-NEG.txt:48",
            "90000018.4 | The ophthalmologist had not asked about the heart. | ADE-NEG.txt:49",
            "90000018.5 | Pressing on the tear duct keeps drops out of the blood."
                + " | ADE-NEG.txt:50");
  }

  @Test
  void aDrugMayBeNestedInAReaction() {
    CorpusSentence sentence = sentence("Lithium toxicity");
    assertThat(Lines.mentions(sentence))
        .containsExactly("[0, 16]REACTION(Lithium toxicity)", "[0, 7]DRUG(Lithium)");
    assertThat(Lines.relations(sentence))
        .containsExactly("[0, 7]DRUG(Lithium) -> [0, 16]REACTION(Lithium toxicity)");
  }

  @Test
  void offsetsOfTheAbstractChooseAmongRepeatedWords() {
    assertThat(Lines.mentions(sentence("Her cough had begun before captopril")))
        .containsExactly("[46, 51]REACTION(cough)", "[66, 75]DRUG(captopril)");
  }

  @Test
  void allRowsOfASentenceTogetherSayWhereItStarts() {
    assertThat(Lines.mentions(sentence("His sister had no rash after lamotrigine")))
        .containsExactly(
            "[48, 52]REACTION(rash)", "[59, 70]DRUG(lamotrigine)", "[75, 80]REACTION(fever)");
  }

  @Test
  void rowsOfDosesSayItToo() {
    assertThat(Lines.mentions(sentence("No hypoglycaemia after glibenclamide")))
        .containsExactly(
            "[42, 55]REACTION(hypoglycaemia)", "[62, 75]DRUG(glibenclamide)", "[76, 80]DOSE(5 mg)");
  }

  @Test
  void relationsArePairsNotProducts() {
    assertThat(Lines.relations(sentence("Valproate (1500 mg)")))
        .containsExactly(
            "[0, 9]DRUG(Valproate) -> [11, 18]DOSE(1500 mg)",
            "[0, 9]DRUG(Valproate) -> [39, 48]REACTION(hair loss)",
            "[54, 65]DRUG(haloperidol) -> [67, 71]DOSE(5 mg)",
            "[54, 65]DRUG(haloperidol) -> [76, 85]REACTION(stiffness)");
  }

  @Test
  void wordsAreNoRegularExpressions() {
    assertThat(Lines.mentions(sentence("The combination of vitamin B(12)")))
        .containsExactly("[19, 41]DRUG(vitamin B(12) + folate)", "[56, 60]REACTION(acne)");
  }

  @Test
  void lettersOutsideAsciiKeepTheirPlace() {
    assertThat(Lines.mentions(sentence("With digoxin at")))
        .containsExactly(
            "[5, 12]DRUG(digoxin)",
            "[16, 28]DOSE(250 µg a day)",
            "[55, 67]REACTION(yellow halos)",
            "[72, 78]REACTION(nausea)");
  }

  @Test
  void oneTextInTwoAbstractsIsTwoUnits() {
    assertThat(corpus.sentences())
        .filteredOn(sentence -> sentence.text().startsWith("We stopped simvastatin"))
        .extracting(CorpusSentence::id)
        .containsExactly("90000011.3", "90000025.3");
  }

  @Test
  void annotatedTypesAreThoseThatTheFilesAnnotateExhaustively() {
    assertThat(sentence("Lithium toxicity").annotatedTypes())
        .containsExactly(MentionType.REACTION, MentionType.DRUG);
    assertThat(sentence("Valproate").annotatedTypes())
        .containsExactly(MentionType.REACTION, MentionType.DRUG, MentionType.DOSE);
    CorpusSentence negative = sentence("Zolpidem is short-acting.");
    assertThat(negative.annotatedTypes()).containsExactly(MentionType.REACTION);
    assertThat(negative.mentions()).isEqualTo(List.of());
  }

  private static CorpusSentence sentence(String textBegin) {
    return TestCorpus.sentence(corpus, textBegin);
  }
}
