package org.uimaadr.corpus;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uimaadr.text.SentenceSplitter;
import org.uimaadr.text.TextSpan;

/** Wraps the lines of a document at another width, or not at all; lists and tables stay. */
final class LineEnds {

  private static final int LEAST_WIDTH = 60;
  private static final int GREATEST_WIDTH = 110;

  private static final Pattern LINE_END = Pattern.compile("[ \\t]*\\n[ \\t]*");
  private static final Pattern LINE = Pattern.compile(".+");
  private static final Pattern TABLE = Pattern.compile("\\t| {3}|\\|");
  private static final SentenceSplitter SPLITTER = new SentenceSplitter();

  private LineEnds() {}

  /** The same document with other line ends. */
  static MarkedDocument other(MarkedDocument document, Random random) {
    MarkedDocument unwrapped = unwrapped(document);
    return random.nextInt(3) == 0
        ? unwrapped
        : wrapped(unwrapped, LEAST_WIDTH + random.nextInt(GREATEST_WIDTH - LEAST_WIDTH));
  }

  /** A line break inside of a sentence is one that was made by wrapping. */
  private static MarkedDocument unwrapped(MarkedDocument document) {
    TextEdits edits = new TextEdits(document.text(), document.spans());
    for (TextSpan sentence : SPLITTER.split(document.text())) {
      Matcher lineEnd = LINE_END.matcher(document.text()).region(sentence.begin(), sentence.end());
      while (lineEnd.find()) {
        edits.replace(new TextSpan(lineEnd.start(), lineEnd.end()), " ");
      }
    }
    return document.edited(edits);
  }

  private static MarkedDocument wrapped(MarkedDocument document, int width) {
    TextEdits edits = new TextEdits(document.text(), List.of());
    Matcher line = LINE.matcher(document.text());
    while (line.find()) {
      if (!TABLE.matcher(line.group()).find()) {
        wrap(document.text(), line.start(), line.end(), width, edits);
      }
    }
    return document.edited(edits);
  }

  /** A blank becomes a line break, so that all spans stay where they are. */
  private static void wrap(String text, int lineBegin, int lineEnd, int width, TextEdits edits) {
    int begin = lineBegin;
    while (lineEnd - begin > width) {
      int blank = text.lastIndexOf(' ', begin + width);
      if (blank <= begin || text.substring(begin, blank).isBlank()) {
        return;
      }
      edits.replace(new TextSpan(blank, blank + 1), "\n");
      begin = blank + 1;
    }
  }
}
