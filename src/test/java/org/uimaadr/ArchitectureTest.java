package org.uimaadr;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** The doors between the rooms of docs/architecture.md. */
@AnalyzeClasses(packages = "org.uimaadr", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchRule TYPE_USES_NOTHING = room("type").mayUse();

  @ArchTest static final ArchRule TEXT = room("text").mayUse("type");

  @ArchTest static final ArchRule TORCH_USES_NOTHING = room("torch").mayUse();

  @ArchTest static final ArchRule MODEL = room("model").mayUse("text", "torch");

  @ArchTest static final ArchRule CONTEXT = room("context").mayUse("type", "text");

  @ArchTest static final ArchRule ENGINES = room("ae").mayUse("type", "text", "model", "context");

  @ArchTest static final ArchRule CORPUS = room("corpus").mayUse("type", "text");

  @ArchTest static final ArchRule EVAL = room("eval").mayUse("type", "text", "model", "corpus");

  @ArchTest
  static final ArchRule TRAIN =
      room("train").mayUse("type", "text", "torch", "model", "corpus", "eval");

  @ArchTest static final ArchRule REPORT = room("report").mayUse("type");

  @ArchTest
  static final ArchRule BATCH = room("batch").mayUse("type", "text", "model", "ae", "report");

  @ArchTest static final ArchRule CTAKES = room("ctakes").mayUse("type", "ae", "context");

  @ArchTest
  static final ArchRule ONLY_ITS_ROOM_KNOWS_CTAKES =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.uimaadr.ctakes..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.ctakes..");

  @ArchTest
  static final ArchRule ONLY_TORCH_KNOWS_THE_ENGINE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.uimaadr.torch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl.pytorch..", "ai.djl.ndarray..", "ai.djl.engine..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_NEEDS_ITS_LIBRARIES =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.uimaadr.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "picocli..",
              "me.tongfei..",
              "org.dkpro.core.io..",
              "freemarker..",
              "org.knowm.xchart..",
              "org.apache.batik..");

  @ArchTest
  static final ArchRule LIBRARIES_DO_NOT_END_THE_PROCESS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.uimaadr.cli..")
          .should()
          .callMethod(System.class, "exit", int.class);

  private record Room(String name) {
    ArchRule mayUse(String... rooms) {
      String[] open =
          Stream.concat(Stream.of(name), Arrays.stream(rooms))
              .map(Room::packages)
              .toArray(String[]::new);
      return noClasses()
          .that()
          .resideInAPackage(packages(name))
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.uimaadr..").and(DescribedPredicate.not(inAny(open))))
          .because("the door is closed: see docs/architecture.md");
    }

    private static String packages(String room) {
      return "org.uimaadr." + room + "..";
    }

    private static DescribedPredicate<JavaClass> inAny(String... packages) {
      return resideInAnyPackage(packages);
    }
  }

  private static Room room(String name) {
    return new Room(name);
  }
}
