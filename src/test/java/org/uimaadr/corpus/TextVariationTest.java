package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.uimaadr.text.TypedSpan;

/** What a marked text can become in some epoch. */
class TextVariationTest {

  @TempDir private Path folder;

  @Test
  void aTextIsKeptWhereNothingIsToVary() throws IOException {
    assertThat(variants("A {drug#1 Lipitor} patient with {reaction@1 rash}.", TextVariation.NONE))
        .containsExactly("A Lipitor patient with rash.");
  }

  @Test
  void abbreviationsGoBothWays() throws IOException {
    assertThat(variants("Patient w/ nausea and vomiting."))
        .contains("Pt with nausea and vomiting.");
    assertThat(variants("H/o SOB")).contains("History of SOB", "H/o shortness of breath");
  }

  @Test
  void anAbbreviationInsideAMentionBelongsToIt() throws IOException {
    assertThat(mentions("On {drug#1 iron}: {reaction@1 nausea and vomiting}.")).contains("n/v");
  }

  @Test
  void twoMentionsAreNotPutIntoOne() throws IOException {
    assertThat(variants("{reaction nausea} and {reaction vomiting}"))
        .noneMatch(text -> text.contains("n/v"));
  }

  @Test
  void postsDoNotGetClinicalAbbreviations() throws IOException {
    assertThat(variants(read("post", "the patient twice daily"), plain()))
        .noneMatch(text -> text.contains("pt") || text.contains("BID"));
  }

  @Test
  void spellingIsBritishOrAmericanAllOverAText() throws IOException {
    assertThat(variants("{reaction Diarrhea}, {reaction edema}."))
        .contains("Diarrhoea, oedema.")
        .doesNotContain("Diarrhoea, edema.");
    assertThat(variants("{reaction Oedema}."))
        .contains("Oedema.", "Edema.")
        .doesNotContain("Ooedema.");
  }

  @Test
  void linesAreWrappedElsewhereAndListsStayLists() throws IOException {
    String wrapped =
        "He was admitted to the ward with a temperature of 38.2 and a dry mouth since\n"
            + "the new tablets and was seen by the team on the first day of his stay here.\n"
            + "- fever\n- cough";
    Set<String> variants = variants(wrapped);

    assertThat(variants).anyMatch(text -> text.contains("dry mouth since the new tablets"));
    assertThat(variants).anyMatch(text -> text.lines().findFirst().orElseThrow().length() < 70);
    assertThat(variants).allMatch(text -> text.toLowerCase().endsWith("\n- fever\n- cough"));
  }

  @Test
  void otherDrugsAndReactionsComeWithTheArticleThatFitsThem() throws IOException {
    MarkedDocument pool = read("note", "{drug Zocor} {reaction itch}");
    TextVariation variation = new TextVariation(1, MentionPool.of(List.of(), List.of(pool)));

    assertThat(variants("{drug#1 Iron} caused a {reaction@1 rash}; {drug iron} held.", variation))
        .contains("Zocor caused an itch; Zocor held.", "Iron caused an itch; iron held.")
        .noneMatch(text -> text.contains("a itch"));
  }

  @Test
  void explainedAbbreviationsNestedMentionsAndValuesKeepTheirWords() throws IOException {
    String marked =
        "{reaction renal failure} ({reaction ARF}), {reaction {drug lithium} tremor}, {reaction K 6.1}";
    MarkedDocument document = read("note", marked);

    assertThat(
            document.mentions().stream()
                .filter(m -> MentionPool.isReplaceable(document.text(), m, document.mentions())))
        .isEmpty();
  }

  @Test
  void otherWordsLeaveTheCapitalsOfTheirOwnPlaceBehind() throws IOException {
    MarkedDocument pool =
        read("note", "{drug ASPIRIN} {drug INH}. {reaction Hives}. {reaction AKI}");
    MentionPool words = MentionPool.of(List.of(), List.of(pool));

    assertThat(variants("On {drug#1 iron}: {reaction@1 rash}.", new TextVariation(1, words)))
        .contains("On aspirin: hives.", "On INH: AKI.")
        .doesNotContain("On iron: Hives.", "On ASPIRIN: rash.");
  }

  @Test
  void allCapitalsAndAllLowerCaseHappen() throws IOException {
    assertThat(variants("On Tuesday {reaction Rash}."))
        .contains("ON TUESDAY RASH.", "on tuesday rash.");
  }

  @Test
  void sentencesOfTheCorpusGetOtherMentionsOnly() {
    CorpusSentence sentence =
        new CorpusSentence(
            "1.1", "1", "A patient with rash.", true, Set.of(), List.of(), List.of(), "x:1");

    assertThat(
            IntStream.range(0, 200)
                .mapToObj(seed -> plain().vary(sentence, new Random(seed)).text())
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "A patient with rash.", "a patient with rash.", "A PATIENT WITH RASH.");
  }

  @Test
  void aShareIsFromZeroToOne() {
    assertThatThrownBy(() -> new TextVariation(1.5, MentionPool.EMPTY))
        .hasMessageContaining("1.5")
        .hasMessageContaining("0 to 1");
  }

  private static TextVariation plain() {
    return new TextVariation(1, MentionPool.EMPTY);
  }

  private Set<String> variants(String marked) throws IOException {
    return variants(marked, plain());
  }

  private Set<String> variants(String marked, TextVariation variation) throws IOException {
    return variants(read("note", marked), variation);
  }

  private static Set<String> variants(MarkedDocument document, TextVariation variation) {
    return collect(document, variation, MarkedDocument::text);
  }

  private Set<String> mentions(String marked) throws IOException {
    return collect(
        read("note", marked),
        plain(),
        varied -> {
          TypedSpan reaction = varied.mentions().get(1);
          return reaction.span().of(varied.text());
        });
  }

  private static Set<String> collect(
      MarkedDocument document, TextVariation variation, Function<MarkedDocument, String> what) {
    return IntStream.range(0, 400)
        .mapToObj(seed -> what.apply(variation.vary(document, new Random(seed))))
        .collect(Collectors.toSet());
  }

  private MarkedDocument read(String kind, String marked) throws IOException {
    Files.writeString(
        folder.resolve("a.marked.txt"),
        "%% " + kind + " id=a-1 format=x specialty=x writer=a\n" + marked + "\n");
    return MarkedText.read(folder).get(0);
  }
}
