package org.uimaadr.report;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/**
 * A folder of three CSV files for a whole collection (RFC 4180, UTF-8, with a header): {@code
 * mentions.csv}, {@code relations.csv} and {@code events.csv}. They appear when the folder is
 * closed and take the place of those of an earlier run.
 *
 * <p>The fields are those of {@link DocumentJson}; an empty field was not computed. Codes are
 * written {@code system:code}, several of anything with {@code |} between. A document that failed
 * has no lines.
 */
public final class CsvFolder implements ResultWriter {

  private static final String SEPARATOR = "|";
  private static final double DECIMALS = 1e6;

  private static final String[] MENTION_COLUMNS = {
    "document",
    "mention",
    "type",
    "begin",
    "end",
    "text",
    "confidence",
    "polarity",
    "uncertainty",
    "conditional",
    "subject",
    "historyOf",
    "indication",
    "section",
    "codes"
  };
  private static final String[] RELATION_COLUMNS = {
    "document", "type", "drug", "drugText", "target", "targetText", "confidence"
  };
  private static final String[] EVENT_COLUMNS = {
    "document",
    "drug",
    "reaction",
    "mentions",
    "begin",
    "end",
    "sentence",
    "confidence",
    "subject",
    "historyOf",
    "section"
  };

  private final Path folder;
  private List<Table> tables = List.of();
  private IOException broken;

  /**
   * Nothing is written before the first document.
   *
   * @param folder where the files go; made if missing
   */
  public CsvFolder(Path folder) {
    this.folder = folder;
  }

  /** A file that is being written. */
  private static final class Table implements Closeable {

    private final AtomicFile file;
    private final Writer text;
    private final CSVPrinter csv;

    Table(Path target, String[] columns) throws IOException {
      file = AtomicFile.replacing(target);
      text = new BufferedWriter(new OutputStreamWriter(file.out(), StandardCharsets.UTF_8));
      csv = new CSVPrinter(text, CSVFormat.RFC4180);
      csv.printRecord((Object[]) columns);
    }

    void add(List<List<Object>> rows) throws IOException {
      csv.printRecords(rows);
    }

    void commit() throws IOException {
      csv.flush();
      file.commit();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  @Override
  public void write(JCas document, String id) throws IOException {
    // Made before any is written, so that a document that cannot be read leaves no lines.
    MentionIds ids = new MentionIds(document);
    List<List<List<Object>>> rows =
        List.of(mentions(ids, id), relations(document, ids, id), events(document, ids, id));
    append(rows);
  }

  private synchronized void append(List<List<List<Object>>> rows) throws IOException {
    if (broken != null) {
      throw broken;
    }
    try {
      if (tables.isEmpty()) {
        open();
      }
      for (int i = 0; i < tables.size(); i++) {
        tables.get(i).add(rows.get(i));
      }
    } catch (IOException e) {
      // Half a line may have reached the disk: nothing may follow it.
      broken = e;
      throw e;
    }
  }

  private void open() throws IOException {
    tables = new ArrayList<>();
    tables.add(new Table(folder.resolve("mentions.csv"), MENTION_COLUMNS));
    tables.add(new Table(folder.resolve("relations.csv"), RELATION_COLUMNS));
    tables.add(new Table(folder.resolve("events.csv"), EVENT_COLUMNS));
  }

  private static List<List<Object>> mentions(MentionIds ids, String id) {
    List<List<Object>> rows = new ArrayList<>();
    for (Mention mention : ids.mentions()) {
      rows.add(
          Arrays.asList(
              id,
              ids.id(mention),
              mention.getType().getShortName().toUpperCase(Locale.ROOT),
              mention.getBegin(),
              mention.getEnd(),
              mention.getCoveredText(),
              rounded(mention.getConfidence()),
              ifComputed(mention.getPolarity()),
              ifComputed(mention.getUncertainty()),
              ifTrue(mention.getConditional()),
              mention.getSubject(),
              ifComputed(mention.getHistoryOf()),
              mention instanceof Reaction reaction ? ifTrue(reaction.getIndication()) : null,
              mention.getSection(),
              codes(mention)));
    }
    return rows;
  }

  private static String codes(Mention mention) {
    return mention.getCodes() == null
        ? null
        : mention.getCodes().stream()
            .map(code -> code.getSystem() + ":" + code.getCode())
            .collect(Collectors.joining(SEPARATOR));
  }

  private static List<List<Object>> relations(JCas document, MentionIds ids, String id) {
    List<List<Object>> rows = new ArrayList<>();
    for (RelationResult relation : RelationResult.of(document, ids)) {
      rows.add(
          List.of(
              id,
              relation.type(),
              ids.id(relation.drug()),
              relation.drug().getCoveredText(),
              ids.id(relation.target()),
              relation.target().getCoveredText(),
              rounded(relation.confidence())));
    }
    return rows;
  }

  private static List<List<Object>> events(JCas document, MentionIds ids, String id) {
    List<List<Object>> rows = new ArrayList<>();
    for (AdrEvent event : document.select(AdrEvent.class)) {
      boolean hasEvidence = event.getEvidence() != null;
      rows.add(
          Arrays.asList(
              id,
              event.getDrugText(),
              event.getReactionText(),
              event.getMentions().stream().map(ids::id).collect(Collectors.joining(SEPARATOR)),
              hasEvidence ? event.getEvidence().getBegin() : null,
              hasEvidence ? event.getEvidence().getEnd() : null,
              hasEvidence ? event.getEvidence().getCoveredText() : null,
              rounded(event.getConfidence()),
              event.getSubject(),
              ifComputed(event.getHistoryOf()),
              event.getSection()));
    }
    return rows;
  }

  private static Boolean ifTrue(boolean value) {
    return value ? Boolean.TRUE : null;
  }

  private static Integer ifComputed(int value) {
    return value == 0 ? null : value;
  }

  private static double rounded(double probability) {
    return Math.round(probability * DECIMALS) / DECIMALS;
  }

  /** A failure stands in the summary of the run; here it is a document without lines. */
  @Override
  public void writeFailure(String id, String error) {}

  /** Puts the files in their places, unless writing them failed. */
  @Override
  public synchronized void close() throws IOException {
    try {
      if (broken == null) {
        for (Table table : tables) {
          table.commit();
        }
      }
    } finally {
      for (Table table : tables) {
        table.close();
      }
      tables = List.of();
    }
  }
}
