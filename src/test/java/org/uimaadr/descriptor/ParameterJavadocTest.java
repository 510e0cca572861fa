package org.uimaadr.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.uima.resource.metadata.ConfigurationParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the javadoc of a parameter says, its description in the descriptor says, too. */
class ParameterJavadocTest {

  /** A javadoc comment, then {@code public static final String PARAM_X = "name"}. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public static final String PARAM_\\w+ = \"(\\w+)\"",
          Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource({
    "AdrAnnotator, ae/AdrEngine ae/AdrAnnotator",
    "AdrSentenceClassifier, ae/AdrEngine",
    "AdrEntityRecognizer, ae/AdrEngine",
    "AdrRelationExtractor, ae/AdrEngine",
    "AdrContextAnnotator, ae/AdrContextAnnotator",
    "AdrDictionaryAnnotator, ae/AdrDictionaryAnnotator",
    "AdrEventAnnotator, ae/AdrEventAnnotator",
    "AdeCorpusReader, corpus/AdeCorpusReader",
    "GoldAnnotationMapper, corpus/GoldAnnotationMapper",
    "AdrTrainer, train/AdrTrainer",
    "JsonLinesWriter, report/JsonLinesWriter"
  })
  void javadocAndDescriptionAgree(String component, String sources) throws Exception {
    Map<String, String> described = new HashMap<>();
    for (ConfigurationParameter parameter :
        CodeDescriptors.parameters(CodeDescriptors.components().get(component))) {
      described.put(parameter.getName(), parameter.getDescription());
    }
    Map<String, String> documented = new HashMap<>();
    for (String source : sources.split(" ")) {
      documented.putAll(javadoc(source));
    }
    assertThat(described).isNotEmpty().isEqualTo(documented);
  }

  private static Map<String, String> javadoc(String source) throws IOException {
    String code = Files.readString(Path.of("src/main/java/org/uimaadr", source + ".java"));
    Map<String, String> texts = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(code);
    while (parameter.find()) {
      texts.put(
          parameter.group(2),
          parameter
              .group(1)
              .replaceAll("\\n\\s*\\*", " ")
              .replaceAll("\\{@\\w+ ([^}]*)}", "$1")
              .replaceAll("\\s+", " ")
              .strip());
    }
    return texts;
  }
}
