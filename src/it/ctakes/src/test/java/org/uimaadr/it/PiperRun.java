package org.uimaadr.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.ctakes.core.pipeline.PiperFileRunner;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;

/**
 * A run of cTAKES' PiperFileRunner in a JVM of its own, on the jars of cTAKES' lib folder.
 *
 * @param folder where its results lie
 * @param log what it printed
 */
record PiperRun(Path folder, String log) {

  private static final String LIB = System.getProperty("lib");

  /** Runs a piper over a folder of notes. */
  static PiperRun of(String piper, Path notes, String name) throws Exception {
    Path folder = Path.of("target", name).toAbsolutePath();
    Files.createDirectories(folder);
    Path log = folder.resolve("run.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dai.djl.offline=true",
                "-cp",
                LIB + "/*" + File.pathSeparator + Path.of("target", "test-classes"),
                PiperFileRunner.class.getName(),
                "-p",
                piper,
                "-i",
                notes.toString(),
                "-o",
                folder.toString(),
                "--xmiOut",
                folder.resolve("xmi").toString(),
                "--htmlOut",
                folder.resolve("html").toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()))
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ends", name).isTrue();
    String printed = Files.readString(log);
    assertThat(process.exitValue()).as(printed).isZero();
    return new PiperRun(folder, printed);
  }

  /** The notes that cTAKES wrote as XMI. */
  List<String> notes() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("xmi"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".txt.xmi", ""))
          .sorted()
          .toList();
    }
  }

  /** The CAS of a note, as cTAKES wrote it. */
  JCas cas(String note) throws Exception {
    JCas jcas = JCasFactory.createJCas();
    try (InputStream in = Files.newInputStream(folder.resolve("xmi").resolve(note + ".txt.xmi"))) {
      XmiCasDeserializer.deserialize(in, jcas.getCas());
    }
    return jcas;
  }

  /** The HTML page of a note, as cTAKES wrote it. */
  String html(String note) throws IOException {
    return Files.readString(folder.resolve("html").resolve(note + ".txt.pretty.html"));
  }

  /** Number of live objects of a class while the pipeline ran. */
  int liveObjects(String className) throws IOException {
    return Files.readString(folder.resolve(LiveObjects.FILE))
        .lines()
        .map(line -> line.trim().split("\\s+"))
        .filter(columns -> columns.length > 3 && columns[3].equals(className))
        .mapToInt(columns -> Integer.parseInt(columns[1]))
        .sum();
  }
}
