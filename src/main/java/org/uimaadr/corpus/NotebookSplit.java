package org.uimaadr.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The split of the Python notebook that many start from, for figures like for like: a permutation
 * of all rows of {@code DRUG-AE.rel} and {@code ADE-NEG.txt}. A sentence has a row for each of its
 * relations, so half of the positive test rows are copies of training rows.
 */
record NotebookSplit() implements CorpusSplit {

  /** Rows of the corpus. */
  static final int ROWS = 23_516;

  private static final String TEST_ROWS = "notebook-test-rows.txt";

  @Override
  public CorpusDivision divide(List<CorpusSentence> rows) {
    if (rows.size() != ROWS) {
      throw new IllegalArgumentException(
          "The notebook's split counts the "
              + ROWS
              + " rows of ADE-Corpus V2's DRUG-AE.rel and ADE-NEG.txt; here are "
              + rows.size()
              + ". Give the corpus in its original distribution, without skipped lines");
    }
    Set<Integer> testRows = testRows();
    List<CorpusSentence> rest = new ArrayList<>();
    List<CorpusSentence> test = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      (testRows.contains(row) ? test : rest).add(rows.get(row));
    }
    return CorpusDivision.withoutDevelopment(
        "notebook (4,704 of 23,516 rows at random with copies on both sides: not to be compared with"
            + " figures by PMID)",
        SplitName.NOTEBOOK.toString(),
        rest,
        test);
  }

  /** The rows of the test part, from 0. */
  static Set<Integer> testRows() {
    Set<Integer> rows = new HashSet<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                NotebookSplit.class.getResourceAsStream(TEST_ROWS), StandardCharsets.US_ASCII))) {
      reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.split(" ")))
          .map(Integer::valueOf)
          .forEach(rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
