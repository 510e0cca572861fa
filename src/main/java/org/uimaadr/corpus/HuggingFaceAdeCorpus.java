package org.uimaadr.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * ADE-Corpus V2 in Hugging Face's packaging {@code ade_corpus_v2}: the configurations {@code
 * Ade_corpus_v2_classification}, {@code Ade_corpus_v2_drug_ade_relation} and {@code
 * Ade_corpus_v2_drug_dosage_relation} as {@code Dataset.to_json} writes them. Every {@code *.jsonl}
 * file of a folder is read; rows are told apart by their fields.
 *
 * <p>A unit is a distinct text. <b>There are no PMIDs</b>: a unit's group is {@code hf-} and the
 * CRC-32 of its UTF-8 text in hexadecimal. A split by these groups keeps copies of a sentence on
 * one side but not the sentences of one abstract, so figures are higher than by PMID and cannot be
 * compared with them. Use the original distribution ({@link AdeCorpus}) where you can.
 *
 * <p><b>Offsets</b> of this packaging are the results of a search: all places of the words, or none
 * or other words where the words look like a regular expression. They count code points and become
 * UTF-16 here. A mention is placed where its words stand once; or once at the borders of words and
 * clear of the unit's other mentions of the type. On the published corpus all 10,583 mentions
 * placed so are right. The other 316 are left out and reported, and their type does not count as
 * annotated exhaustively in that unit. Missing and wrong offsets are reported, too. Reports never
 * end a reading: these defects are the packaging's own.
 */
public final class HuggingFaceAdeCorpus {

  /** Name of the corpus in this packaging. */
  public static final String NAME = "ade-corpus-v2-huggingface";

  private static final String EXTENSION = ".jsonl";

  private HuggingFaceAdeCorpus() {}

  /** Whether the folder holds JSON Lines. */
  public static boolean isIn(Path folder) throws IOException {
    return Files.isDirectory(folder) && !files(folder).isEmpty();
  }

  /**
   * Reads all {@code *.jsonl} files of a folder, in the order of their names.
   *
   * @param folder the folder
   * @param skipMalformed skip and list rows that are malformed or contradict others
   * @throws CorpusFormatException names the first malformed row, unless they are skipped
   * @throws IOException if there is no such file or one cannot be read
   */
  public static Corpus read(Path folder, boolean skipMalformed) throws IOException {
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      throw new NoSuchFileException(
          folder.toString(), null, "no *.jsonl file here; give the folder that holds them");
    }
    Problems problems = new Problems(skipMalformed);
    Map<String, HuggingFaceUnit> units = new LinkedHashMap<>();
    for (Path file : files) {
      for (CorpusLine line : CorpusLine.readAll(file, problems)) {
        try {
          HuggingFaceRow row = HuggingFaceRow.parse(line);
          units.computeIfAbsent(row.text(), HuggingFaceUnit::new).add(row, line, problems);
        } catch (IllegalArgumentException e) {
          problems.skip(line, e.getMessage());
        }
      }
    }
    return new Corpus(NAME, sentences(units, problems), problems.found());
  }

  private static List<CorpusSentence> sentences(
      Map<String, HuggingFaceUnit> units, Problems problems) throws IOException {
    Map<String, Integer> unitsOfGroup = new HashMap<>();
    List<CorpusSentence> sentences = new ArrayList<>();
    for (HuggingFaceUnit unit : units.values()) {
      String group = group(unit.text());
      // Different texts may share a checksum, and then a group, but not an id.
      String id = group + "." + unitsOfGroup.merge(group, 1, Integer::sum);
      unit.toSentence(id, group, problems).ifPresent(sentences::add);
    }
    return sentences;
  }

  /** What stands for the PMID that a sentence does not have. */
  static String group(String text) {
    return "hf-" + Checksum.hex(text);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(file -> file.getFileName().toString().endsWith(EXTENSION))
          .sorted()
          .toList();
    }
  }
}
