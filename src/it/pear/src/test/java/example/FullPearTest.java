package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.apache.uima.resource.ResourceManager;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The full PEAR in a host whose class path has UIMA only. */
class FullPearTest {

  private static final Path INSTALLED = Path.of("target/installed");

  private static PackageBrowser full;
  private static ResourceManager resources;
  private static AnalysisEngine engine;

  @BeforeAll
  static void installAndStart() throws Exception {
    full = install("full.pear");
    resources = UIMAFramework.newDefaultResourceManager();
    engine = UIMAFramework.produceAnalysisEngine(specifier(full), resources, null);
  }

  @Test
  void theInstalledPearFindsReactionAndDrug() throws Exception {
    assertThat(mentions(engine))
        .anySatisfy(mention -> assertThat(mention).startsWith("Reaction").contains("rash"))
        .anySatisfy(mention -> assertThat(mention).startsWith("Drug").contains("amoxicillin"));
  }

  @Test
  void enginesOfOneResourceManagerShareTheLoadedLibraries() throws Exception {
    AnalysisEngine second = UIMAFramework.produceAnalysisEngine(specifier(full), resources, null);
    assertThat(mentions(second)).isEqualTo(mentions(engine));
    second.destroy();
  }

  @Test
  void aSecondClassLoaderCannotLoadThemAndTheMessageSaysWhatToDo() throws Exception {
    PearSpecifier specifier = specifier(full);
    assertThatThrownBy(
            () ->
                UIMAFramework.produceAnalysisEngine(
                    specifier, UIMAFramework.newDefaultResourceManager(), null))
        .hasStackTraceContaining("already loaded by another class loader of this JVM")
        .hasStackTraceContaining("on the class path that all share, which is what the thin PEAR");
  }

  @Test
  void theThinPearWithoutDjlInTheHostSaysWhatIsMissing() throws Exception {
    PearSpecifier specifier = specifier(install("thin.pear"));
    assertThatThrownBy(() -> UIMAFramework.produceAnalysisEngine(specifier))
        .hasStackTraceContaining("DJL is not on the class path")
        .hasStackTraceContaining("or install the full PEAR");
  }

  @Test
  void thePearLeavesToTheHostWhatMustBeSharedAndToTheCommandLineItsLibraries() {
    assertThat(new File(full.getRootDirectory(), "lib").list())
        .anyMatch(jar -> jar.startsWith("pytorch-native-cpu-"))
        .noneMatch(
            jar -> jar.matches("(uimaj-core|slf4j|commons-logging|picocli|progressbar|jline).*"));
  }

  /** Without verification: that would load the natives, which this JVM then could not do again. */
  private static PackageBrowser install(String property) {
    File pear = new File(System.getProperty(property));
    return PackageInstaller.installPackage(INSTALLED.toFile(), pear, false);
  }

  private static PearSpecifier specifier(PackageBrowser pear) throws Exception {
    return UIMAFramework.getXMLParser()
        .parsePearSpecifier(new XMLInputSource(pear.getComponentPearDescPath()));
  }

  private static List<String> mentions(AnalysisEngine engine) throws Exception {
    CAS cas = engine.newCAS();
    cas.setDocumentText("The patient developed a severe rash after taking amoxicillin.");
    cas.setDocumentLanguage("en");
    engine.process(cas);
    return cas.<Annotation>select("org.uimaadr.type.Mention")
        .map(m -> m.getType().getShortName() + " \"" + m.getCoveredText() + "\"")
        .toList();
  }
}
