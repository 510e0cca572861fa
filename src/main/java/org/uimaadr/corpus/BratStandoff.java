package org.uimaadr.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.uimaadr.text.CodePointOffsets;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TextSpan;

/**
 * Puts brat's standoff files (Stenetorp et al.: brat: a web-based tool for NLP-assisted text
 * annotation. EACL 2012) into a form that DKPro Core's reader reads rightly: it takes offsets for
 * UTF-16 where brat counts code points, makes an annotation of each fragment of a mention, and
 * stops at labels and kinds of lines that it does not know.
 *
 * <p>In the result each label is the name of a {@link MentionType} or {@link RelationType}, offsets
 * are UTF-16, a mention reaches from its first fragment to its last, and relations lead from the
 * drug. What is not mapped is left out and counted; attributes, normalizations and notes are passed
 * over.
 */
public final class BratStandoff {

  private static final Pattern MENTION =
      Pattern.compile("(T\\d+)\t(\\S+) (\\d{1,9} \\d{1,9}(?:;\\d{1,9} \\d{1,9})*)\t(.*)");
  private static final Pattern RELATION =
      Pattern.compile("(R\\d+)\t(\\S+) \\S+?:([TE]\\d+) \\S+?:([TE]\\d+)\\s*");
  private static final Pattern EVENT = Pattern.compile("E\\d+\t(\\S+?):T\\d+.*");
  private static final Pattern PASSED_OVER = Pattern.compile("(?:[AMN]\\d+|#\\d*|\\*)\t.*");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final GoldMapping mapping;
  private final Consumer<String> say;
  private final LeftOut leftOut;
  private final Map<String, Integer> unmapped = new TreeMap<>();

  /**
   * For the files of a folder.
   *
   * @param mapping what its labels stand for
   * @param say takes each message on what is left out
   */
  public BratStandoff(GoldMapping mapping, Consumer<String> say) {
    this.mapping = mapping;
    this.say = say;
    this.leftOut = new LeftOut(say);
  }

  /**
   * Puts the annotations of a text into form.
   *
   * @param file the annotations' file, for messages
   * @param annotations its content
   * @param text what it annotates
   * @return lines of standoff; empty if nothing is mapped
   * @throws IOException names the file and the line that cannot be read or does not fit the text
   */
  public String normalized(Path file, String annotations, String text) throws IOException {
    Document document = new Document(file, text);
    List<String> lines = annotations.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      document.add(lines.get(i), i + 1);
    }
    return document.standoff();
  }

  /**
   * Says what was left out since the last call.
   *
   * @param folder how the message names it
   */
  public void tellLeftOut(String folder) {
    leftOut.tellNumbers();
    if (!unmapped.isEmpty()) {
      say.accept(folder + ": not mapped and not read: " + GoldAnnotationMapper.inWords(unmapped));
      unmapped.clear();
    }
  }

  /** One text and its annotations. */
  private final class Document {

    private final Path file;
    private final String text;
    private final CodePointOffsets offsets;
    private final int codePoints;
    private final Map<String, MentionType> types = new HashMap<>();
    private final StringBuilder mentions = new StringBuilder();
    private final List<Relation> relations = new ArrayList<>();

    private record Relation(String id, RelationType type, String first, String second, int line) {}

    Document(Path file, String text) {
      this.file = file;
      this.text = text;
      this.offsets = new CodePointOffsets(text);
      this.codePoints = text.codePointCount(0, text.length());
    }

    void add(String line, int number) throws IOException {
      Matcher mention = MENTION.matcher(line);
      Matcher relation = RELATION.matcher(line);
      Matcher event = EVENT.matcher(line);
      if (mention.matches()) {
        addMention(mention, number);
      } else if (relation.matches()) {
        addRelation(relation, number);
      } else if (event.matches()) {
        unmapped.merge("event " + event.group(1), 1, Integer::sum);
      } else if (!line.isBlank() && !PASSED_OVER.matcher(line).matches()) {
        throw broken(number, "is no line of brat's standoff format: " + line);
      }
    }

    private void addMention(Matcher line, int number) throws IOException {
      MentionType type = mapping.mentions().get(GoldMapping.Source.of(line.group(2)));
      if (type == null) {
        unmapped.merge(line.group(2), 1, Integer::sum);
        return;
      }
      List<TextSpan> fragments = new ArrayList<>();
      for (String fragment : line.group(3).split(";")) {
        String[] ends = fragment.split(" ");
        fragments.add(span(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), number));
      }
      requireSameWords(fragments, line.group(4), number);
      int begin = fragments.stream().mapToInt(TextSpan::begin).min().orElseThrow();
      int end = fragments.stream().mapToInt(TextSpan::end).max().orElseThrow();
      String covered = text.substring(begin, end);
      if (!sameWords(covered, line.group(4))) {
        leftOut.tell(
            file + ":" + number,
            type + " \"" + line.group(4) + "\"",
            "is in fragments and is learnt with the words between them");
      }
      types.put(line.group(1), type);
      mentions
          .append("%s\t%s %d %d\t".formatted(line.group(1), type, begin, end))
          .append(covered.replaceAll("\\s", " "))
          .append('\n');
    }

    private TextSpan span(int begin, int end, int line) throws IOException {
      if (begin >= end || end > codePoints) {
        throw broken(
            line,
            "%d to %d is no stretch of its text of %d characters"
                .formatted(begin, end, codePoints));
      }
      return new TextSpan(offsets.toUtf16(begin), offsets.toUtf16(end));
    }

    private void requireSameWords(List<TextSpan> fragments, String words, int line)
        throws IOException {
      String covered =
          fragments.stream().map(span -> span.of(text)).collect(Collectors.joining(" "));
      if (!sameWords(covered, words)) {
        throw broken(
            line,
            "says \"%s\" where the text has \"%s\"; the text was changed after it was annotated"
                .formatted(words, covered));
      }
    }

    private boolean sameWords(String one, String other) {
      return WHITE_SPACE
          .matcher(one)
          .replaceAll(" ")
          .equals(WHITE_SPACE.matcher(other).replaceAll(" "));
    }

    private void addRelation(Matcher line, int number) {
      RelationType type = mapping.relations().get(GoldMapping.Source.of(line.group(2)));
      if (type == null) {
        unmapped.merge("relation " + line.group(2), 1, Integer::sum);
      } else {
        relations.add(new Relation(line.group(1), type, line.group(3), line.group(4), number));
      }
    }

    String standoff() {
      StringBuilder lines = new StringBuilder(mentions);
      for (Relation relation : relations) {
        MentionType first = types.get(relation.first());
        MentionType second = types.get(relation.second());
        MentionType target = relation.type().target();
        if (first == RelationType.SOURCE && second == target) {
          append(lines, relation, relation.first(), relation.second());
        } else if (first == target && second == RelationType.SOURCE) {
          append(lines, relation, relation.second(), relation.first());
        } else {
          leftOut.tell(
              file + ":" + relation.line(),
              relation.type() + " " + relation.id(),
              "does not lead from a drug to a mention of its type and is not learnt");
        }
      }
      return lines.toString();
    }

    private void append(StringBuilder lines, Relation relation, String drug, String target) {
      lines.append(
          "%s\t%s Arg1:%s Arg2:%s\n".formatted(relation.id(), relation.type(), drug, target));
    }

    private IOException broken(int line, String problem) {
      return new IOException(file + ":" + line + ": " + problem + "; mend this line or remove it");
    }
  }
}
