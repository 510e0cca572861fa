package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.CorpusUnit;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

/** Documents as any reader may make them: several sentences, no metadata. */
class GoldSentencesTest {

  private static final String FIRST = "Zinc gave him cramps.";
  private static final String SECOND = "He is well now.";

  private JCas jcas;

  @BeforeEach
  void createDocument() throws Exception {
    jcas = JCasFactory.createJCas();
    jcas.setDocumentText(FIRST + " " + SECOND);
  }

  @Test
  void aDocumentWithoutSentencesHasNothingToLearnFrom() {
    new Reaction(jcas, 14, 20).addToIndexes();
    assertThat(GoldSentences.read(jcas)).isEmpty();
  }

  @Test
  void sentencesAreNumberedAndTheirSpansAreTheirOwn() {
    sentence(0, FIRST.length(), true);
    sentence(FIRST.length() + 1, jcas.getDocumentText().length(), false);
    relation(drug(0, 4), reaction(14, 20));
    reaction(22, 24);
    List<CorpusSentence> sentences = GoldSentences.read(jcas);
    assertThat(sentences).extracting(CorpusSentence::text).containsExactly(FIRST, SECOND);
    assertThat(sentences).extracting(CorpusSentence::adr).containsExactly(true, false);
    assertThat(sentences)
        .extracting(CorpusSentence::id)
        .containsExactly("text-83cb725d#1", "text-83cb725d#2");
    assertThat(sentences).extracting(CorpusSentence::group).containsOnly("text-83cb725d");
    assertThat(Lines.mentions(sentences.get(0)))
        .containsExactly("[0, 4]DRUG(Zinc)", "[14, 20]REACTION(cramps)");
    assertThat(Lines.relations(sentences.get(0)))
        .containsExactly("[0, 4]DRUG(Zinc) -> [14, 20]REACTION(cramps)");
    assertThat(Lines.mentions(sentences.get(1))).containsExactly("[0, 2]REACTION(He)");
  }

  @Test
  void aCorpusUnitGivesGroupAndSource() {
    sentence(0, FIRST.length(), true);
    CorpusUnit unit = new CorpusUnit(jcas, 0, FIRST.length());
    unit.setGroup("patient 7");
    unit.setSource("notes.csv:3");
    unit.addToIndexes();
    assertThat(GoldSentences.read(jcas))
        .extracting(CorpusSentence::group, CorpusSentence::source)
        .map(tuple -> tuple.toList().toString())
        .containsExactly("[patient 7, notes.csv:3]");
  }

  @Test
  void allTypesCountAsAnnotatedWhereTheReaderDoesNotSay() {
    sentence(0, FIRST.length(), true);
    CorpusSentence sentence = GoldSentences.read(jcas).get(0);
    assertThat(sentence.annotatedTypes()).containsExactly(MentionType.values());
    assertThat(sentence.annotatedRelations()).containsExactly(RelationType.values());
  }

  @Test
  void aMentionAcrossTheBorderOfSentencesIsLeftOut() {
    sentence(0, FIRST.length(), true);
    sentence(FIRST.length() + 1, jcas.getDocumentText().length(), false);
    relation(drug(0, 4), reaction(14, 24));
    CorpusSentence first = GoldSentences.read(jcas).get(0);
    assertThat(Lines.mentions(first)).containsExactly("[0, 4]DRUG(Zinc)");
    assertThat(first.relations()).isEmpty();
  }

  @Test
  void ofOverlappingMentionsOfATypeTheLongestIsLearntAndTheOthersAreSaid() {
    sentence(0, FIRST.length(), true);
    reaction(5, 20);
    relation(drug(0, 4), reaction(14, 20));
    // A mention of another type is in nobody's way, and a repeated one is the same.
    drug(5, 9);
    reaction(5, 20);
    List<String> messages = new ArrayList<>();
    LeftOut leftOut = new LeftOut(messages::add);

    CorpusSentence first = GoldSentences.read(jcas, leftOut).get(0);

    assertThat(Lines.mentions(first))
        .containsExactly(
            "[0, 4]DRUG(Zinc)", "[5, 20]REACTION(gave him cramps)", "[5, 9]DRUG(gave)");
    assertThat(first.relations()).isEmpty();
    assertThat(messages)
        .containsExactly(
            "text-83cb725d: REACTION \"cramps\" (14-20), beside REACTION \"gave him cramps\" (5-20),"
                + " overlaps a longer mention of its type and is not learnt",
            "text-83cb725d: DrugReaction (0-20) has an end that is not learnt in its sentence, and"
                + " is not learnt either");
  }

  @Test
  void mentionsThatOnlyTouchAreBothLearnt() {
    sentence(0, FIRST.length(), true);
    reaction(5, 9);
    reaction(9, 13);
    List<String> messages = new ArrayList<>();

    CorpusSentence first = GoldSentences.read(jcas, new LeftOut(messages::add)).get(0);

    assertThat(first.mentions()).hasSize(2);
    assertThat(messages).isEmpty();
  }

  @Test
  void aMentionMayBeTheWholeSentence() {
    sentence(0, FIRST.length(), true);
    reaction(0, FIRST.length());
    assertThat(Lines.mentions(GoldSentences.read(jcas).get(0)))
        .containsExactly("[0, 21]REACTION(Zinc gave him cramps.)");
  }

  @Test
  void writtenSentencesAreReadBackWhereverTheyStand() {
    TypedSpan drug = new TypedSpan(MentionType.DRUG, 0, 2);
    TypedSpan dose = new TypedSpan(MentionType.DOSE, 11, 14);
    CorpusSentence written =
        new CorpusSentence(
            "text-83cb725d",
            "text-83cb725d",
            SECOND,
            true,
            Set.of(MentionType.DOSE),
            List.of(dose, drug, dose),
            List.of(new CorpusRelation(drug, dose)),
            "text-83cb725d");
    GoldSentences.write(jcas, written, FIRST.length() + 1, "gold:test");
    assertThat(GoldSentences.read(jcas)).containsExactly(written);
  }

  private void sentence(int begin, int end, boolean adr) {
    AdrSentence sentence = new AdrSentence(jcas, begin, end);
    sentence.setAdr(adr);
    sentence.addToIndexes();
  }

  private Drug drug(int begin, int end) {
    Drug drug = new Drug(jcas, begin, end);
    drug.addToIndexes();
    return drug;
  }

  private Reaction reaction(int begin, int end) {
    Reaction reaction = new Reaction(jcas, begin, end);
    reaction.addToIndexes();
    return reaction;
  }

  private void relation(Drug drug, Reaction reaction) {
    DrugReaction relation = new DrugReaction(jcas, drug.getBegin(), reaction.getEnd());
    relation.setDrug(drug);
    relation.setReaction(reaction);
    relation.addToIndexes();
  }
}
