package org.uimaadr.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the headers of a note by its layout.
 *
 * <p>A header stands at the begin of a line, behind marks, numbers or bullets, before a colon, a
 * dash, a gap of two blanks or the line's end; or, with a capital and a colon, in mid-line behind a
 * full stop, a semicolon, a bar or a gap. Its section reaches to the next header.
 *
 * <p>What a section implies must not leak into text that has no header of its own. So a line in
 * capitals with a colon, a markdown heading and an underlined line end a section, known or not; and
 * a section that implies history or family ends before running text about the patient: behind an
 * empty line, and behind a line that is over if its header has its content beside it ("Allergies:
 * PCN (hives)").
 */
final class HeaderFinder {

  /** Longest header in UTF-16 units. */
  private static final int MAX_HEADER = 60;

  /** Fewest words of running text. */
  private static final int MIN_PROSE_WORDS = 6;

  /** A line of this length, in UTF-16 units, may be wrapped. */
  private static final int MIN_WRAPPED_LINE = 60;

  private static final Pattern LINE = Pattern.compile("[^\\n\\r]*(?:\\r\\n|\\n|\\r|\\z)");
  private static final Pattern DECORATION =
      Pattern.compile("[\\s#*=_>•·|\\[-]*(?:\\d{1,2}[.)]\\s*)?[\\s*_]*");
  private static final Pattern UNDERLINE = Pattern.compile("\\s*[-=_~*]{3,}\\s*");
  private static final Pattern MARKDOWN = Pattern.compile("\\s*#{1,6} .*\\s*");
  private static final Pattern CAPITALS = Pattern.compile("[^\\p{Ll}]*\\p{Lu}[^\\p{Ll}]*:\\s*");
  private static final Pattern DASH = Pattern.compile("\\s[-–—]+\\s");
  private static final Pattern GAP = Pattern.compile("\\s{2,}|\\t");
  private static final Pattern MID_LINE = Pattern.compile("(?:[.;|)]\\s+|\\s{2,}|\\t)\\W*$");
  private static final Pattern BULLET = Pattern.compile("\\s*(?:[-*+•·]|\\d{1,2}[.)])\\s.*");

  /** A bullet, an indent, or one to four words before a bracket, a dash, an arrow or a gap. */
  private static final Pattern ITEM =
      Pattern.compile(
          "\\s{2}|\\s*(?:[-*+•·]|\\d{1,2}[.)])\\s|\\S+(?: \\S+){0,3}?\\s*(?: [-–—=>]+ |->|\\(|:|\\s{2}|\\t)");

  private static final String OPEN_ENDS = ",;:&/-(";
  private static final Pattern ABOUT_THE_PATIENT =
      Pattern.compile(
          "\\b(?:pt|patient|she|he|presents|presented|today|currently|now|admitted|seen)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final SectionHeaders headers;

  HeaderFinder(SectionHeaders headers) {
    this.headers = headers;
  }

  /** The sections of a text, in its order. */
  List<Section> sections(String text) {
    SectionBuilder sections = new SectionBuilder();
    List<String> lines = new ArrayList<>();
    Matcher line = LINE.matcher(text);
    while (line.find() && line.start() < text.length()) {
      lines.add(line.group());
    }
    int begin = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean underlined = i + 1 < lines.size() && UNDERLINE.matcher(lines.get(i + 1)).matches();
      addLine(sections, lines.get(i), begin, i == 0 ? "" : lines.get(i - 1), underlined);
      begin += lines.get(i).length();
    }
    return sections.end(begin);
  }

  private void addLine(
      SectionBuilder sections, String line, int begin, String before, boolean underlined) {
    int behindHeader = addLeading(sections, line, begin);
    boolean opened = addMidLine(sections, line, begin, behindHeader);
    if (opened || behindHeader > 0) {
      return;
    }
    boolean unknownHeader =
        CAPITALS.matcher(line).matches()
            || MARKDOWN.matcher(line).matches()
            || underlined && !line.isBlank() && line.length() <= MAX_HEADER;
    if (unknownHeader || sections.mayLeak() && sections.leaksInto(line, before)) {
      sections.close(begin);
    }
    sections.note(line);
  }

  /**
   * Opens the section of the header that the line begins with; where it ends, 0 if there is none.
   */
  private int addLeading(SectionBuilder sections, String line, int begin) {
    Matcher decoration = DECORATION.matcher(line);
    int from = decoration.lookingAt() ? decoration.end() : 0;
    String rest = line.substring(from, Math.min(line.length(), from + MAX_HEADER));
    for (int cut : cuts(rest, from + rest.length() >= line.stripTrailing().length())) {
      Optional<SectionHeaders.Kind> kind = headers.find(rest.substring(0, cut));
      if (kind.isPresent()) {
        boolean beside = hasContent(line.substring(from + cut));
        sections.open(kind.get(), begin, beside);
        return from + cut;
      }
    }
    return 0;
  }

  /** Where a header may end: at a colon, the line's end, a dash, or a gap. */
  private static List<Integer> cuts(String rest, boolean wholeLine) {
    List<Integer> cuts = new ArrayList<>();
    int colon = rest.indexOf(':');
    if (colon > 0) {
      cuts.add(colon);
    } else if (wholeLine) {
      cuts.add(rest.length());
    }
    for (Pattern separator : List.of(DASH, GAP)) {
      Matcher found = separator.matcher(rest);
      boolean capital = !rest.isEmpty() && Character.isUpperCase(rest.charAt(0));
      if (capital && found.find() && found.start() > 1) {
        cuts.add(found.start());
      }
    }
    return cuts;
  }

  private static boolean hasContent(String behindHeader) {
    return behindHeader.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private boolean addMidLine(SectionBuilder sections, String line, int begin, int behind) {
    boolean opened = false;
    for (int colon = line.indexOf(':', behind); colon >= 0; colon = line.indexOf(':', colon + 1)) {
      int from = Math.max(behind, colon - MAX_HEADER);
      for (int start = colon - 1; start > from; start--) {
        if (Character.isUpperCase(line.charAt(start))
            && MID_LINE.matcher(line).region(Math.max(0, start - 4), start).find()) {
          Optional<SectionHeaders.Kind> kind = headers.find(line.substring(start, colon));
          if (kind.isPresent()) {
            sections.open(kind.get(), begin + start, true);
            opened = true;
          }
          break;
        }
      }
    }
    return opened;
  }

  /** Sections as they are found, line by line. */
  private static final class SectionBuilder {

    private final List<Section> sections = new ArrayList<>();
    private SectionHeaders.Kind kind;
    private int begin;
    private boolean contentBeside;
    private boolean hasContent;

    void open(SectionHeaders.Kind opened, int at, boolean beside) {
      close(at);
      kind = opened;
      begin = at;
      contentBeside = beside;
      hasContent = beside;
    }

    void close(int at) {
      if (kind != null && at > begin) {
        sections.add(new Section(kind.name(), kind.implication(), begin, at));
      }
      kind = null;
    }

    List<Section> end(int at) {
      close(at);
      return List.copyOf(sections);
    }

    /** Tells of a line that opened nothing. */
    void note(String line) {
      hasContent |= !line.isBlank();
    }

    boolean mayLeak() {
      return kind != null
          && hasContent
          && (kind.implication() == SectionImplication.HISTORICAL
              || kind.implication() == SectionImplication.FAMILY);
    }

    /** Whether the section is over before a line that has no header of its own. */
    boolean leaksInto(String line, String before) {
      if (line.isBlank()) {
        return false;
      }
      return contentBeside ? !goesOn(line, before) : before.isBlank() && isAboutThePatient(line);
    }

    /** An item or a wrapped line. */
    private static boolean goesOn(String line, String before) {
      String ended = before.strip();
      boolean open = !ended.isEmpty() && OPEN_ENDS.indexOf(ended.charAt(ended.length() - 1)) >= 0;
      boolean wrapped = ended.length() >= MIN_WRAPPED_LINE && !ended.endsWith(".");
      return open
          || wrapped
          || !ended.isEmpty() && ITEM.matcher(line).lookingAt() && !isAboutThePatient(line);
    }

    private static boolean isAboutThePatient(String line) {
      return !BULLET.matcher(line).matches()
          && BLANKS.split(line.strip()).length >= MIN_PROSE_WORDS
          && ABOUT_THE_PATIENT.matcher(line).find();
    }
  }
}
