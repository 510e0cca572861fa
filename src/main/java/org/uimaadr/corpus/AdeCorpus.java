package org.uimaadr.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * ADE-Corpus V2 in its original distribution: {@code DRUG-AE.rel}, {@code DRUG-DOSE.rel} and {@code
 * ADE-NEG.txt} in one folder, UTF-8.
 *
 * <p>A unit is a distinct pair of PMID and sentence. Its id is {@code <pmid>.<n>}, n counting the
 * units of its PMID from 1, the positive ones first, each in the order of its file.
 *
 * <p>The files place mentions in abstracts ({@code PMID\n\nTitle\n\nAbstract}) that are not
 * distributed. Where the sentence itself starts follows from its rows: each of their strings allows
 * a few starts, one for every place where the sentence holds it, and only the true one is allowed
 * by all. The search for a string alone would take the first place, which is often another one.
 *
 * <p>In a positive sentence reactions and drugs are annotated, doses too if it stands in {@code
 * DRUG-DOSE.rel}. A negative sentence is known to hold no reaction; its drugs and doses are not
 * annotated.
 */
public final class AdeCorpus {

  /** Name of the corpus. */
  public static final String NAME = "ade-corpus-v2";

  static final String REACTIONS = "DRUG-AE.rel";
  static final String DOSES = "DRUG-DOSE.rel";
  static final String NEGATIVES = "ADE-NEG.txt";

  private static final Pattern NEGATIVE_LINE = Pattern.compile("([0-9]+) NEG (.*\\S.*)");

  private final Problems problems;
  private final Map<UnitKey, List<RelationRow>> rows = new LinkedHashMap<>();
  private final Map<String, Integer> unitsOfPmid = new HashMap<>();
  private final Map<UnitKey, CorpusSentence> units = new LinkedHashMap<>();
  private final List<UnitKey> lines = new ArrayList<>();

  private AdeCorpus(Problems problems) {
    this.problems = problems;
  }

  /** Whether the folder holds at least one of the three files. */
  public static boolean isIn(Path folder) {
    return Set.of(REACTIONS, DOSES, NEGATIVES).stream()
        .anyMatch(name -> Files.exists(folder.resolve(name)));
  }

  /**
   * Reads the three files of a folder.
   *
   * @param folder the folder
   * @param skipMalformed skip and list lines that are malformed or cannot be placed; a positive
   *     sentence then keeps its other rows, and is left out if it has none
   * @throws CorpusFormatException names the first malformed line, unless they are skipped
   * @throws IOException if a file is missing or cannot be read
   */
  public static Corpus read(Path folder, boolean skipMalformed) throws IOException {
    AdeCorpus corpus = readUnits(folder, skipMalformed);
    return new Corpus(NAME, List.copyOf(corpus.units.values()), corpus.problems.found());
  }

  /**
   * Reads the lines of {@code DRUG-AE.rel} and then those of {@code ADE-NEG.txt}, each as its
   * sentence with all of its annotations: a sentence stands there once for each of its relations.
   * Ids are those of the sentences, followed by {@code /} and the number of the line from 0.
   *
   * @param folder the folder
   * @throws CorpusFormatException names the first malformed line
   * @throws IOException if a file is missing or cannot be read
   */
  public static List<CorpusSentence> readLines(Path folder) throws IOException {
    AdeCorpus corpus = readUnits(folder, false);
    List<CorpusSentence> sentences = new ArrayList<>();
    for (UnitKey key : corpus.lines) {
      CorpusSentence unit = corpus.units.get(key);
      sentences.add(unit.withId(unit.id() + "/" + sentences.size()));
    }
    return sentences;
  }

  private static AdeCorpus readUnits(Path folder, boolean skipMalformed) throws IOException {
    AdeCorpus corpus = new AdeCorpus(new Problems(skipMalformed));
    corpus.readRows(folder.resolve(REACTIONS), MentionType.REACTION);
    corpus.readRows(folder.resolve(DOSES), MentionType.DOSE);
    for (Map.Entry<UnitKey, List<RelationRow>> entry : corpus.rows.entrySet()) {
      corpus.addPositive(entry.getKey(), entry.getValue());
    }
    for (CorpusLine line : CorpusLine.readAll(folder.resolve(NEGATIVES), corpus.problems)) {
      corpus.addNegative(line);
    }
    return corpus;
  }

  private void readRows(Path file, MentionType targetType) throws IOException {
    for (CorpusLine line : CorpusLine.readAll(file, problems)) {
      try {
        RelationRow row = RelationRow.parse(line, targetType);
        UnitKey key = new UnitKey(row.pmid(), row.sentence());
        rows.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        if (targetType == MentionType.REACTION) {
          lines.add(key);
        }
      } catch (IllegalArgumentException e) {
        problems.skip(line, e.getMessage());
      }
    }
  }

  private void addPositive(UnitKey key, List<RelationRow> rowsOfUnit) throws IOException {
    Set<MentionType> annotated = EnumSet.of(MentionType.DRUG);
    rowsOfUnit.forEach(row -> annotated.add(row.target().type()));
    if (!annotated.contains(MentionType.REACTION)) {
      skipAll(rowsOfUnit, "the sentence has no row in " + REACTIONS + ", so it states no reaction");
      return;
    }
    Set<Integer> starts = RelationRow.sentenceStarts(rowsOfUnit);
    if (starts.size() != 1) {
      skipAll(
          rowsOfUnit,
          starts.isEmpty()
              ? "the offsets of the sentence's rows contradict each other"
              : "the offsets allow several places of the words in the sentence");
      return;
    }
    int start = starts.iterator().next();
    List<TypedSpan> mentions = new ArrayList<>();
    List<CorpusRelation> relations = new ArrayList<>();
    for (RelationRow row : rowsOfUnit) {
      TypedSpan drug = row.drug().inSentence(start);
      TypedSpan target = row.target().inSentence(start);
      mentions.add(drug);
      mentions.add(target);
      relations.add(new CorpusRelation(drug, target));
    }
    add(key, true, annotated, mentions, relations, rowsOfUnit.get(0).line());
  }

  private void skipAll(List<RelationRow> rowsOfUnit, String reason) throws IOException {
    for (RelationRow row : rowsOfUnit) {
      problems.skip(row.line(), reason);
    }
  }

  private void addNegative(CorpusLine line) throws IOException {
    Matcher matcher = NEGATIVE_LINE.matcher(line.text());
    if (!matcher.matches()) {
      problems.skip(line, "expected \"PMID NEG sentence\"");
      return;
    }
    UnitKey key = new UnitKey(matcher.group(1), matcher.group(2));
    if (rows.containsKey(key)) {
      problems.skip(line, "the sentence stands in " + REACTIONS + " or " + DOSES + ", too");
    } else {
      lines.add(key);
      if (!units.containsKey(key)) {
        add(key, false, Set.of(MentionType.REACTION), List.of(), List.of(), line);
      }
    }
  }

  private void add(
      UnitKey key,
      boolean adr,
      Set<MentionType> annotated,
      List<TypedSpan> mentions,
      List<CorpusRelation> relations,
      CorpusLine line) {
    String id = key.pmid() + "." + unitsOfPmid.merge(key.pmid(), 1, Integer::sum);
    units.put(
        key,
        new CorpusSentence(
            id, key.pmid(), key.sentence(), adr, annotated, mentions, relations, line.source()));
  }

  private record UnitKey(String pmid, String sentence) {}
}
