package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.SentenceSource;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

/** Somebody's entities and relations on their way to the trainer. */
class GoldAnnotationMapperTest {

  private static final String TEXT = "Zinc gave her a bad rash. He takes iron and is well.";
  private static final String ENTITY = NamedEntity.class.getName();
  private static final String ADR = ENTITY + "[value=ADR]=REACTION";
  private static final String DRUG = ENTITY + "[value=Drug]=DRUG";
  private static final String CAUSES = "their.Causes=DRUG_REACTION";

  private JCas jcas;

  @BeforeEach
  void createDocument() throws UIMAException {
    jcas =
        JCasFactory.createJCas(
            CasCreationUtils.mergeTypeSystems(
                List.of(TypeSystemDescriptionFactory.createTypeSystemDescription(), theirTypes())));
    jcas.setDocumentText(TEXT);
    DocumentMetaData metaData = DocumentMetaData.create(jcas);
    metaData.setDocumentId("note-1");
    metaData.setDocumentTitle("note-1.xmi");
  }

  /** A relation with its ends, and one like cTAKES', whose ends are in arguments. */
  private static TypeSystemDescription theirTypes() {
    TypeSystemDescription types =
        UIMAFramework.getResourceSpecifierFactory().createTypeSystemDescription();
    TypeDescription causes = types.addType("their.Causes", "", "uima.tcas.Annotation");
    causes.addFeature("cause", "", "uima.tcas.Annotation");
    causes.addFeature("effect", "", "uima.tcas.Annotation");
    TypeDescription argument = types.addType("their.Argument", "", "uima.cas.TOP");
    argument.addFeature("entity", "", "uima.tcas.Annotation");
    TypeDescription relation = types.addType("their.Relation", "", "uima.cas.TOP");
    relation.addFeature("first", "", "their.Argument");
    relation.addFeature("second", "", "their.Argument");
    return types;
  }

  @Test
  void sentencesAreOursWhereThereAreNoneAndStateAnAdrIfTheyHoldAReaction() throws Exception {
    entity("Drug", "Zinc");
    entity("ADR", "bad rash");
    entity("Drug", "iron");

    List<CorpusSentence> sentences = mapped(ADR, DRUG);

    assertThat(sentences)
        .extracting(CorpusSentence::text)
        .containsExactly("Zinc gave her a bad rash.", "He takes iron and is well.");
    assertThat(sentences).extracting(CorpusSentence::adr).containsExactly(true, false);
    assertThat(Lines.mentions(sentences.get(0)))
        .containsExactly("[0, 4]DRUG(Zinc)", "[16, 24]REACTION(bad rash)");
    assertThat(Lines.mentions(sentences.get(1))).containsExactly("[9, 13]DRUG(iron)");
  }

  @Test
  void theDocumentIsTheGroupAndItsFileTheSource() throws Exception {
    entity("ADR", "rash");
    assertThat(mapped(ADR))
        .allMatch(s -> s.group().equals("note-1") && s.source().equals("note-1.xmi"))
        .extracting(CorpusSentence::id)
        .containsExactly("note-1#1", "note-1#2");
  }

  @Test
  void sentencesOfTheDocumentGoBeforeOurs() throws Exception {
    jcas.getCas()
        .addFsToIndexes(
            jcas.getCas()
                .createAnnotation(
                    jcas.getTypeSystem().getType(SentenceSource.DKPRO_SENTENCE), 0, TEXT.length()));
    entity("ADR", "rash");
    assertThat(mapped(ADR)).extracting(CorpusSentence::text).containsExactly(TEXT);
  }

  @Test
  void onlyWhatIsMappedCountsAsAnnotated() throws Exception {
    entity("ADR", "rash");
    entity("Drug", "Zinc");

    CorpusSentence sentence = mapped(ADR, DRUG).get(0);

    assertThat(sentence.annotatedTypes()).containsExactly(MentionType.REACTION, MentionType.DRUG);
    assertThat(sentence.annotatedRelations()).isEmpty();
  }

  @Test
  void relationsAreFoundByWhatTheyLeadTo() throws Exception {
    causes(entity("ADR", "rash"), entity("Drug", "Zinc"));

    CorpusSentence sentence = mapped(ADR, DRUG, CAUSES).get(0);

    assertThat(sentence.annotatedRelations()).containsExactly(RelationType.DRUG_REACTION);
    assertThat(Lines.relations(sentence))
        .containsExactly("[0, 4]DRUG(Zinc) -> [20, 24]REACTION(rash)");
  }

  @Test
  void theEndsOfARelationMayBeInArguments() throws Exception {
    var relation = jcas.getCas().createFS(jcas.getTypeSystem().getType("their.Relation"));
    int number = 0;
    for (AnnotationFS end : List.of(entity("Drug", "Zinc"), entity("ADR", "rash"))) {
      var argument = jcas.getCas().createFS(jcas.getTypeSystem().getType("their.Argument"));
      argument.setFeatureValue(argument.getType().getFeatureByBaseName("entity"), end);
      String name = number++ == 0 ? "first" : "second";
      relation.setFeatureValue(relation.getType().getFeatureByBaseName(name), argument);
    }
    jcas.getCas().addFsToIndexes(relation);

    assertThat(Lines.relations(mapped(ADR, DRUG, "their.Relation=DRUG_REACTION").get(0)))
        .containsExactly("[0, 4]DRUG(Zinc) -> [20, 24]REACTION(rash)");
  }

  @Test
  void whatCannotBeLearntIsSaidWithItsFile() {
    entity("ADR", "bad rash");
    entity("ADR", "rash");
    entity("ADR", "rash. He");
    entity("ADR", " ");
    causes(entity("Drug", "iron"), entity("ADR", "bad rash"));
    causes(entity("Drug", "iron"), entity("Drug", "Zinc"));

    List<String> messages = new ArrayList<>();
    new MappedDocument(
        jcas,
        GoldMapping.parse(List.of(ADR, DRUG, CAUSES)),
        "note-1.xmi",
        new LeftOut(messages::add));

    assertThat(messages)
        .containsExactlyInAnyOrder(
            "note-1.xmi: REACTION (4-5) covers no word and is not learnt",
            "note-1.xmi: REACTION \"rash\" (20-24), beside REACTION \"bad rash\" (16-24), overlaps a"
                + " longer mention of its type and is not learnt",
            "note-1.xmi: REACTION \"rash. He\" (20-28) runs over the border of a sentence and is not"
                + " learnt",
            "note-1.xmi: DRUG_REACTION [DRUG \"iron\" (35-39), REACTION \"bad rash\" (16-24)] does not"
                + " lie in one sentence with both its mentions and is not learnt",
            "note-1.xmi: DRUG_REACTION [DRUG \"iron\" (35-39), DRUG \"Zinc\" (0-4)] does not lead from"
                + " one drug to one mention of its type and is not learnt");
  }

  @Test
  void ofManyTheFirstAreSaidAndAllCounted() {
    List<String> messages = new ArrayList<>();
    LeftOut leftOut = new LeftOut(messages::add);
    for (int i = 0; i < 22; i++) {
      leftOut.tell("a.xmi", "DRUG " + i, "is not learnt");
    }
    leftOut.tellNumbers();
    assertThat(messages).hasSize(21).endsWith("22 in all, of which each is not learnt");
  }

  @Test
  void whatIsKnownOfASentenceStays() throws Exception {
    AdrSentence sentence = new AdrSentence(jcas, 0, 25);
    sentence.setAdr(false);
    sentence.addToIndexes();
    Reaction rash = new Reaction(jcas, 20, 24);
    rash.addToIndexes();
    Drug zinc = new Drug(jcas, 0, 4);
    zinc.addToIndexes();
    DrugReaction relation = new DrugReaction(jcas, 0, 24);
    relation.setDrug(zinc);
    relation.setReaction(rash);
    relation.addToIndexes();

    List<CorpusSentence> sentences = mapped();

    assertThat(sentences).extracting(CorpusSentence::adr).containsExactly(false);
    assertThat(Lines.relations(sentences.get(0)))
        .containsExactly("[0, 4]DRUG(Zinc) -> [20, 24]REACTION(rash)");
  }

  @Test
  void aTypeThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> mapped("their.Symptom=REACTION"))
        .isInstanceOf(AnalysisEngineProcessException.class)
        .rootCause()
        .hasMessage(
            "note-1: the type system has no type their.Symptom; write its full name, or add the"
                + " type system that defines it");
  }

  @Test
  void aCollectionWithoutReactionsIsRefused() {
    entity("Drug", "Zinc");
    assertThatThrownBy(() -> mapped(ADR, DRUG))
        .isInstanceOf(AnalysisEngineProcessException.class)
        .rootCause()
        .hasMessage(
            "an unnamed collection: none of the 1 documents has a REACTION to learn from; check the"
                + " mapping against what is not mapped");
  }

  @Test
  void rulesThatMakeNoMappingAreRefusedAtOnce() {
    assertThatThrownBy(() -> mapped(DRUG))
        .isInstanceOf(ResourceInitializationException.class)
        .rootCause()
        .hasMessageStartingWith("Nothing is mapped to REACTION");
  }

  private List<CorpusSentence> mapped(String... rules) throws UIMAException {
    AnalysisEngine mapper =
        AnalysisEngineFactory.createEngine(
            GoldAnnotationMapper.class, GoldAnnotationMapper.PARAM_MAPPING, rules);
    mapper.process(jcas);
    mapper.collectionProcessComplete();
    return GoldSentences.read(jcas);
  }

  private NamedEntity entity(String value, String words) {
    int begin = TEXT.indexOf(words);
    NamedEntity entity = new NamedEntity(jcas, begin, begin + words.length());
    entity.setValue(value);
    entity.addToIndexes();
    return entity;
  }

  private void causes(AnnotationFS cause, AnnotationFS effect) {
    var type = jcas.getTypeSystem().getType("their.Causes");
    AnnotationFS relation = jcas.getCas().createAnnotation(type, 0, TEXT.length());
    relation.setFeatureValue(type.getFeatureByBaseName("cause"), cause);
    relation.setFeatureValue(type.getFeatureByBaseName("effect"), effect);
    jcas.getCas().addFsToIndexes(relation);
  }
}
