package org.uimaadr.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Text without annotations. By the CRC-32 of a document (of its UTF-8), modulo 100, one document in
 * a hundred is held out to measure on.
 *
 * @param training documents to learn from
 * @param development documents that are held out
 */
public record UnlabelledText(List<String> training, List<String> development) {

  private static final int PARTS = 100;
  private static final String GZIP = ".gz";

  /** Copies the lists. */
  public UnlabelledText {
    training = List.copyOf(training);
    development = List.copyOf(development);
  }

  /**
   * Reads {@code *.txt} and {@code *.txt.gz} of a folder and of the folders in it, or one file, in
   * the order of their paths; UTF-8. Marked text ({@code *.marked.txt}) is left out.
   *
   * @param lines whether each line of a file is a document; otherwise each file is one
   * @throws IOException if there is no text, or a file cannot be read or is not UTF-8; names it
   */
  public static UnlabelledText read(Path path, boolean lines) throws IOException {
    List<String> training = new ArrayList<>();
    List<String> development = new ArrayList<>();
    Consumer<String> divide =
        document -> (isHeldOut(document) ? development : training).add(document);
    for (Path file : files(path)) {
      try {
        read(file, lines, divide);
      } catch (CharacterCodingException e) {
        throw new IOException(file + ": not UTF-8; convert it", e);
      } catch (IOException e) {
        throw new IOException(file + ": cannot be read (" + e.getMessage() + ")", e);
      }
    }
    if (training.isEmpty()) {
      throw new IOException(
          development.isEmpty()
              ? path + " holds no text to learn from; give a folder with *.txt or *.txt.gz"
              : path + " holds no document but what is held out; give more text");
    }
    return new UnlabelledText(training, development);
  }

  private static List<Path> files(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new IOException(path + ": there is no such file or folder");
    }
    try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(file -> file.toString().matches(".*(?<!\\.marked)\\.txt(\\.gz)?"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static void read(Path file, boolean lines, Consumer<String> documents)
      throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(GZIP) ? new GZIPInputStream(raw) : raw;
        // Malformed input is an error, not a replacement character.
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
      Stream<String> texts =
          lines ? reader.lines() : Stream.of(reader.lines().collect(Collectors.joining("\n")));
      texts.filter(text -> !text.isBlank()).forEach(documents);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHeldOut(String document) {
    return Checksum.of(document) % PARTS == 0;
  }

  /** Tells other texts apart, as a resumed training needs to. */
  public String fingerprint() {
    StringBuilder sums = new StringBuilder();
    training.forEach(document -> sums.append(document.length()).append(Checksum.hex(document)));
    return "%d documents, CRC-32 of their CRC-32s %s"
        .formatted(training.size(), Checksum.hex(sums.toString()));
  }
}
