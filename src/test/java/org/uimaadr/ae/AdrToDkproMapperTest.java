package org.uimaadr.ae;

import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import java.util.List;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.junit.jupiter.api.Test;
import org.uimaadr.type.Dose;
import org.uimaadr.type.Drug;
import org.uimaadr.type.Reaction;

/** Mentions as DKPro Core's named entities. */
class AdrToDkproMapperTest {

  @Test
  void eachMentionBecomesAnEntityWithItsValue() throws Exception {
    JCas note = JCasFactory.createText("Rash after lithium 300 mg in Boston.", "en");
    NamedEntity city = new NamedEntity(note, 29, 35);
    city.setValue("LOCATION");
    List.of(new Reaction(note, 0, 4), new Drug(note, 11, 18), new Dose(note, 19, 25), city)
        .forEach(Annotation::addToIndexes);

    AnalysisEngineFactory.createEngine(AdrToDkproMapper.class).process(note);

    assertThat(note.select(NamedEntity.class).map(AdrToDkproMapperTest::asText))
        .containsExactly("ADR(Rash)", "DRUG(lithium)", "DOSE(300 mg)", "LOCATION(Boston)");
  }

  private static String asText(NamedEntity entity) {
    return entity.getValue() + "(" + entity.getCoveredText() + ")";
  }
}
