package org.uimaadr.corpus;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Documents with inline gold annotation, in the markup of docs/annotation-guideline.md: files
 * {@code WRITER.marked.txt}, each with documents after lines that begin with {@code %% }.
 */
public final class MarkedText {

  private static final String ENDING = ".marked.txt";
  private static final String HEAD = "%% ";
  private static final Pattern HEADER =
      Pattern.compile("%% (note|post) id=(\\S+) format=(\\S+) specialty=(\\S+) writer=(\\S+)\\s*");

  private MarkedText() {}

  /** Whether a folder holds marked text. */
  public static boolean isIn(Path folder) throws IOException {
    return !files(folder).isEmpty();
  }

  /**
   * Reads all files of a folder and of the folders in it, in the order of their paths.
   *
   * @throws CorpusFormatException names file and line of the first error
   * @throws IOException if there is no such file, or one cannot be read
   */
  public static List<MarkedDocument> read(Path folder) throws IOException {
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      throw new IOException(folder + " holds no marked text; give a folder with *" + ENDING);
    }
    List<MarkedDocument> documents = new ArrayList<>();
    Map<String, String> sources = new HashMap<>();
    for (Path file : files) {
      for (MarkedDocument document : readFile(file)) {
        String other = sources.put(document.id(), document.source());
        if (other != null) {
          throw new IOException(
              document.source()
                  + ": the id "
                  + document.id()
                  + " is taken by "
                  + other
                  + "; give each document its own");
        }
        documents.add(document);
      }
    }
    return List.copyOf(documents);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  private static List<MarkedDocument> readFile(Path file) throws IOException {
    List<String> lines;
    try {
      lines = List.of(Files.readString(file).split("\n", -1));
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": not UTF-8; convert it", e);
    }
    List<MarkedDocument> documents = new ArrayList<>();
    int begin = 0;
    while (begin < lines.size()) {
      int end = begin + 1;
      while (end < lines.size() && !lines.get(end).startsWith(HEAD)) {
        end++;
      }
      // A file ends in a line break, as each document does.
      boolean last = end == lines.size() && lines.get(end - 1).isEmpty();
      documents.add(
          document(
              file, begin + 1, lines.get(begin), lines.subList(begin + 1, last ? end - 1 : end)));
      begin = end;
    }
    return documents;
  }

  private static MarkedDocument document(Path file, int number, String header, List<String> lines)
      throws CorpusFormatException {
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new CorpusFormatException(
          new CorpusProblem(
              file.toString(),
              number,
              "a document begins with \"%% note\" or \"%% post\" and id=, format=, specialty= and"
                  + " writer= in this order"));
    }
    MarkedBody body = MarkedBody.parse(String.join("\n", lines), file, number + 1);
    if (body.text().isBlank()) {
      throw new CorpusFormatException(
          new CorpusProblem(
              file.toString(), number, "the document has no text; write it or remove this line"));
    }
    return new MarkedDocument(
        MarkedDocument.Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
        matcher.group(2),
        matcher.group(3),
        matcher.group(4),
        matcher.group(5),
        body.text(),
        body.mentions(),
        body.contexts(),
        body.indications(),
        body.relations(),
        file.getFileName() + ":" + number);
  }
}
