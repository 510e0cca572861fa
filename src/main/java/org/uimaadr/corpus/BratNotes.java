package org.uimaadr.corpus;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * Whole notes with gold mentions in brat's standoff format: {@code NAME.txt} beside {@code
 * NAME.ann} with lines such as {@code T1<TAB>REACTION 24 28<TAB>rash} and {@code
 * R1<TAB>DRUG_REACTION Arg1:T2 Arg2:T1}, the drug first. Attributes, normalizations and notes are
 * passed over. Offsets are UTF-16, as everywhere in this project.
 */
public final class BratNotes {

  private static final Pattern MENTION =
      Pattern.compile("(T\\d+)\t(REACTION|DRUG|DOSE) (\\d{1,9})(?: \\d+;\\d+)* (\\d{1,9})\t(.*)");
  private static final Pattern PASSED_OVER = Pattern.compile("(?:[AMN]\\d+|#\\d*)\t.*");
  private static final Pattern RELATION =
      Pattern.compile("R\\d+\tDRUG_(?:REACTION|DOSE) Arg1:(T\\d+) Arg2:(T\\d+)");

  private BratNotes() {}

  /**
   * Reads a folder.
   *
   * @return a unit for each note, its text as it stands in the file; all mention types count as
   *     annotated
   * @throws CorpusFormatException if a line cannot be read or does not fit its note, with file and
   *     line
   * @throws IOException if the folder holds no note, or a note has no annotations
   */
  public static List<CorpusSentence> read(Path folder) throws IOException {
    List<Path> texts;
    try (Stream<Path> files = Files.list(folder)) {
      texts = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    if (texts.isEmpty()) {
      throw new IOException(
          folder + " holds no note; give a folder with NAME.txt and NAME.ann for each note");
    }
    List<CorpusSentence> notes = new ArrayList<>();
    for (Path text : texts) {
      notes.add(note(text));
    }
    return notes;
  }

  private static CorpusSentence note(Path textFile) throws IOException {
    String name = textFile.getFileName().toString().replaceFirst("\\.txt$", "");
    Path annotations = textFile.resolveSibling(name + ".ann");
    String text = readString(textFile);
    Map<String, TypedSpan> mentions = new HashMap<>();
    List<CorpusRelation> relations = new ArrayList<>();
    int number = 0;
    for (String line : readString(annotations).lines().toList()) {
      number++;
      Matcher mention = MENTION.matcher(line);
      Matcher relation = RELATION.matcher(line);
      if (mention.matches()) {
        mentions.put(mention.group(1), span(mention, text, annotations, number));
      } else if (relation.matches()) {
        relations.add(relation(relation, mentions, annotations, number));
      } else if (!line.isBlank() && !PASSED_OVER.matcher(line).matches()) {
        throw broken(annotations, number, "is neither a mention nor a relation: " + line);
      }
    }
    boolean reaction = mentions.values().stream().anyMatch(m -> m.type() == MentionType.REACTION);
    return new CorpusSentence(
        name,
        name,
        text,
        reaction,
        EnumSet.allOf(MentionType.class),
        List.copyOf(mentions.values()),
        relations,
        annotations.getFileName() + ":1");
  }

  private static String readString(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(
          file.toString(), null, "a note has no annotations; give NAME.ann beside each NAME.txt");
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": not UTF-8; convert it", e);
    }
  }

  private static TypedSpan span(Matcher mention, String text, Path file, int line)
      throws CorpusFormatException {
    int begin = Integer.parseInt(mention.group(3));
    int end = Integer.parseInt(mention.group(4));
    if (begin >= end || end > text.length()) {
      throw broken(file, line, "lies outside of its note");
    }
    // brat cuts a mention at line breaks into fragments and joins their texts by a blank.
    String covered = text.substring(begin, end).replaceAll("\\s*\\R\\s*", " ");
    if (!covered.equals(mention.group(5))) {
      throw broken(
          file, line, "says \"" + mention.group(5) + "\" where the note has \"" + covered + "\"");
    }
    return new TypedSpan(MentionType.valueOf(mention.group(2)), begin, end);
  }

  private static CorpusRelation relation(
      Matcher relation, Map<String, TypedSpan> mentions, Path file, int line)
      throws CorpusFormatException {
    TypedSpan drug = mentions.get(relation.group(1));
    TypedSpan target = mentions.get(relation.group(2));
    if (drug == null || target == null || drug.type() != MentionType.DRUG) {
      throw broken(file, line, "must lead from a drug to a mention, both named in a line above");
    }
    return new CorpusRelation(drug, target);
  }

  private static CorpusFormatException broken(Path file, int line, String reason) {
    return new CorpusFormatException(new CorpusProblem(file.toString(), line, reason));
  }
}
