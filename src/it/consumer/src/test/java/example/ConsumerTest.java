package example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a pipeline developer gets who declares the one dependency and nothing else. */
class ConsumerTest {

  @Test
  void oneDependencyIsEnoughToAnnotateASentence() throws Exception {
    assertThat(FindReactions.in("The patient developed a severe rash after taking amoxicillin."))
        .anySatisfy(line -> assertThat(line).startsWith("Reaction").contains("rash"))
        .anySatisfy(line -> assertThat(line).startsWith("Drug").contains("amoxicillin"));
  }

  @Test
  void theNativesAreThoseOfThisPlatformAndNoOther() throws Exception {
    assertThat(artifacts().filter(artifact -> artifact.contains(":pytorch-native-")))
        .singleElement()
        .asString()
        .startsWith("ai.djl.pytorch:pytorch-native-cpu:jar:" + platform() + ":");
  }

  @Test
  void nothingButWhatAnnotationNeedsReachesTheClassPath() throws Exception {
    assertThat(onAnyPlatform(TREE))
        .as("%s; if this is meant, copy it over src/it/consumer/dependency-tree.txt", TREE)
        .isEqualTo(onAnyPlatform(Path.of("dependency-tree.txt")));
  }

  private static final Path TREE = Path.of(System.getProperty("dependency.tree"));

  private static String platform() {
    return System.getProperty("natives.platform");
  }

  private static List<String> onAnyPlatform(Path tree) throws Exception {
    return below(tree)
        .map(line -> line.replaceAll(":pytorch-native-cpu:jar:[^:]+:", ":pytorch-native-cpu:jar:"))
        .toList();
  }

  private static Stream<String> artifacts() throws Exception {
    return below(TREE).map(line -> line.replaceFirst("^[^a-z]+", ""));
  }

  /** The lines below uima-adr itself, as {@code mvn dependency:tree} writes them. */
  private static Stream<String> below(Path tree) throws Exception {
    return Files.readAllLines(tree).stream().skip(2);
  }
}
