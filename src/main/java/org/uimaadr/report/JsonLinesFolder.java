package org.uimaadr.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.uima.jcas.JCas;

/**
 * A folder of JSON Lines files {@code part-00000.jsonl}, {@code part-00001.jsonl}, ..., each with
 * at most a given number of documents, one a line, in UTF-8. A part appears when it is full or when
 * the folder is closed.
 */
public final class JsonLinesFolder implements ResultWriter {

  /** Documents a part unless told otherwise. */
  public static final int DOCUMENTS_PER_PART = 10_000;

  /** Matches unpaired surrogates only: of a pair, a pattern sees the one code point. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private final Path folder;
  private final int documentsPerPart;
  private final boolean replaces;
  private AtomicFile part;
  private int documentsInPart;
  private int nextPart;
  private IOException broken;

  private JsonLinesFolder(Path folder, int documentsPerPart, boolean replaces) {
    if (documentsPerPart < 1) {
      throw new IllegalArgumentException(
          "Documents per part: " + documentsPerPart + "; give 1 or more");
    }
    this.folder = folder;
    this.documentsPerPart = documentsPerPart;
    this.replaces = replaces;
  }

  /**
   * Adds parts to those that exist; several writers may do so at once.
   *
   * @param folder where the parts go; made with the first document if missing
   */
  public static JsonLinesFolder adding(Path folder, int documentsPerPart) {
    return new JsonLinesFolder(folder, documentsPerPart, false);
  }

  /**
   * Removes the parts of an earlier run when the first document comes.
   *
   * @param folder where the parts go; made with the first document if missing
   */
  public static JsonLinesFolder replacing(Path folder, int documentsPerPart) {
    return new JsonLinesFolder(folder, documentsPerPart, true);
  }

  @Override
  public void write(JCas document, String id) throws IOException {
    append(DocumentJson.of(document, id));
  }

  @Override
  public void writeFailure(String id, String error) throws IOException {
    append(DocumentJson.ofFailure(id, error));
  }

  private synchronized void append(String json) throws IOException {
    if (broken != null) {
      throw broken;
    }
    if (part == null) {
      part = openPart();
    }
    try {
      String line = escapeLoneSurrogates(json) + "\n";
      part.out().write(line.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Half a line may have reached the disk: nothing may follow it.
      broken = e;
      throw e;
    }
    documentsInPart++;
    if (documentsInPart == documentsPerPart) {
      close();
    }
  }

  /** UTF-8 cannot hold a lone surrogate, a JSON escape can. */
  private static String escapeLoneSurrogates(String json) {
    return LONE_SURROGATE
        .matcher(json)
        .replaceAll(match -> String.format("\\\\u%04x", (int) match.group().charAt(0)));
  }

  private AtomicFile openPart() throws IOException {
    if (replaces && nextPart == 0) {
      removeParts();
    }
    while (true) {
      Path target = folder.resolve(String.format("part-%05d.jsonl", nextPart++));
      Optional<AtomicFile> file = AtomicFile.claiming(target);
      if (file.isPresent()) {
        return file.get();
      }
    }
  }

  private void removeParts() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "part-*.jsonl")) {
      for (Path earlier : parts) {
        Files.delete(earlier);
      }
    }
  }

  /** Puts the part that is being written in its place, unless writing it failed. */
  @Override
  public synchronized void close() throws IOException {
    if (part == null) {
      return;
    }
    try (AtomicFile written = part) {
      if (broken == null) {
        written.commit();
      }
    } finally {
      part = null;
      documentsInPart = 0;
    }
  }
}
