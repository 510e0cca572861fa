package example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A run where patient data lives: no network, a home that cannot be written, nothing left behind.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LockedDownTest {

  private static final Path FOLDER = Path.of("target/machine").toAbsolutePath();
  private static final Path HOME = FOLDER.resolve("home");
  private static final Path WORK = FOLDER.resolve("work");
  private static final Path CACHE = FOLDER.resolve("cache");
  private static final Path TEMPORARY = FOLDER.resolve("tmp");
  private static final Path OUTPUT = FOLDER.resolve("output");

  private static final List<String> VARIABLES_OF_DJL =
      List.of("DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "DJL_OFFLINE", "OPT_OUT_TRACKING");

  /** Leaves the given folders writable, makes all else of the file system read-only, goes on. */
  private static final String READ_ONLY_BUT =
      """
      while [ "$1" != -- ]; do mount --bind "$1" "$1"; shift; done; shift
      mount -o remount,bind,ro / && exec "$@"
      """;

  @BeforeAll
  static void makeFolders() throws IOException {
    delete(FOLDER);
    for (Path folder : List.of(HOME, WORK, CACHE, TEMPORARY, OUTPUT)) {
      Files.createDirectories(folder);
    }
  }

  @AfterAll
  static void deleteTheNatives() throws IOException {
    delete(CACHE);
  }

  @Test
  @Order(1)
  void firstRunWithoutNetworkWritesCacheTemporaryAndOutputFolderOnly() throws Exception {
    List<String> lines = annotate(lockedDown(CACHE, TEMPORARY, OUTPUT));
    assertThat(lines).noneMatch(line -> line.startsWith(AnnotateNote.INTERFACE));
    assertThat(result()).contains("rash\"").contains("\"amoxicillin\"");
    assertThat(filesOf(CACHE)).anyMatch(file -> file.endsWith("libtorch_cpu.so"));
  }

  @Test
  @Order(2)
  void laterRunWithoutNetworkNeedsNoWritableCache() throws Exception {
    annotate(lockedDown(TEMPORARY, OUTPUT));
    assertThat(result()).contains("rash\"").contains("\"amoxicillin\"");
  }

  @Test
  @Order(3)
  void withNetworkAndWritableHomeNeitherIsTouched() throws Exception {
    Map<String, String> before = snapshot(HOME, WORK);
    List<String> lines = annotate(List.of());
    assertThat(result()).contains("rash\"").contains("\"amoxicillin\"");
    assertThat(lines).noneMatch(line -> line.startsWith(AnnotateNote.CONNECTION));
    assertThat(snapshot(HOME, WORK)).isEqualTo(before);
    assertThat(filesOf(TEMPORARY)).isEmpty();
  }

  @Test
  @Order(4)
  void withoutNativesNothingIsFetchedAndTheMessageNamesTheArtifact() throws Exception {
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> !jar.contains("pytorch-native-cpu"))
            .collect(Collectors.joining(File.pathSeparator));
    Path emptyCache = FOLDER.resolve("empty");
    Run run = run(List.of(), emptyCache, classPath);
    assertThat(run.status()).isNotZero();
    assertThat(run.lines())
        .anyMatch(line -> line.contains("Add ai.djl.pytorch:pytorch-native-cpu and pytorch-jni"));
    assertThat(emptyCache).doesNotExist();
  }

  /** A command's prefix that takes the network away, and every folder but the given ones. */
  private static List<String> lockedDown(Path... writable) throws Exception {
    List<String> prefix =
        new ArrayList<>(
            List.of("unshare", "--user", "--map-root-user", "--net", "--mount", "sh", "-c"));
    prefix.addAll(List.of(READ_ONLY_BUT, "sh"));
    Stream.of(writable).map(Path::toString).forEach(prefix::add);
    prefix.add("--");
    boolean possible = canRun(prefix);
    if (!possible) {
      System.err.println(
          "SKIPPED, NOT TESTED: a run without network and with read-only folders."
              + " This machine lets nobody make such a namespace (unshare --user --net --mount).");
    }
    assumeTrue(possible, "no namespaces on this machine");
    return prefix;
  }

  private static boolean canRun(List<String> prefix) throws InterruptedException {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private record Run(int status, List<String> lines) {}

  /** Runs {@link AnnotateNote} to its good end and returns the lines that it prints. */
  private static List<String> annotate(List<String> prefix) throws Exception {
    delete(OUTPUT.resolve("part-00000.jsonl"));
    Run run = run(prefix, CACHE, System.getProperty("java.class.path"));
    assertThat(run.status()).as("%s", String.join("\n", run.lines())).isZero();
    return run.lines();
  }

  private static Run run(List<String> prefix, Path cache, String classPath) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:-UsePerfData", "-Duser.home=" + HOME));
    command.addAll(List.of("-DDJL_CACHE_DIR=" + cache, "-Djava.io.tmpdir=" + TEMPORARY));
    command.addAll(List.of("-cp", classPath, AnnotateNote.class.getName(), OUTPUT.toString()));
    Path log = FOLDER.resolve("log.txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(WORK.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("HOME", HOME.toString());
    // DJL takes a variable before a system property: an outer setting must not decide here.
    builder.environment().keySet().removeAll(VARIABLES_OF_DJL);
    Process process = builder.start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    return new Run(process.exitValue(), Files.readAllLines(log));
  }

  private static String result() throws IOException {
    return Files.readString(OUTPUT.resolve("part-00000.jsonl"));
  }

  /** Every file and folder with its size and the time of its last change. */
  private static Map<String, String> snapshot(Path... folders) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path folder : folders) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.toList()) {
          files.put(path.toString(), Files.size(path) + " " + Files.getLastModifiedTime(path));
        }
      }
    }
    return files;
  }

  private static List<String> filesOf(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).map(Path::toString).toList();
    }
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> paths = Files.walk(path)) {
        for (Path each : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
