package org.uimaadr;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What no class of this project does. */
@AnalyzeClasses(packages = "org.uimaadr", importOptions = ImportOption.DoNotIncludeTests.class)
class CodingRulesTest {

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

  private static DescribedPredicate<JavaCall<?>> stackTraceIsPrinted() {
    return DescribedPredicate.describe(
        "a stack trace is printed", call -> call.getName().equals("printStackTrace"));
  }
}
