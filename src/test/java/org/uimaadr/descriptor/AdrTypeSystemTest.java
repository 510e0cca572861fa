package org.uimaadr.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.fit.factory.CasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types that other software builds on: names, super-types and features must not vanish. */
class AdrTypeSystemTest {

  private static final String BY_NAME = "org.uimaadr.typesystem.AdrTypeSystem";
  private static final String REACTION = "org.uimaadr.type.Reaction";

  @Test
  void itIsImportedByNameFromTheClassPath() throws Exception {
    TypeSystemDescription description =
        TypeSystemDescriptionFactory.createTypeSystemDescription(BY_NAME);
    assertThat(CasFactory.createCas(description).getTypeSystem().getType(REACTION)).isNotNull();
  }

  @Test
  void itLiesBesideTheClassesAsAResource() throws Exception {
    var resource = getClass().getResource("/org/uimaadr/typesystem/AdrTypeSystem.xml");
    assertThat(
            UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(resource)))
        .extracting(TypeSystemDescription::getName)
        .isEqualTo("AdrTypeSystem");
  }

  @Test
  void uimaFitFindsItByItself() throws Exception {
    assertThat(TypeSystemDescriptionFactory.createTypeSystemDescription().getTypes())
        .extracting(TypeDescription::getName)
        .contains(REACTION);
  }

  @Test
  void allItsTypesAreAnnotationsSoThatEveryToolCanShowThem() throws Exception {
    TypeSystem types = typeSystem();
    assertThat(own(types))
        .isNotEmpty()
        .allMatch(type -> types.subsumes(types.getType(CAS.TYPE_NAME_ANNOTATION), type));
  }

  @Test
  void eachTypeHasItsJavaClass() throws Exception {
    JCas jcas =
        CasCreationUtils.createCas(
                TypeSystemDescriptionFactory.createTypeSystemDescription(BY_NAME), null, null)
            .getJCas();
    for (Type type : own(jcas.getTypeSystem())) {
      assertThat(jcas.getCas().createFS(type).getClass().getName()).isEqualTo(type.getName());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AdrSentence  | uima.tcas.Annotation         | probability:Double adr:Boolean
          Mention      | uima.tcas.Annotation         | confidence:Double componentId:String sentence:AdrSentence polarity:Integer uncertainty:Integer conditional:Boolean subject:String historyOf:Integer codes:FSArray
          Reaction     | org.uimaadr.type.Mention     |
          Drug         | org.uimaadr.type.Mention     |
          Dose         | org.uimaadr.type.Mention     |
          Code         | uima.tcas.Annotation         | system:String code:String name:String
          AdrRelation  | uima.tcas.Annotation         | drug:Drug confidence:Double componentId:String
          DrugReaction | org.uimaadr.type.AdrRelation | drug:Drug reaction:Reaction
          DrugDose     | org.uimaadr.type.AdrRelation | drug:Drug dose:Dose
          AdrEvent     | uima.tcas.Annotation         | drugText:String reactionText:String mentions:FSArray evidence:AdrSentence confidence:Double
          AdrDocument  | uima.tcas.Annotation         | modelName:String modelVersion:String modelSha256:String operatingPoint:String device:String precision:String softwareVersion:String sentences:Integer windows:Integer error:String
          """)
  void theContractHolds(String type, String superType, String features) throws Exception {
    TypeSystem types = typeSystem();
    Type actual = types.getType("org.uimaadr.type." + type);
    assertThat(types.getParent(actual).getName()).isEqualTo(superType);
    assertThat(features(actual))
        .containsAll(features == null ? List.of() : Arrays.asList(features.split(" ")));
  }

  private static List<String> features(Type type) {
    List<String> features = new ArrayList<>();
    for (Feature feature : type.getFeatures()) {
      Type range = feature.getRange();
      // A typed array is an FSArray, too.
      String name = range.isArray() ? "FSArray" : range.getShortName();
      features.add(feature.getShortName() + ":" + name);
    }
    return features;
  }

  private static List<Type> own(TypeSystem types) {
    List<Type> own = new ArrayList<>();
    for (Type type : types) {
      if (type.getName().startsWith("org.uimaadr.type.") && !type.isArray()) {
        own.add(type);
      }
    }
    return own;
  }

  private static TypeSystem typeSystem() throws Exception {
    return CasFactory.createCas(TypeSystemDescriptionFactory.createTypeSystemDescription(BY_NAME))
        .getTypeSystem();
  }
}
