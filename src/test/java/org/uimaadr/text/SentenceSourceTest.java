package org.uimaadr.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.uima.cas.CAS;
import org.apache.uima.fit.factory.CasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.resource.metadata.impl.TypeSystemDescription_impl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SentenceSourceTest {

  private static final String OWN_SENTENCE = "org.example.Sentence";

  private CAS cas;

  @BeforeEach
  void fillCas() throws Exception {
    // DKPro's own description, since its JCas class wants all features.
    TypeSystemDescription types =
        TypeSystemDescriptionFactory.createTypeSystemDescription("desc.type.LexicalUnits");
    types.addType(SentenceSource.CTAKES_SENTENCE, "", CAS.TYPE_NAME_ANNOTATION);
    types.addType(OWN_SENTENCE, "", CAS.TYPE_NAME_ANNOTATION);
    types.addType("org.example.Record", "", CAS.TYPE_NAME_TOP);
    cas = CasFactory.createCas(types);
    cas.setDocumentText("A rash. It faded. \n\n Good.");
  }

  @Test
  void withoutAnySentenceTheSplitterIsAsked() {
    assertThat(sentences(null)).containsExactly("A rash.", "It faded.", "Good.");
  }

  @Test
  void withoutTheKnownTypesTheSplitterIsAsked() throws Exception {
    cas = CasFactory.createCas(new TypeSystemDescription_impl());
    cas.setDocumentText("A rash. It faded.");
    assertThat(sentences("")).containsExactly("A rash.", "It faded.");
  }

  @Test
  void sentencesOfCtakesAreUsed() {
    annotate(SentenceSource.CTAKES_SENTENCE, 0, 17);
    assertThat(sentences(null)).containsExactly("A rash. It faded.");
  }

  @Test
  void sentencesOfDkproGoBeforeThoseOfCtakes() {
    annotate(SentenceSource.CTAKES_SENTENCE, 0, 17);
    annotate(SentenceSource.DKPRO_SENTENCE, 0, 7);
    assertThat(sentences(null)).containsExactly("A rash.");
  }

  @Test
  void theTypeThatTheUserNamesGoesBeforeAll() {
    annotate(SentenceSource.DKPRO_SENTENCE, 0, 7);
    annotate(OWN_SENTENCE, 8, 17);
    assertThat(sentences(OWN_SENTENCE)).containsExactly("It faded.");
  }

  @Test
  void aNamedTypeWithoutAnnotationsHasNoSentences() {
    assertThat(sentences(OWN_SENTENCE)).isEmpty();
  }

  @Test
  void sentencesOfWhiteSpaceAreLeftOut() {
    annotate(OWN_SENTENCE, 17, 20);
    annotate(OWN_SENTENCE, 20, 20);
    annotate(OWN_SENTENCE, 20, 26);
    assertThat(sentences(OWN_SENTENCE)).containsExactly(" Good.");
  }

  @Test
  void aTypeThatIsMissingIsNamed() {
    assertThatThrownBy(() -> sentences("org.example.Absent"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The type system has no sentence type org.example.Absent.");
  }

  @Test
  void aTypeThatIsNoAnnotationIsNamed() {
    assertThatThrownBy(() -> sentences("org.example.Record"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The sentence type org.example.Record is no annotation type");
  }

  @Test
  void aViewWithoutTextHasNoSentences() {
    cas.reset();
    assertThat(sentences(null)).isEmpty();
  }

  private void annotate(String type, int begin, int end) {
    cas.addFsToIndexes(cas.createAnnotation(cas.getTypeSystem().getType(type), begin, end));
  }

  private List<String> sentences(String type) {
    String text = cas.getDocumentText();
    return new SentenceSource(type).sentences(cas).stream().map(span -> span.of(text)).toList();
  }
}
