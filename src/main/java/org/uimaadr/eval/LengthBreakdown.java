package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.Words;

/**
 * Right and wrong answers by the length of the sentence.
 *
 * @param rows from short sentences to long ones; lengths that do not occur are left out
 */
public record LengthBreakdown(List<Row> rows) {

  /** Most words of each row but the last, which has no end. */
  private static final int[] MOST_WORDS = {10, 20, 30, 40};

  /**
   * The sentences of a range of lengths.
   *
   * @param least fewest words, runs of letters and digits
   * @param most most words; {@code Integer.MAX_VALUE} in the last row
   * @param sentences number of sentences
   * @param decision counts of the decision whether a sentence states an ADR
   * @param strict counts of the mentions by type, strict, over all sentences
   */
  public record Row(
      int least,
      int most,
      int sentences,
      PrecisionRecall decision,
      Map<MentionType, PrecisionRecall> strict) {

    /** Copies the map. */
    public Row {
      Map<MentionType, PrecisionRecall> copy = new EnumMap<>(MentionType.class);
      copy.putAll(strict);
      strict = Collections.unmodifiableMap(copy);
    }

    /** Sentences that are negative and were decided so. */
    public int trueNegatives() {
      return sentences - decision.gold() - decision.falsePositives();
    }

    /** The range for people, such as {@code up to 10}, {@code 11-20} or {@code 41 or more}. */
    public String words() {
      if (least == 0) {
        return "up to " + most;
      }
      return most == Integer.MAX_VALUE ? least + " or more" : least + "-" + most;
    }
  }

  /** Copies the list. */
  public LengthBreakdown {
    rows = List.copyOf(rows);
  }

  /**
   * Counts.
   *
   * @param types whose mentions are counted
   */
  public static LengthBreakdown of(List<EvaluatedSentence> sentences, Set<MentionType> types) {
    List<List<EvaluatedSentence>> ranges = new ArrayList<>();
    for (int range = 0; range <= MOST_WORDS.length; range++) {
      ranges.add(new ArrayList<>());
    }
    sentences.forEach(sentence -> ranges.get(range(sentence)).add(sentence));
    List<Row> rows = new ArrayList<>();
    for (int range = 0; range < ranges.size(); range++) {
      if (!ranges.get(range).isEmpty()) {
        rows.add(row(range, ranges.get(range), types));
      }
    }
    return new LengthBreakdown(rows);
  }

  private static int range(EvaluatedSentence sentence) {
    int words = words(sentence.text());
    int range = 0;
    while (range < MOST_WORDS.length && words > MOST_WORDS[range]) {
      range++;
    }
    return range;
  }

  private static Row row(int range, List<EvaluatedSentence> sentences, Set<MentionType> types) {
    return new Row(
        range == 0 ? 0 : MOST_WORDS[range - 1] + 1,
        range == MOST_WORDS.length ? Integer.MAX_VALUE : MOST_WORDS[range],
        sentences.size(),
        sentences.stream()
            .map(ClassificationMetrics::decision)
            .reduce(PrecisionRecall.ZERO, PrecisionRecall::plus),
        SpanMetrics.of(sentences, types, SpanMatch.STRICT, SentenceScope.ALL).byType());
  }

  private static int words(String text) {
    int words = 0;
    for (TextSpan word : Words.of(text)) {
      words += Character.isLetterOrDigit(text.codePointAt(word.begin())) ? 1 : 0;
    }
    return words;
  }
}
