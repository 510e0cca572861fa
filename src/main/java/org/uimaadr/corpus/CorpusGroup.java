package org.uimaadr.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Sentences of a corpus that can be read together: those of one abstract or document.
 *
 * <p>ADE-Corpus V2 does not tell where in its abstract a sentence stands, and the order of its
 * files tells the labels. So sentences are put into an order that tells nothing, but for those of
 * one document (see {@link GoldSentences#read}), which keep theirs.
 *
 * @param runs indices of the sentences in the corpus; those of a run follow each other
 */
public record CorpusGroup(List<List<Integer>> runs) {

  /** Copies the list. */
  public CorpusGroup {
    runs = List.copyOf(runs);
  }

  /**
   * The groups of a corpus. A copy of a sentence is a group of its own: two copies side by side
   * would tell that the sentence is of those that the files have more than once.
   */
  public static List<CorpusGroup> of(List<CorpusSentence> sentences) {
    Map<String, Map<String, List<Integer>>> groups = new LinkedHashMap<>();
    Map<String, Set<String>> texts = new LinkedHashMap<>();
    List<CorpusGroup> copies = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      CorpusSentence sentence = sentences.get(i);
      boolean isNew =
          texts
              .computeIfAbsent(sentence.group(), group -> new HashSet<>())
              .add(sentence.document().isPresent() ? sentence.id() : sentence.text());
      if (isNew) {
        groups
            .computeIfAbsent(sentence.group(), group -> new LinkedHashMap<>())
            .computeIfAbsent(sentence.document().orElse(sentence.id()), r -> new ArrayList<>())
            .add(i);
      } else {
        copies.add(new CorpusGroup(List.of(List.of(i))));
      }
    }
    List<CorpusGroup> all = new ArrayList<>();
    groups.values().forEach(runs -> all.add(new CorpusGroup(List.copyOf(runs.values()))));
    all.addAll(copies);
    return all;
  }

  /** Its sentences; runs by the CRC-32 of their first sentence. */
  public List<Integer> inNeutralOrder(List<CorpusSentence> sentences) {
    return runs.stream()
        .sorted(Comparator.comparingLong(run -> crc(sentences.get(run.get(0)).text())))
        .flatMap(Collection::stream)
        .toList();
  }

  /** Its sentences; runs in an order that is drawn. */
  List<Integer> shuffled(Random random) {
    List<List<Integer>> drawn = new ArrayList<>(runs);
    Collections.shuffle(drawn, random);
    return drawn.stream().flatMap(Collection::stream).toList();
  }

  private static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
