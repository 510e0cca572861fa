package org.uimaadr.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** The sentences of one abstract or document, which can be read together. */
public final class CorpusGroups {

  private CorpusGroups() {}

  /**
   * The groups of a corpus.
   *
   * @return indices of the sentences of each group, by the CRC-32 of their text: the corpus does
   *     not tell where its sentences stand, and the order of its files tells their labels
   */
  public static Collection<List<Integer>> inNeutralOrder(List<CorpusSentence> sentences) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < sentences.size(); i++) {
      groups.computeIfAbsent(sentences.get(i).group(), group -> new ArrayList<>()).add(i);
    }
    Comparator<Integer> neutral = Comparator.comparingLong(i -> crc(sentences.get(i).text()));
    groups.values().forEach(group -> group.sort(neutral));
    return groups.values();
  }

  private static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
