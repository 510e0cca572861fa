package org.uimaadr.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/** Mentions and relations are put into the CAS by hand: no model has a part in events. */
class DocumentEventsTest {

  private JCas jcas;

  @BeforeEach
  void startWithAnEmptyCas() throws Exception {
    jcas = JCasFactory.createJCas();
  }

  @Test
  void theSameFactInSeveralSpellingsIsOneEvent() {
    text("Methotrexate (MTX) caused mouth ulcers. Mouth-ulcer was due to MTX.");
    relation(drug("Methotrexate"), reaction("mouth ulcers"), 0.8);
    relation(drug("MTX."), reaction("Mouth-ulcer"), 0.9);
    assertThat(events())
        .containsExactly(
            "methotrexate -> mouth ulcer [Methotrexate, mouth ulcers, Mouth-ulcer, MTX] 0.9");
  }

  @Test
  void britishAndAmericanSpellingAreOneEvent() {
    text("Iron gave diarrhoea. The diarrhea came back with iron.");
    relation(drug("Iron"), reaction("diarrhoea"), 0.9);
    relation(drug("iron."), reaction("diarrhea"), 0.8);
    assertThat(events()).containsExactly("iron -> diarrhea [Iron, diarrhoea, diarrhea, iron] 0.9");
  }

  @Test
  void eachDrugAndEachReactionHasItsEvent() {
    text("Rash and fever from amoxicillin, rash from ibuprofen.");
    relation(drug("amoxicillin"), reaction("Rash"), 0.9);
    relation(drug("amoxicillin"), reaction("fever"), 0.8);
    relation(drug("ibuprofen"), reaction("rash"), 0.7);
    assertThat(events())
        .containsExactlyInAnyOrder(
            "amoxicillin -> rash [Rash, amoxicillin] 0.9",
            "amoxicillin -> fever [fever, amoxicillin] 0.8",
            "ibuprofen -> rash [rash, ibuprofen] 0.7");
  }

  @Test
  void aDrugNestedInItsReactionIsAnEvent() {
    text("Lithium toxicity.");
    relation(drug("Lithium"), reaction("Lithium toxicity"), 0.9);
    assertThat(events())
        .containsExactly("lithium -> lithium toxicity [Lithium toxicity, Lithium] 0.9");
  }

  @Test
  void anUnrelatedReactionIsOneMoreMentionOfItsEvents() {
    text("A red rash: rash from amoxicillin. The rashes faded.");
    reaction("rash:");
    relation(drug("amoxicillin"), reaction("rash from"), 0.9);
    reaction("rashes");
    assertThat(events())
        .containsExactly("amoxicillin -> rash [rash, rash, amoxicillin, rashes] 0.9");
  }

  @Test
  void ofSeveralEventsOfTheReactionThoseThatWereToldLastHaveIt() {
    text("Hives from zinc. Rash from iron. Rash, too, from zinc and gold. The rashes faded.");
    relation(drug("zinc"), reaction("Hives"), 0.9);
    relation(drug("iron"), reaction("Rash"), 0.9);
    Reaction second = reaction("Rash, too");
    relation(drug("zinc and"), second, 0.8);
    relation(drug("gold"), second, 0.7);
    reaction("rashes");
    assertThat(events())
        .containsExactlyInAnyOrder(
            "zinc -> hives [Hives, zinc] 0.9",
            "iron -> rash [Rash, iron] 0.9",
            "zinc -> rash [Rash, zinc, rashes] 0.8",
            "gold -> rash [Rash, gold, rashes] 0.7");
  }

  @Test
  void aReactionThatNoDrugIsNamedForMakesAnEventWithoutDrug() {
    text("A drug rash came. The drug rashes faded.");
    reaction("drug rash").setConfidence(0.6);
    reaction("drug rashes").setConfidence(0.7);
    assertThat(events()).containsExactly("null -> drug rash [drug rash, drug rashes] 0.7");
  }

  @Test
  void theEvidenceIsTheSentenceOfTheSurestRelation() {
    text("Maybe rash from iron. Clearly rash from iron.");
    AdrSentence maybe = sentence("Maybe rash from iron.");
    AdrSentence clearly = sentence("Clearly rash from iron.");
    Reaction first = reaction("rash");
    first.setSentence(maybe);
    Reaction second = new Reaction(jcas, 30, 34);
    second.setSentence(clearly);
    second.setSection("ALLERGIES");
    second.addToIndexes();
    relation(drug("iron"), first, 0.6);
    relation(drug("iron"), second, 0.9);
    new DocumentEvents(false).write(jcas);
    AdrEvent event = jcas.select(AdrEvent.class).single();
    assertThat(event.getEvidence()).isSameAs(clearly);
    assertThat(event.getCoveredText()).isEqualTo("Clearly rash from iron.");
    assertThat(event.getSection()).isEqualTo("ALLERGIES");
  }

  @Test
  void whatThePatientIsNotSaidToHaveSufferedIsLeftOut() {
    text("No rash, monitor for fever, mother had hives, all with iron.");
    relation(drug("iron"), denied("rash"), 0.9);
    relation(drug("iron"), conditional("fever"), 0.9);
    relation(drug("iron"), ofTheFamily("hives"), 0.9);
    assertThat(events()).isEmpty();
  }

  @Test
  void whatIsLeftOutCanBeAskedForAndStaysApart() {
    text("No rash at first, then a rash. Iron is blamed.");
    relation(drug("Iron"), denied("rash"), 0.8);
    Reaction second = new Reaction(jcas, 25, 29);
    second.addToIndexes();
    relation(drug("Iron"), second, 0.9);
    new DocumentEvents(true).write(jcas);
    assertThat(lines())
        .containsExactlyInAnyOrder(
            "iron -> rash [rash, Iron] 0.8", "iron -> rash [rash, Iron] 0.9");
  }

  @Test
  void anEventIsHistoricalIfAllItsMentionsAre() {
    text("Rash with iron in 1999, rash again with iron now, hives with zinc in 1998.");
    Reaction old = reaction("Rash");
    old.setHistoryOf(1);
    Reaction hives = reaction("hives");
    hives.setHistoryOf(1);
    relation(drug("iron"), old, 0.9);
    relation(drug("iron"), reaction("rash"), 0.8);
    relation(drug("zinc"), hives, 0.9);
    new DocumentEvents(false).write(jcas);
    assertThat(jcas.select(AdrEvent.class).map(AdrEvent::getReactionText).toList())
        .containsExactlyInAnyOrder("rash", "hives");
    assertThat(jcas.select(AdrEvent.class).filter(event -> event.getHistoryOf() == 1).toList())
        .extracting(AdrEvent::getReactionText)
        .containsExactly("hives");
  }

  @Test
  void aDocumentWithoutTextHasNoEvents() {
    assertThat(events()).isEmpty();
  }

  private void text(String text) {
    jcas.setDocumentText(text);
  }

  private List<String> events() {
    new DocumentEvents(false).write(jcas);
    return lines();
  }

  private List<String> lines() {
    return jcas.select(AdrEvent.class)
        .map(
            event ->
                "%s -> %s [%s] %s"
                    .formatted(
                        event.getDrugText(),
                        event.getReactionText(),
                        Arrays.stream(event.getMentions().toArray(new Mention[0]))
                            .map(Mention::getCoveredText)
                            .collect(Collectors.joining(", ")),
                        event.getConfidence()))
        .toList();
  }

  private AdrSentence sentence(String text) {
    int begin = jcas.getDocumentText().indexOf(text);
    AdrSentence sentence = new AdrSentence(jcas, begin, begin + text.length());
    sentence.addToIndexes();
    return sentence;
  }

  /** The drug at the begin of {@code text}: what follows it there only tells which one is meant. */
  private Drug drug(String text) {
    int begin = jcas.getDocumentText().indexOf(text);
    int end = begin + named(text).length();
    return jcas.select(Drug.class)
        .at(begin, end)
        .findFirst()
        .orElseGet(
            () -> {
              Drug drug = new Drug(jcas, begin, end);
              drug.addToIndexes();
              return drug;
            });
  }

  private static String named(String text) {
    return text.replaceFirst("(?: from| and|, too|[.:])$", "");
  }

  private Reaction reaction(String text) {
    int begin = jcas.getDocumentText().indexOf(text);
    Reaction reaction = new Reaction(jcas, begin, begin + named(text).length());
    reaction.addToIndexes();
    return reaction;
  }

  private Reaction denied(String text) {
    Reaction reaction = reaction(text);
    reaction.setPolarity(-1);
    return reaction;
  }

  private Reaction conditional(String text) {
    Reaction reaction = reaction(text);
    reaction.setConditional(true);
    return reaction;
  }

  private Reaction ofTheFamily(String text) {
    Reaction reaction = reaction(text);
    reaction.setSubject("family_member");
    return reaction;
  }

  private void relation(Drug drug, Reaction reaction, double confidence) {
    DrugReaction relation =
        new DrugReaction(
            jcas,
            Math.min(drug.getBegin(), reaction.getBegin()),
            Math.max(drug.getEnd(), reaction.getEnd()));
    relation.setDrug(drug);
    relation.setReaction(reaction);
    relation.setConfidence(confidence);
    relation.addToIndexes();
  }
}
