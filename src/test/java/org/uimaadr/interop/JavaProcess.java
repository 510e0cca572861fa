package org.uimaadr.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java program as a user runs it: in a JVM of its own, with the tests' class path. */
record JavaProcess(int status, String output) {

  private static final int MINUTES = 3;

  /**
   * Runs a program to its end.
   *
   * @param folder the working folder
   * @param arguments of the {@code java} command, class path left out
   */
  static JavaProcess run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    return run(folder, Map.of(), arguments);
  }

  /** The same with environment variables of its own beside those of the tests. */
  static JavaProcess run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(
          "Still running after %d minutes: %s%n%s"
              .formatted(MINUTES, List.of(arguments), Files.readString(output)));
    }
    return new JavaProcess(process.exitValue(), Files.readString(output));
  }

  /** Surefire hides the class path of the tests in the manifest of a jar, and tells it here. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
