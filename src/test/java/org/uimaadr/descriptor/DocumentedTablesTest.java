package org.uimaadr.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.uima.analysis_engine.TypeOrFeature;
import org.apache.uima.resource.ResourceCreationSpecifier;
import org.apache.uima.resource.metadata.Capability;
import org.apache.uima.resource.metadata.ConfigurationParameter;
import org.apache.uima.resource.metadata.ProcessingResourceMetaData;
import org.junit.jupiter.api.Test;

/** The tables of docs/uima.md say what the classes say. */
class DocumentedTablesTest {

  private static final Path PAGE = Path.of("docs/uima.md");

  /** A table of the page stands between its name and the word "end", both in comments. */
  private static final Pattern TABLE =
      Pattern.compile("<!-- (\\w+) -->\\n.*?<!-- end -->", Pattern.DOTALL);

  private final Map<String, ResourceCreationSpecifier> components = CodeDescriptors.components();

  DocumentedTablesTest() throws Exception {}

  @Test
  void theyAreInStepWithTheCode() throws Exception {
    String page = Files.readString(PAGE);
    assertThat(TABLE.matcher(page).results().map(table -> table.group(1)))
        .containsExactlyInAnyOrder(
            "AdrAnnotator",
            "AdrSentenceClassifier",
            "AdrContextAnnotator",
            "AdrDictionaryAnnotator",
            "AdrEventAnnotator",
            "AdeCorpusReader",
            "GoldAnnotationMapper",
            "JsonLinesWriter",
            "AdrTrainer",
            "capabilities");
    GoldenText.check(PAGE, TABLE.matcher(page).replaceAll(this::written));
  }

  @Test
  void theEnginesOfOneTaskShareTheirTable() {
    assertThat(parameters("AdrEntityRecognizer")).isEqualTo(parameters("AdrSentenceClassifier"));
    assertThat(parameters("AdrRelationExtractor")).isEqualTo(parameters("AdrSentenceClassifier"));
  }

  private String written(MatchResult table) {
    String name = table.group(1);
    String rows = name.equals("capabilities") ? capabilities() : parameters(name);
    return "<!-- " + name + " -->\n" + rows + "<!-- end -->";
  }

  private String parameters(String component) {
    return CodeDescriptors.parameters(components.get(component)).stream()
        .map(parameter -> row(components.get(component), parameter))
        .collect(
            Collectors.joining("", "| name | type | default | meaning |\n|---|---|---|---|\n", ""));
  }

  private static String row(ResourceCreationSpecifier component, ConfigurationParameter parameter) {
    Object value = CodeDescriptors.settings(component).getParameterValue(parameter.getName());
    String name = "`" + parameter.getName() + "`";
    return "| %s | %s | %s | %s |\n"
        .formatted(
            parameter.isMandatory() && value == null ? "**" + name + "**" : name,
            parameter.getType(),
            value == null ? "-" : "`" + value + "`",
            parameter.getDescription());
  }

  private String capabilities() {
    return components.entrySet().stream()
        .map(
            component -> {
              Capability[] capabilities =
                  ((ProcessingResourceMetaData) component.getValue().getMetaData())
                      .getCapabilities();
              return "| `%s` | %s | %s |\n"
                  .formatted(
                      component.getKey(),
                      types(capabilities, Capability::getInputs),
                      types(capabilities, Capability::getOutputs));
            })
        .collect(Collectors.joining("", "| component | reads | writes |\n|---|---|---|\n", ""));
  }

  private static String types(
      Capability[] capabilities, Function<Capability, TypeOrFeature[]> side) {
    List<String> names =
        Arrays.stream(capabilities)
            .flatMap(capability -> Stream.of(side.apply(capability)))
            .map(type -> type.getName().replace("org.uimaadr.type.", ""))
            .toList();
    return names.isEmpty() ? "-" : String.join(", ", names);
  }
}
