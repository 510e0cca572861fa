package org.uimaadr.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits clinical and biomedical text into sentences where no other component has done so.
 *
 * <p>First the layout decides which lines run on:
 *
 * <table>
 *   <caption>Rules for a line break, the first that applies</caption>
 *   <tr><th>what stands there</th><th>decision</th></tr>
 *   <tr><td>a blank line</td><td>ends the sentence</td></tr>
 *   <tr><td>one of three or more short lines that all begin in lower case ("aspirin 81 mg")</td>
 *       <td>ends the sentence: they are a list</td></tr>
 *   <tr><td>inside a de-identification mark, [**Name (NI) 12**]</td><td>runs on</td></tr>
 *   <tr><td>a label alone ("Allergies:"), a table row or a rule ("-----") before or after</td>
 *       <td>ends the sentence</td></tr>
 *   <tr><td>a bullet ("- ", "1. ", "2) ", "•") or label ("Allergies: penicillin") after</td>
 *       <td>ends the sentence; the item keeps its bullet or label</td></tr>
 *   <tr><td>a full line: the next word would have passed the text's right margin</td>
 *       <td>runs on, unless the sentence is over and a heading follows</td></tr>
 *   <tr><td>a heading in capitals ("HISTORY OF PRESENT ILLNESS") before or after</td>
 *       <td>ends the sentence</td></tr>
 *   <tr><td>a line of 60 to 120 characters before</td><td>runs on</td></tr>
 *   <tr><td>a comma before, or a lower-case letter after</td><td>runs on</td></tr>
 *   <tr><td>anything else: lists, tables, one statement a line</td><td>ends the sentence</td></tr>
 * </table>
 *
 * <p>Then full stops decide inside the lines that run on:
 *
 * <table>
 *   <caption>Rules for a full stop, question or exclamation mark, or ellipsis</caption>
 *   <tr><th>what stands there</th><th>decision</th></tr>
 *   <tr><td>no white space after it (2.5 mg, p.o., v1.2); quotes and brackets that it closes do
 *       not count</td><td>runs on</td></tr>
 *   <tr><td>a lower-case letter, or punctuation that cannot begin a sentence, after it</td>
 *       <td>runs on</td></tr>
 *   <tr><td>"?" at the begin of a word ("? PE")</td><td>runs on</td></tr>
 *   <tr><td>an abbreviation before it (Dr., e.g., No., q.d., "J." of J. Smith)</td>
 *       <td>as {@code abbreviations.txt} says: runs on always, before a number, unless a capitalised
 *       word follows, or unless a word of {@code sentence-openers.txt} follows</td></tr>
 *   <tr><td>inside a de-identification mark</td><td>runs on</td></tr>
 *   <tr><td>anything else</td><td>ends the sentence</td></tr>
 * </table>
 *
 * <p>The time taken grows linearly with the text. Immutable and thread-safe.
 */
public final class SentenceSplitter {

  /** A shorter line, in UTF-16 units, was not wrapped. */
  private static final int MIN_WRAPPED_LINE = 40;

  /** A line of this length, in UTF-16 units, may have been wrapped short of the margin. */
  private static final int MIN_PROSE_LINE = 60;

  /** A longer line, in UTF-16 units, was not wrapped and tells nothing of the margin. */
  private static final int MAX_WRAPPED_LINE = 120;

  /** Fewer lower-case lines are a sentence broken in two rather than a list. */
  private static final int MIN_LIST_LINES = 3;

  private final SentenceEnds sentenceEnds = new SentenceEnds();

  /**
   * The sentences of a text.
   *
   * @param content any text
   * @return spans (UTF-16, end exclusive) in the order of the text. They do not overlap, begin and
   *     end with a character that is not white space, and together hold all such characters. A
   *     sentence without any end is one span, however long.
   */
  public List<TextSpan> split(CharSequence content) {
    String text = content.toString();
    List<NoteLine> lines = lines(text);
    int margin = rightMargin(lines);
    List<TextSpan> sentences = new ArrayList<>();
    int paragraphBegin = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).isBlank()) {
        addParagraph(text, lines.subList(paragraphBegin, i), margin, sentences);
        paragraphBegin = i + 1;
      }
    }
    return sentences;
  }

  private static List<NoteLine> lines(String text) {
    List<NoteLine> lines = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      // CR LF is one line break, not an empty line.
      if (isLineBreak(text.charAt(i)) && !isInsideCrLf(text, i)) {
        lines.add(new NoteLine(text, begin, i));
        begin = i + 1;
      }
    }
    lines.add(new NoteLine(text, begin, text.length()));
    return lines;
  }

  private static boolean isLineBreak(char c) {
    return "\n\r\u000B\f\u0085\u2028\u2029".indexOf(c) >= 0;
  }

  private static boolean isInsideCrLf(String text, int i) {
    return text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
  }

  /** Length of the longest line that may have been wrapped by hand. */
  private static int rightMargin(List<NoteLine> lines) {
    return lines.stream()
        .mapToInt(NoteLine::length)
        .filter(length -> length <= MAX_WRAPPED_LINE)
        .max()
        .orElse(0);
  }

  /** Splits lines between two blank ones. */
  private void addParagraph(
      String text, List<NoteLine> lines, int margin, List<TextSpan> sentences) {
    int begin = 0;
    int listEnd = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (begin == i && listEnd <= i) {
        listEnd = listEnd(lines, i);
      }
      boolean last = i + 1 == lines.size();
      if (last || i < listEnd || !runsOn(lines.get(i), lines.get(i + 1), margin)) {
        addSentences(text, lines.get(begin), lines.get(i).end(), sentences);
        begin = i + 1;
      }
    }
  }

  /** Index after the last line of the lower-case list that begins at {@code begin}, if one does. */
  private static int listEnd(List<NoteLine> lines, int begin) {
    int end = begin;
    while (end < lines.size()
        && lines.get(end).startsLowerCase()
        && lines.get(end).length() < MIN_PROSE_LINE) {
      end++;
    }
    return end - begin >= MIN_LIST_LINES ? end : begin;
  }

  private static boolean runsOn(NoteLine line, NoteLine next, int margin) {
    if (line.opensDeidentification()) {
      return true;
    }
    if (line.standsAlone() || next.standsAlone() || next.startsItem()) {
      return false;
    }
    if (isFull(line, next, margin)) {
      return !(line.endsSentence() && next.isHeading());
    }
    if (line.isHeading() || next.isHeading()) {
      return false;
    }
    return isProse(line) || line.endsWithComma() || next.startsLowerCase();
  }

  private static boolean isFull(NoteLine line, NoteLine next, int margin) {
    return line.length() >= MIN_WRAPPED_LINE
        && line.length() <= margin
        && line.length() + 1 + next.firstWordLength() > margin;
  }

  private static boolean isProse(NoteLine line) {
    return line.length() >= MIN_PROSE_LINE && line.length() <= MAX_WRAPPED_LINE;
  }

  /** Splits lines that run on. */
  private void addSentences(String text, NoteLine first, int to, List<TextSpan> sentences) {
    int begin = first.begin();
    int from = first.bulletEnd();
    while (begin < to) {
      int end = sentenceEnds.next(text, from, to);
      sentences.add(new TextSpan(begin, end));
      begin = WhiteSpace.skip(text, end, to);
      from = begin;
    }
  }
}
