package org.uimaadr.interop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program as a user runs it: in a JVM of its own, with the tests' class path. */
record JavaProcess(int status, String output) {

  /**
   * Runs a program to its end.
   *
   * @param folder the working folder
   * @param arguments of the {@code java} command, class path left out
   */
  static JavaProcess run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new JavaProcess(process.waitFor(), output);
  }

  /** Surefire hides the class path of the tests in the manifest of a jar, and tells it here. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
