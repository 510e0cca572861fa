package org.uimaadr.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.uima.analysis_component.AnalysisComponent;
import org.apache.uima.collection.CollectionReader;
import org.apache.uima.resource.ResourceCreationSpecifier;
import org.apache.uima.resource.metadata.ConfigurationParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uimaadr.ae.SoftwareVersion;

/** The descriptors say what the classes say. */
class GoldenDescriptorTest {

  static Stream<Map.Entry<String, ResourceCreationSpecifier>> descriptors() throws Exception {
    return CodeDescriptors.all().entrySet().stream();
  }

  @Test
  void everyComponentHasADescriptor() throws Exception {
    assertThat(
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.uimaadr")
                    .stream()
                    .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
                    // cTAKES' pipers name classes.
                    .filter(found -> !found.getPackageName().equals("org.uimaadr.ctakes"))
                    // The command line's readers are for it alone.
                    .filter(found -> !found.getPackageName().equals("org.uimaadr.cli"))
                    .filter(
                        found ->
                            found.isAssignableTo(AnalysisComponent.class)
                                || found.isAssignableTo(CollectionReader.class))
                    .map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrderElementsOf(CodeDescriptors.components().keySet());
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void theDescriptorIsInStepWithItsClass(Map.Entry<String, ResourceCreationSpecifier> descriptor)
      throws Exception {
    GoldenText.check(
        Path.of("descriptors", descriptor.getKey() + ".xml"),
        CodeDescriptors.toXml(descriptor.getValue()));
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void itSaysWhoMadeWhat(Map.Entry<String, ResourceCreationSpecifier> descriptor) {
    var metaData = descriptor.getValue().getMetaData();
    assertThat(metaData.getDescription()).isNotBlank();
    assertThat(metaData.getVendor()).isEqualTo("uima-adr");
    assertThat(SoftwareVersion.read())
        .isIn(metaData.getVersion(), metaData.getVersion() + "-SNAPSHOT");
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void itExplainsEachParameter(Map.Entry<String, ResourceCreationSpecifier> descriptor) {
    assertThat(CodeDescriptors.parameters(descriptor.getValue()))
        .extracting(ConfigurationParameter::getDescription)
        .doesNotContainNull()
        .allMatch(text -> text.endsWith("."));
  }
}
