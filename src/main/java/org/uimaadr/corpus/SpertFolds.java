package org.uimaadr.corpus;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ten folds of the positive sentences that SpERT (Eberts and Ulges, Span-based Joint Entity and
 * Relation Extraction with Transformer Pre-training, ECAI 2020) and others are measured on: {@code
 * ade_full.json} and {@code ade_split_0_test.json} to {@code ade_split_9_test.json}. The training
 * part of a fold is the full set without its test part, by {@code orig_id}.
 *
 * @param testTexts for each fold the texts of its test sentences without white space, once for each
 *     sentence
 */
public record SpertFolds(List<List<String>> testTexts) {

  /** Number of folds. */
  public static final int FOLDS = 10;

  private static final String FULL = "ade_full.json";
  private static final String FIX = "; give the folder of SpERT's ADE folds";

  /** Copies the lists. */
  public SpertFolds {
    testTexts = testTexts.stream().map(List::copyOf).toList();
  }

  /** A sentence of the files; the tokens joined are its text without white space. */
  private record Item(List<String> tokens, String orig_id) {
    String text() {
      return withoutSpace(String.join("", tokens));
    }
  }

  /**
   * Reads a folder.
   *
   * @throws IOException if a file is missing or broken, or the folds are no partition of the full
   *     set; the message names the file
   */
  public static SpertFolds read(Path folder) throws IOException {
    Map<String, String> full = new HashMap<>();
    for (Item item : items(folder.resolve(FULL))) {
      full.put(item.orig_id(), item.text());
    }
    Set<String> seen = new HashSet<>();
    List<List<String>> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      Path file = folder.resolve("ade_split_" + fold + "_test.json");
      List<String> texts = new ArrayList<>();
      for (Item item : items(file)) {
        if (!seen.add(item.orig_id()) || !item.text().equals(full.get(item.orig_id()))) {
          throw new IOException(
              file
                  + ": sentence "
                  + item.orig_id()
                  + " is not in "
                  + FULL
                  + ", or in two folds"
                  + FIX);
        }
        texts.add(item.text());
      }
      folds.add(texts);
    }
    if (seen.size() != full.size()) {
      throw new IOException(
          folder + ": " + (full.size() - seen.size()) + " sentences are in no test part" + FIX);
    }
    return new SpertFolds(folds);
  }

  private static List<Item> items(Path file) throws IOException {
    try {
      Item[] items = new Gson().fromJson(Files.readString(file), Item[].class);
      return List.of(items == null ? new Item[0] : items);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file" + FIX, e);
    } catch (JsonParseException e) {
      throw new IOException(file + ": not in SpERT's format (" + e.getMessage() + ")" + FIX, e);
    }
  }

  /** The text as the folds are compared by. */
  static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** Tells these folds from others. */
  public String fingerprint() {
    return size() + " sentences, checksum " + Checksum.hex(testTexts.toString());
  }

  /** Number of sentences in all folds. */
  public int size() {
    return testTexts.stream().mapToInt(Collection::size).sum();
  }
}
