package org.uimaadr.corpus;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.uimaadr.text.MentionType;

/**
 * A row of DRUG-AE.rel or DRUG-DOSE.rel: a drug and its reaction or dose in a sentence, placed in
 * the abstract.
 */
record RelationRow(
    CorpusLine line, String pmid, String sentence, DocumentMention target, DocumentMention drug) {

  private static final int FIELDS = 8;
  private static final Pattern BAR = Pattern.compile("|", Pattern.LITERAL);
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  /**
   * Parses {@code PMID|sentence|words|begin|end|drug|begin|end}.
   *
   * @throws IllegalArgumentException says what is wrong with the line
   */
  static RelationRow parse(CorpusLine line, MentionType targetType) {
    String[] fields = BAR.split(line.text(), -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(
          "expected %d fields between bars, found %d".formatted(FIELDS, fields.length));
    }
    number(fields[0]);
    RelationRow row =
        new RelationRow(
            line,
            fields[0],
            fields[1],
            mention(targetType, fields[2], fields[3], fields[4]),
            mention(MentionType.DRUG, fields[5], fields[6], fields[7]));
    if (row.sentenceStarts().isEmpty()) {
      throw new IllegalArgumentException(
          "no place of \"%s\" and \"%s\" in the sentence fits the offsets %d and %d"
              .formatted(fields[2], fields[5], row.target.begin(), row.drug.begin()));
    }
    return row;
  }

  /** Where this row alone allows its sentence to start in the document. */
  Set<Integer> sentenceStarts() {
    Set<Integer> starts = new TreeSet<>(target.sentenceStarts(sentence));
    starts.retainAll(drug.sentenceStarts(sentence));
    return starts;
  }

  /** Where all rows of one sentence together allow it to start. */
  static Set<Integer> sentenceStarts(Collection<RelationRow> rows) {
    Set<Integer> starts = null;
    for (RelationRow row : rows) {
      if (starts == null) {
        starts = row.sentenceStarts();
      } else {
        starts.retainAll(row.sentenceStarts());
      }
    }
    return starts == null ? Set.of() : starts;
  }

  private static DocumentMention mention(MentionType type, String words, String from, String to) {
    int begin = number(from);
    int end = number(to);
    if (words.isEmpty() || end - begin != words.length()) {
      throw new IllegalArgumentException(
          "\"%s\" has %d characters, its offsets %d to %d span %d"
              .formatted(words, words.length(), begin, end, end - begin));
    }
    return new DocumentMention(type, words, begin);
  }

  private static int number(String field) {
    if (!DIGITS.matcher(field).matches()) {
      throw new IllegalArgumentException(
          "\"" + field + "\" is not a whole number of 1 to 9 digits");
    }
    return Integer.parseInt(field);
  }
}
