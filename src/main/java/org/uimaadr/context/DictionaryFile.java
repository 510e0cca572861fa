package org.uimaadr.context;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads the lines of a dictionary: CSV as RFC 4180 has it, in UTF-8. */
final class DictionaryFile {

  /** Takes the lines one by one. */
  @FunctionalInterface
  interface Lines {

    /** Takes a line; {@code term} and the entry's fields are stripped. */
    void line(String term, DictionaryEntry entry) throws DictionaryFormatException;
  }

  private static final List<String> COLUMNS = List.of("term", "code", "system", "preferred name");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).build();
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;

  DictionaryFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the file from its begin to its end.
   *
   * @throws DictionaryFormatException at the first line that is broken
   */
  void read(Lines lines) throws IOException {
    try (CSVParser parser = new CSVParser(new StringReader(decode()), FORMAT)) {
      Iterator<CSVRecord> records = parser.iterator();
      long before = 0;
      while (hasNext(records, before)) {
        CSVRecord fields = records.next();
        long line = before + 1;
        before = parser.getCurrentLineNumber();
        check(fields, line);
        boolean header = fields.getRecordNumber() == 1 && isHeader(fields);
        if (!header) {
          String term = fields.get(0).strip();
          String name = fields.get(3).strip();
          lines.line(
              term,
              new DictionaryEntry(
                  fields.get(2).strip(),
                  fields.get(1).strip(),
                  name.isEmpty() ? term : name,
                  line));
        }
      }
    }
  }

  private String decode() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    CharBuffer decoded = CharBuffer.allocate(bytes.remaining());
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(bytes, decoded, true);
    String text = decoded.flip().toString();
    if (result.isError()) {
      throw broken(1 + text.chars().filter(c -> c == '\n').count(), "not UTF-8; save it as UTF-8");
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private boolean hasNext(Iterator<CSVRecord> records, long linesBefore)
      throws DictionaryFormatException {
    try {
      return records.hasNext();
    } catch (UncheckedIOException | IllegalStateException e) {
      throw broken(
          linesBefore + 1,
          "a quotation mark stands alone; put the whole field in quotation marks and double those"
              + " inside it");
    }
  }

  private void check(CSVRecord fields, long line) throws DictionaryFormatException {
    if (fields.size() != COLUMNS.size()) {
      throw broken(
          line,
          "%d fields with commas between; give 4: %s"
              .formatted(fields.size(), String.join(", ", COLUMNS)));
    }
    for (int i = 0; i < COLUMNS.size(); i++) {
      if (fields.get(i).indexOf('\n') >= 0 || fields.get(i).indexOf('\r') >= 0) {
        throw broken(line, "the field runs over the end of the line; close its quotation mark");
      }
      // The last may be empty: then the term is the preferred name.
      if (fields.get(i).isBlank() && i < COLUMNS.size() - 1) {
        throw broken(line, "no " + COLUMNS.get(i) + "; give one");
      }
    }
  }

  private static boolean isHeader(CSVRecord fields) {
    return fields.get(0).strip().equalsIgnoreCase(COLUMNS.get(0))
        && fields.get(1).strip().equalsIgnoreCase(COLUMNS.get(1));
  }

  private DictionaryFormatException broken(long line, String reason) {
    return new DictionaryFormatException(file, line, reason);
  }
}
