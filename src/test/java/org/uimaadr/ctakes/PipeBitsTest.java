package org.uimaadr.ctakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.ctakes.core.pipeline.PipeBitInfo;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.resource.metadata.ConfigurationParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cTAKES' tools ask of a component. */
class PipeBitsTest {

  static Stream<Class<?>> components() {
    return Stream.of(
        CtakesAdrAnnotator.class,
        CtakesAdrSentenceClassifier.class,
        CtakesAdrEntityRecognizer.class,
        CtakesAdrRelationExtractor.class,
        AdrToCtakesMapper.class);
  }

  @ParameterizedTest
  @MethodSource("components")
  void thePipeBitInfoNamesEveryParameterOfTheComponent(Class<?> component) throws Exception {
    assertThat(component.getAnnotation(PipeBitInfo.class).parameters())
        .containsExactlyInAnyOrder(parameters(description(component)));
  }

  @ParameterizedTest
  @MethodSource("components")
  void parametersAreOfTypesThatAPiperCanSet(Class<?> component) throws Exception {
    assertThat(
            description(component)
                .getAnalysisEngineMetaData()
                .getConfigurationParameterDeclarations()
                .getConfigurationParameters())
        .extracting(ConfigurationParameter::getType)
        .isSubsetOf("String", "Integer", "Boolean");
  }

  @ParameterizedTest
  @MethodSource("components")
  void theNamesOfParametersAreTheirOwnSinceAPiperSetsThemGlobally(Class<?> component)
      throws Exception {
    assertThat(parameters(description(component))).allMatch(name -> name.startsWith("Adr"));
  }

  @ParameterizedTest
  @MethodSource("components")
  void theDescriptionIsThatOfTheComponent(Class<?> component) throws Exception {
    assertThat(description(component).getAnnotatorImplementationName())
        .isEqualTo(component.getName());
  }

  /** As cTAKES makes it for {@code addDescription} in a piper. */
  private static AnalysisEngineDescription description(Class<?> component) throws Exception {
    return (AnalysisEngineDescription)
        component.getMethod("createAnnotatorDescription").invoke(null);
  }

  private static String[] parameters(AnalysisEngineDescription description) {
    return Arrays.stream(
            description
                .getAnalysisEngineMetaData()
                .getConfigurationParameterDeclarations()
                .getConfigurationParameters())
        .map(ConfigurationParameter::getName)
        .toArray(String[]::new);
  }
}
