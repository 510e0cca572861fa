package org.uimaadr.ctakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.ctakes.typesystem.type.constants.CONST;
import org.apache.ctakes.typesystem.type.refsem.UmlsConcept;
import org.apache.ctakes.typesystem.type.relation.CausesBringsAboutTextRelation;
import org.apache.ctakes.typesystem.type.textsem.DiseaseDisorderMention;
import org.apache.ctakes.typesystem.type.textsem.EventMention;
import org.apache.ctakes.typesystem.type.textsem.MedicationMention;
import org.apache.ctakes.typesystem.type.textsem.SignSymptomMention;
import org.apache.ctakes.typesystem.type.textspan.Segment;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.FSArray;
import org.apache.uima.jcas.tcas.Annotation;
import org.apache.uima.resource.ResourceInitializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.Code;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

class AdrToCtakesMapperTest {

  private static final String TEXT = "Amoxicillin gave her a rash.";

  private JCas jcas;
  private Drug drug;
  private Reaction reaction;

  @BeforeEach
  void aSentenceWithADrugAndAReaction() throws Exception {
    jcas = JCasFactory.createJCas();
    jcas.setDocumentText(TEXT);
    drug = over("Amoxicillin", new Drug(jcas));
    drug.setConfidence(0.75);
    reaction = over("rash", new Reaction(jcas));
    reaction.setConfidence(0.5);
  }

  @Test
  void aDrugIsAMedication() throws Exception {
    map();
    assertThat(mentions(MedicationMention.class)).containsExactly("Amoxicillin T121 0.75");
  }

  @Test
  void aReactionIsASignOrSymptom() throws Exception {
    map();
    assertThat(mentions(SignSymptomMention.class)).containsExactly("rash T184 0.5");
  }

  @Test
  void aReactionIsADiseaseOrDisorderIfTheUserWishes() throws Exception {
    map(AdrToCtakesMapper.PARAM_REACTION_TYPE, "DiseaseDisorderMention");
    assertThat(mentions(DiseaseDisorderMention.class)).containsExactly("rash T047 0.5");
    assertThat(mentions(SignSymptomMention.class)).isEmpty();
  }

  @Test
  void aReactionCannotBeAnythingElse() {
    assertThatThrownBy(() -> map(AdrToCtakesMapper.PARAM_REACTION_TYPE, "LabMention"))
        .isInstanceOf(ResourceInitializationException.class)
        .rootCause()
        .hasMessage(
            "AdrReactionType cannot be LabMention; give SignSymptomMention or DiseaseDisorderMention");
  }

  @Test
  void mentionsAreAffirmedOfThePatientWhereNobodyHasLooked() throws Exception {
    map();
    EventMention mention = jcas.select(SignSymptomMention.class).single();
    assertThat(mention.getPolarity()).isEqualTo(CONST.NE_POLARITY_NEGATION_ABSENT);
    assertThat(mention.getSubject()).isEqualTo(CONST.ATTR_SUBJECT_PATIENT);
    assertThat(mention.getTypeID()).isEqualTo(CONST.NE_TYPE_ID_FINDING);
    assertThat(mention.getDiscoveryTechnique()).isEqualTo(CONST.NE_DISCOVERY_TECH_EXPLICIT_AE);
  }

  @Test
  void mentionsKeepTheContextThatWasFoundOut() throws Exception {
    reaction.setPolarity(-1);
    reaction.setUncertainty(1);
    reaction.setConditional(true);
    reaction.setHistoryOf(1);
    reaction.setSubject("family_member");
    map();
    EventMention mention = jcas.select(SignSymptomMention.class).single();
    assertThat(mention.getPolarity()).isEqualTo(-1);
    assertThat(mention.getUncertainty()).isEqualTo(1);
    assertThat(mention.getConditional()).isTrue();
    assertThat(mention.getHistoryOf()).isEqualTo(1);
    assertThat(mention.getSubject()).isEqualTo("family_member");
  }

  @Test
  void mentionsNameTheirSegment() throws Exception {
    Segment segment = new Segment(jcas, 0, TEXT.length());
    segment.setId("ALLERGIES");
    segment.addToIndexes();
    map();
    assertThat(jcas.select(MedicationMention.class).single().getSegmentID()).isEqualTo("ALLERGIES");
  }

  @Test
  void aMentionWithoutCodesHasAConceptThatTellsItsSemanticTypeOnly() throws Exception {
    map();
    assertThat(concepts(MedicationMention.class))
        .containsExactly("uima-adr code= cui= T121 Amoxicillin");
  }

  @Test
  void theCodesOfAMentionAreItsConcepts() throws Exception {
    Code code = over("rash", new Code(jcas));
    code.setSystem("ownlist");
    code.setCode("R-7");
    code.setName("Skin rash");
    reaction.setCodes(new FSArray<>(jcas, 1));
    reaction.setCodes(0, code);
    map();
    assertThat(concepts(SignSymptomMention.class))
        .containsExactly("ownlist code=R-7 cui= T184 Skin rash");
  }

  @Test
  void aCodeOfUmlsIsACui() throws Exception {
    Code code = over("rash", new Code(jcas));
    code.setSystem("UMLS");
    code.setCode("C0000000");
    code.setName("Rash");
    reaction.setCodes(FSArray.create(jcas, new Code[] {code}));
    map();
    assertThat(concepts(SignSymptomMention.class))
        .containsExactly("UMLS code=C0000000 cui=C0000000 T184 Rash");
  }

  @Test
  void aMentionThatTheDictionaryFoundIsLinked() throws Exception {
    DiseaseDisorderMention found = over("rash", new DiseaseDisorderMention(jcas));
    found.setDiscoveryTechnique(CONST.NE_DISCOVERY_TECH_DICT_LOOKUP);
    relation();
    map();
    assertThat(jcas.select(SignSymptomMention.class).asList()).isEmpty();
    assertThat(mapped().getArg2().getArgument()).isEqualTo(found);
  }

  @Test
  void aMentionThatTheDictionaryFoundStaysAsItIs() throws Exception {
    over("rash", new DiseaseDisorderMention(jcas));
    reaction.setPolarity(-1);
    map();
    DiseaseDisorderMention found = jcas.select(DiseaseDisorderMention.class).single();
    assertThat(found.getPolarity()).isZero();
    assertThat(found.getOntologyConceptArr()).isNull();
  }

  @Test
  void ofTwoMentionsThatOfTheWishedTypeIsLinked() throws Exception {
    over("rash", new DiseaseDisorderMention(jcas));
    SignSymptomMention symptom = over("rash", new SignSymptomMention(jcas));
    relation();
    map();
    assertThat(mapped().getArg2().getArgument()).isEqualTo(symptom);
  }

  @Test
  void aMentionOverOtherWordsIsNotLinked() throws Exception {
    over("a rash", new SignSymptomMention(jcas));
    map();
    assertThat(jcas.select(SignSymptomMention.class).asList()).hasSize(2);
  }

  @Test
  void aMedicationOverAReactionIsNotLinked() throws Exception {
    over("rash", new MedicationMention(jcas));
    map();
    assertThat(mentions(SignSymptomMention.class)).containsExactly("rash T184 0.5");
  }

  @Test
  void withoutLinkingOwnMentionsStandBesideThoseOfTheDictionary() throws Exception {
    SignSymptomMention found = over("rash", new SignSymptomMention(jcas));
    found.setDiscoveryTechnique(CONST.NE_DISCOVERY_TECH_DICT_LOOKUP);
    relation();
    map(AdrToCtakesMapper.PARAM_LINK_MENTIONS, false);
    assertThat(jcas.select(SignSymptomMention.class).asList()).hasSize(2);
    assertThat(mapped().getArg2().getArgument()).isNotEqualTo(found);
  }

  @Test
  void aRelationGoesFromTheDrugToTheReaction() throws Exception {
    relation().setConfidence(0.625);
    map();
    CausesBringsAboutTextRelation relation = mapped();
    assertThat(relation.getArg1().getArgument().getCoveredText()).isEqualTo("Amoxicillin");
    assertThat(relation.getArg1().getRole()).isEqualTo("Argument");
    assertThat(relation.getArg2().getArgument().getCoveredText()).isEqualTo("rash");
    assertThat(relation.getArg2().getRole()).isEqualTo("Related_to");
    assertThat(relation.getCategory()).isEqualTo("causes/brings_about");
    assertThat(relation.getConfidence()).isEqualTo(0.625);
    assertThat(relation.getDiscoveryTechnique()).isEqualTo(CONST.NE_DISCOVERY_TECH_EXPLICIT_AE);
    assertThat(relation.getPolarity()).isEqualTo(CONST.NE_POLARITY_NEGATION_ABSENT);
  }

  @Test
  void withoutRelationsNoneAreWritten() throws Exception {
    map();
    assertThat(jcas.select(CausesBringsAboutTextRelation.class).asList()).isEmpty();
  }

  @Test
  void aRelationIsNegatedUncertainAndConditionalAsItsArgumentsAre() throws Exception {
    relation();
    reaction.setPolarity(-1);
    reaction.setUncertainty(1);
    drug.setConditional(true);
    over("rash", new SignSymptomMention(jcas));
    map();
    assertThat(mapped().getPolarity()).isEqualTo(-1);
    assertThat(mapped().getUncertainty()).isEqualTo(1);
    assertThat(mapped().getConditional()).isTrue();
  }

  @Test
  void mappedTwiceNothingIsWrittenTwice() throws Exception {
    relation();
    map();
    map();
    map(AdrToCtakesMapper.PARAM_LINK_MENTIONS, false);
    assertThat(mentions(EventMention.class))
        .containsExactly("Amoxicillin T121 0.75", "rash T184 0.5");
    assertThat(jcas.select(CausesBringsAboutTextRelation.class).asList()).hasSize(1);
  }

  @Test
  void mappedAgainARelationTakesOverWhatCtakesHasFoundOut() throws Exception {
    relation();
    map();
    jcas.select(SignSymptomMention.class).single().setPolarity(-1);
    map();
    assertThat(mapped().getPolarity()).isEqualTo(-1);
  }

  @Test
  void mappedAgainARelationStaysWithTheMentionItHas() throws Exception {
    relation();
    map();
    over("rash", new DiseaseDisorderMention(jcas));
    map();
    assertThat(mapped().getArg2().getArgument()).isInstanceOf(SignSymptomMention.class);
  }

  @Test
  void aDocumentThatCannotBeMappedIsMarkedAndThePipelineGoesOn() throws Exception {
    new AdrDocument(jcas, 0, TEXT.length()).addToIndexes();
    relation().setReaction(null);
    map();
    assertThat(jcas.select(AdrDocument.class).single().getError())
        .endsWith("The DrugReaction at 0-27 lacks a reaction in the indexes");
  }

  @Test
  void aDocumentWithoutTextIsMappedToNothing() throws Exception {
    jcas.reset();
    map();
    assertThat(jcas.select(EventMention.class).asList()).isEmpty();
  }

  private <T extends Annotation> T over(String words, T annotation) {
    annotation.setBegin(TEXT.indexOf(words));
    annotation.setEnd(TEXT.indexOf(words) + words.length());
    annotation.addToIndexes();
    return annotation;
  }

  private DrugReaction relation() {
    DrugReaction relation = over(TEXT.substring(0, TEXT.length() - 1), new DrugReaction(jcas));
    relation.setDrug(drug);
    relation.setReaction(reaction);
    return relation;
  }

  private void map(Object... configuration) throws Exception {
    AnalysisEngineFactory.createEngine(AdrToCtakesMapper.class, configuration).process(jcas);
  }

  private CausesBringsAboutTextRelation mapped() {
    return jcas.select(CausesBringsAboutTextRelation.class).single();
  }

  private List<String> mentions(Class<? extends EventMention> type) {
    return jcas.select(type)
        .map(
            mention ->
                mention.getCoveredText()
                    + " "
                    + ((UmlsConcept) mention.getOntologyConceptArr(0)).getTui()
                    + " "
                    + mention.getConfidence())
        .toList();
  }

  private List<String> concepts(Class<? extends EventMention> type) {
    return jcas.select(type).single().getOntologyConceptArr().stream()
        .map(UmlsConcept.class::cast)
        .map(
            concept ->
                concept.getCodingScheme()
                    + " code="
                    + concept.getCode()
                    + " cui="
                    + concept.getCui()
                    + " "
                    + concept.getTui()
                    + " "
                    + concept.getPreferredText())
        .toList();
  }
}
