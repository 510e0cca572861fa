package org.uimaadr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** What no source of this project does, its tests included. */
@AnalyzeClasses(packages = "org.uimaadr")
class CodingRulesTest {

  // In two halves, so that this file does not find itself.
  private static final Pattern LEFT_OPEN = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.uimaadr.cli..")
          .should(ACCESS_STANDARD_STREAMS)
          .orShould()
          .callMethodWhere(stackTraceIsPrinted())
          .because("a library logs");

  @ArchTest static final ArchRule LOGGING_IS_SLF4J = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static final ArchRule NO_TEST_IS_SWITCHED_OFF =
      noMethods()
          .should()
          .beAnnotatedWith(Disabled.class)
          .because("a test that lacks something skips itself by an assumption that says what");

  @ArchTest
  static final ArchRule NO_TEST_CLASS_IS_SWITCHED_OFF =
      noClasses().should().beAnnotatedWith(Disabled.class);

  @Test
  void nothingIsLeftOpen() throws IOException {
    assertThat(linesOfJavaThatMatch(LEFT_OPEN)).isEmpty();
  }

  private static DescribedPredicate<JavaCall<?>> stackTraceIsPrinted() {
    return DescribedPredicate.describe(
        "a stack trace is printed", call -> call.getName().equals("printStackTrace"));
  }

  private static List<String> linesOfJavaThatMatch(Pattern pattern) throws IOException {
    List<String> matches = new ArrayList<>();
    for (Path file : javaFiles()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (pattern.matcher(lines.get(i)).find()) {
          matches.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
        }
      }
    }
    return matches;
  }

  private static List<Path> javaFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
