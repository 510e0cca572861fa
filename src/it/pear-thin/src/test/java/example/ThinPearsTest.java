package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.cas.CAS;
import org.apache.uima.jcas.tcas.Annotation;
import org.apache.uima.pear.tools.PackageBrowser;
import org.apache.uima.pear.tools.PackageInstaller;
import org.apache.uima.resource.PearSpecifier;
import org.apache.uima.resource.metadata.NameValuePair;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two installations of the thin PEAR in one JVM; DJL is on the class path of the host. */
class ThinPearsTest {

  private static AnalysisEngine first;
  private static AnalysisEngine second;

  @BeforeAll
  static void installAndStartBoth() throws Exception {
    first = start("first", "balanced");
    second = start("second", "high-recall");
  }

  @Test
  void bothFindReactionAndDrug() throws Exception {
    for (AnalysisEngine engine : List.of(first, second)) {
      assertThat(annotate(engine, "org.uimaadr.type.Mention"))
          .extracting(m -> m.getType().getShortName() + " " + m.getCoveredText())
          .anySatisfy(mention -> assertThat(mention).startsWith("Reaction").contains("rash"))
          .anySatisfy(mention -> assertThat(mention).startsWith("Drug").contains("amoxicillin"));
    }
  }

  @Test
  void eachHasTheParametersOfItsSpecifier() throws Exception {
    assertThat(operatingPoint(first)).isEqualTo("balanced");
    assertThat(operatingPoint(second)).isEqualTo("high-recall");
  }

  @Test
  void eachInstallationHasClassesOfItsOwn() {
    assertThat(first.getResourceManager().getExtensionClassLoader())
        .isNotSameAs(second.getResourceManager().getExtensionClassLoader());
  }

  private static AnalysisEngine start(String folder, String operatingPoint) throws Exception {
    PackageBrowser pear =
        PackageInstaller.installPackage(
            Path.of("target", folder).toFile(), new File(System.getProperty("thin.pear")), false);
    PearSpecifier specifier =
        UIMAFramework.getXMLParser()
            .parsePearSpecifier(new XMLInputSource(pear.getComponentPearDescPath()));
    NameValuePair parameter = UIMAFramework.getResourceSpecifierFactory().createNameValuePair();
    parameter.setName("AdrOperatingPoint");
    parameter.setValue(operatingPoint);
    specifier.setPearParameters(parameter);
    return UIMAFramework.produceAnalysisEngine(specifier);
  }

  private static String operatingPoint(AnalysisEngine engine) throws Exception {
    Annotation document = annotate(engine, "org.uimaadr.type.AdrDocument").get(0);
    return document.getFeatureValueAsString(
        document.getType().getFeatureByBaseName("operatingPoint"));
  }

  private static List<Annotation> annotate(AnalysisEngine engine, String type) throws Exception {
    CAS cas = engine.newCAS();
    cas.setDocumentText("The patient developed a severe rash after taking amoxicillin.");
    cas.setDocumentLanguage("en");
    engine.process(cas);
    return cas.<Annotation>select(type).toList();
  }
}
