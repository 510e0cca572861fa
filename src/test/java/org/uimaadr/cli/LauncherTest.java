package org.uimaadr.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code adr} in a project of its own, with the real Java. Maven is replaced by a script
 * that puts this test's class path where a build would put the project's.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  @TempDir private Path folder;
  private Path project;
  private Path path;

  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void makeAProject() throws IOException {
    project = folder.resolve("my project");
    Files.createDirectories(project.resolve("src/main"));
    Files.createDirectories(project.resolve("typesystem"));
    Files.createDirectories(project.resolve("target"));
    Files.createFile(project.resolve("pom.xml"));
    Files.copy(Path.of("adr"), project.resolve("adr"));
    path = Files.createDirectory(folder.resolve("path"));
    writeMaven("printf %s \"$TEST_CLASS_PATH\" > target/adr.classpath.new; echo built >> builds");
  }

  @Test
  void buildsOnFirstUseOnly() throws Exception {
    Outcome first = run("--version");
    Outcome second = run("--version");

    assertThat(first.status()).isEqualTo(ExitStatus.DONE);
    assertThat(first.out()).startsWith("uima-adr ");
    assertThat(first.err()).contains("adr: building uima-adr, once");
    assertThat(second.out()).startsWith("uima-adr ");
    assertThat(second.err()).isEmpty();
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    run("--version");
    Path source = Files.createFile(project.resolve("src/main/New.java"));
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    run("--version");

    assertThat(Files.readAllLines(project.resolve("builds"))).hasSize(2);
  }

  @Test
  void aBuildThatFailsIsNotTakenForOne() throws Exception {
    writeMaven("echo 'no network' >&2; exit 1");

    Outcome outcome = run("--version");

    assertThat(outcome.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(outcome.err()).contains("no network", "adr: the build failed, see above");
    assertThat(project.resolve("target/adr.classpath")).doesNotExist();
  }

  @Test
  void passesArgumentsAndExitStatusOn() throws Exception {
    Outcome outcome = run("model", "info", "no such folder");

    assertThat(outcome.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(outcome.err()).contains("no such folder: is no folder");
  }

  @Test
  void runsThroughASymbolicLink() throws Exception {
    Path link = folder.resolve("adr-link");
    Files.createSymbolicLink(link, Path.of("my project/adr"));

    assertThat(start(link, Map.of(), "--version").out()).startsWith("uima-adr ");
  }

  @Test
  void aMissingJavaIsNamed() throws Exception {
    Outcome outcome =
        start(project.resolve("adr"), Map.of("JAVA_HOME", folder.toString()), "--version");

    assertThat(outcome.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(outcome.err()).contains(folder + "/bin/java", "install Java 17 or later");
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    Path home = folder.resolve("old");
    Files.createDirectories(home.resolve("bin"));
    writeScript(home.resolve("bin/java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

    Outcome outcome =
        start(project.resolve("adr"), Map.of("JAVA_HOME", home.toString()), "--version");

    assertThat(outcome.status()).isEqualTo(ExitStatus.FAILED);
    assertThat(outcome.err()).contains("is Java 11.0.2; install Java 17 or later");
  }

  private void writeMaven(String body) throws IOException {
    writeScript(path.resolve("mvn"), "cd '" + project + "'\n" + body);
  }

  private static void writeScript(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private Outcome run(String... arguments) throws Exception {
    return start(project.resolve("adr"), Map.of(), arguments);
  }

  private Outcome start(Path script, Map<String, String> environment, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("PATH", path + ":" + System.getenv("PATH"));
    builder.environment().put("TEST_CLASS_PATH", System.getProperty("java.class.path"));
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    return new Outcome(status, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }
}
