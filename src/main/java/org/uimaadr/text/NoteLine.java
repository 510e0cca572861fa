package org.uimaadr.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A physical line of a note and what its layout says. Offsets are the text's; white space at both
 * ends is not part of the line.
 */
final class NoteLine {

  /** Longest line, in UTF-16 units, that is taken for a heading. */
  private static final int MAX_HEADING_LENGTH = 60;

  /** "- ", "* ", "•", "> ", "o ", "1. ", "2) ", "(3) ", "a) ", "iv. ", "#4 ", "[ ] ", "-rash". */
  private static final Pattern BULLET =
      Pattern.compile(
          "(?:[-*+•·‣◦▪●–—>»□☐✓o]|--|->|\\(?\\d{1,2}[.)]|\\(?\\p{Alpha}\\)|[ivx]{2,4}[.)]"
              + "|#\\s?\\d{0,2}|\\[[ xX]?])\\s+|[-*+•·‣◦▪●](?=\\p{L})");

  /** Up to six words, the first with a capital, and a colon: "Past Medical History:". */
  private static final Pattern LABEL =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\d'/&().,-]{0,30}(?: [\\p{L}\\d'/&().,-]{1,30}){0,5} ?:(?=\\s|$)");

  /** A gap inside a line that no sentence end explains. */
  private static final Pattern COLUMN_GAP =
      Pattern.compile("[^\\s.!?:;](?:\\t| {3,})\\s*\\S|\\|.*\\|");

  /** "-----", "=====", "* * * *". */
  private static final Pattern RULE = Pattern.compile("[-=_*#~+. ]{4,}");

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?…][\"'”’)\\]}]*");

  private final String text;
  private final TextSpan span;

  /** End of the bullet or label that the line begins with; its begin if there is none. */
  private final int bulletEnd;

  private final int labelEnd;

  NoteLine(String text, int begin, int end) {
    this.text = text;
    span = WhiteSpace.trim(text, begin, end);
    bulletEnd = prefixEnd(BULLET, span.begin());
    labelEnd = prefixEnd(LABEL, bulletEnd);
  }

  private int prefixEnd(Pattern prefix, int begin) {
    Matcher matcher = prefix.matcher(text).region(begin, span.end());
    return matcher.lookingAt() ? matcher.end() : begin;
  }

  int begin() {
    return span.begin();
  }

  int end() {
    return span.end();
  }

  int length() {
    return span.length();
  }

  /** Where the line's words begin, behind its bullet. */
  int bulletEnd() {
    return bulletEnd;
  }

  boolean isBlank() {
    return span.length() == 0;
  }

  /** Whether a bullet or a label ("Allergies: penicillin") begins the line. */
  boolean startsItem() {
    return labelEnd > span.begin();
  }

  /** Whether neighbours never belong to the line's sentence: a label alone, a table row, a rule. */
  boolean standsAlone() {
    boolean labelAlone = labelEnd > bulletEnd && labelEnd == span.end();
    return labelAlone || isTableRow() || RULE.matcher(text).region(begin(), end()).matches();
  }

  private boolean isTableRow() {
    return COLUMN_GAP.matcher(text).region(labelEnd, span.end()).find();
  }

  /** Whether the line is a heading in capitals: "HISTORY OF PRESENT ILLNESS". */
  boolean isHeading() {
    if (span.length() > MAX_HEADING_LENGTH || endsSentence()) {
      return false;
    }
    String line = span.of(text);
    return line.codePoints().filter(Character::isUpperCase).count() >= 2
        && line.codePoints().noneMatch(Character::isLowerCase);
  }

  boolean endsSentence() {
    int last = Math.max(span.begin(), span.end() - 3);
    Matcher end = SENTENCE_END.matcher(text).region(last, span.end());
    while (end.find()) {
      if (end.end() == span.end()) {
        return true;
      }
    }
    return false;
  }

  boolean endsWithComma() {
    return !isBlank() && text.charAt(span.end() - 1) == ',';
  }

  boolean startsLowerCase() {
    return !isBlank() && Character.isLowerCase(text.codePointAt(span.begin()));
  }

  /** Whether a de-identification mark, such as [**Name (NI) 12**], goes on in the next line. */
  boolean opensDeidentification() {
    return DeidentificationMarks.goesOnAfter(text, span.begin(), span.end());
  }

  /** Length of the line's first word. */
  int firstWordLength() {
    int i = span.begin();
    while (i < span.end() && !WhiteSpace.is(text.charAt(i))) {
      i++;
    }
    return i - span.begin();
  }
}
