package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What most published figures rest on: sentences are divided at random, here by the CRC-32 of their
 * text, so that at least copies of a sentence stay together. Nearly every test sentence shares an
 * abstract with training.
 */
record RandomSplit() implements CorpusSplit {

  private static final int DEVELOPMENT = 8;
  private static final int TEST = 9;

  @Override
  public CorpusDivision divide(List<CorpusSentence> sentences) {
    Map<Integer, List<CorpusSentence>> tenths =
        sentences.stream()
            .collect(
                Collectors.groupingBy(
                    sentence -> (int) (Checksum.of(sentence.text()) % PmidSplit.FOLDS),
                    TreeMap::new,
                    Collectors.toList()));
    List<CorpusSentence> development = tenths.getOrDefault(DEVELOPMENT, List.of());
    List<CorpusSentence> test = tenths.getOrDefault(TEST, List.of());
    tenths.keySet().removeAll(List.of(DEVELOPMENT, TEST));
    List<CorpusSentence> training = new ArrayList<>();
    tenths.values().forEach(training::addAll);
    return new CorpusDivision(
        "random (tenth = CRC-32 of the text modulo 10; test sentences share abstracts with training:"
            + " not to be compared with figures by PMID)",
        new CorpusDivision.Folds(
            "training (random, eight tenths)",
            "development (random, a tenth)",
            "test (random, a tenth)",
            "all of random"),
        sentences,
        training,
        development,
        test);
  }
}
