package org.uimaadr.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.uima.resource.ResourceCreationSpecifier;
import org.apache.uima.resource.metadata.ConfigurationParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.uimaadr.ae.SoftwareVersion;

/** The descriptors say what the classes say. */
class GoldenDescriptorTest {

  static Stream<Map.Entry<String, ResourceCreationSpecifier>> descriptors() throws Exception {
    return CodeDescriptors.all().entrySet().stream();
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
    assertThat(metaData.getVersion() + "-SNAPSHOT").startsWith(SoftwareVersion.read());
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
