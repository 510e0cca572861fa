package org.uimaadr.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.FSIterator;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.TypePrioritiesFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.apache.uima.resource.metadata.TypePriorities;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Reaction;

/**
 * A note of one word is document, sentence and reaction at once; the larger unit holds the rest.
 */
class TypePrioritiesTest {

  private AdrDocument document;
  private AdrSentence sentence;
  private Reaction reaction;
  private JCas jcas;

  @BeforeEach
  void aNoteOfOneWord() throws Exception {
    jcas =
        CasCreationUtils.createCas(
                AnalysisEngineFactory.createEngineDescription(
                    "org.uimaadr.descriptors.AdrAnnotator"))
            .getJCas();
    jcas.setDocumentText("Nausea");
    reaction = new Reaction(jcas, 0, 6);
    sentence = new AdrSentence(jcas, 0, 6);
    document = new AdrDocument(jcas, 0, 6);
    List.of(reaction, sentence, document).forEach(Annotation::addToIndexes);
  }

  @Test
  void theLargerUnitStandsFirstInTheIndex() {
    assertThat(jcas.getAnnotationIndex())
        .filteredOn(annotation -> annotation.getType().getName().startsWith("org.uimaadr"))
        .containsExactly(document, sentence, reaction);
  }

  @Test
  void aSubiteratorFindsTheSmallerUnits() {
    assertThat(within(sentence)).containsExactly(reaction);
    assertThat(within(reaction)).isEmpty();
  }

  @Test
  void selectFindsThemToo() {
    assertThat(jcas.select(Reaction.class).coveredBy(sentence).asList()).containsExactly(reaction);
    assertThat(jcas.select(AdrSentence.class).covering(reaction).asList())
        .containsExactly(sentence);
  }

  @Test
  void everyTypeHasItsPlace() throws Exception {
    TypePriorities priorities =
        UIMAFramework.getXMLParser()
            .parseTypePriorities(new XMLInputSource("descriptors/AdrTypePriorities.xml"));
    assertThat(priorities.getPriorityLists()[0].getTypes())
        .containsExactlyInAnyOrderElementsOf(typesOfOurs());
  }

  private List<String> typesOfOurs() {
    List<String> types = new ArrayList<>();
    jcas.getTypeSystem()
        .getTypeIterator()
        .forEachRemaining(
            type -> {
              if (type.getName().startsWith("org.uimaadr.type.") && !type.isArray()) {
                types.add(type.getName());
              }
            });
    return types;
  }

  @Test
  void uimaFitFindsThemByItself() throws Exception {
    assertThat(TypePrioritiesFactory.createTypePriorities().getPriorityLists())
        .anyMatch(list -> List.of(list.getTypes()).contains("org.uimaadr.type.Reaction"));
  }

  private List<Annotation> within(Annotation container) {
    FSIterator<Annotation> inside = jcas.getAnnotationIndex().subiterator(container);
    List<Annotation> found = new ArrayList<>();
    inside.forEachRemaining(found::add);
    return found;
  }
}
