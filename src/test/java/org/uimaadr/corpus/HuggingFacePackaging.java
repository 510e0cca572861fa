package org.uimaadr.corpus;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Repackages the original files as the data set script {@code ade_corpus_v2} does, with its defect:
 * the words of a mention are searched as a regular expression.
 */
final class HuggingFacePackaging {

  private static final Gson GSON = new Gson();

  private HuggingFacePackaging() {}

  static void repackage(Path original, Path folder) throws IOException {
    List<String> classification = new ArrayList<>();
    List<String> effects = new ArrayList<>();
    List<String> dosages = new ArrayList<>();
    for (String line : Files.readAllLines(original.resolve("DRUG-AE.rel"))) {
      String[] fields = line.split("\\|");
      classification.add(GSON.toJson(Map.of("text", fields[1], "label", 1)));
      effects.add(relation(fields, "effect"));
    }
    for (String line : Files.readAllLines(original.resolve("ADE-NEG.txt"))) {
      String text = line.split(" NEG ", 2)[1];
      classification.add(GSON.toJson(Map.of("text", text, "label", 0)));
    }
    for (String line : Files.readAllLines(original.resolve("DRUG-DOSE.rel"))) {
      dosages.add(relation(line.split("\\|"), "dosage"));
    }
    write(folder, "Ade_corpus_v2_classification", classification);
    write(folder, "Ade_corpus_v2_drug_ade_relation", effects);
    write(folder, "Ade_corpus_v2_drug_dosage_relation", dosages);
  }

  private static String relation(String[] fields, String target) {
    String text = fields[1];
    return GSON.toJson(
        Map.of(
            "text",
            text,
            "drug",
            fields[5],
            target,
            fields[2],
            "indexes",
            Map.of("drug", search(fields[5], text), target, search(fields[2], text))));
  }

  private static Map<String, List<Integer>> search(String words, String text) {
    List<Integer> begins = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    for (Matcher matcher = Pattern.compile(words).matcher(text); matcher.find(); ) {
      begins.add(text.codePointCount(0, matcher.start()));
      ends.add(text.codePointCount(0, matcher.end()));
    }
    return Map.of("start_char", begins, "end_char", ends);
  }

  private static void write(Path folder, String configuration, List<String> rows)
      throws IOException {
    Files.write(folder.resolve(configuration + ".jsonl"), rows, StandardCharsets.UTF_8);
  }
}
