package org.uimaadr.corpus;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The split of a corpus into ten folds by group, so that no abstract stands on both sides. A
 * group's fold is the CRC-32 of its characters (a PMID's ASCII digits) modulo 10: the same
 * everywhere, now and later, whatever other sentences there are.
 */
public final class PmidSplit {

  private static final String BY_PMID =
      "pmid (fold = CRC-32 of the PMID modulo 10; no abstract on both sides)";

  private static final String BY_OTHER_GROUPS =
      "group (fold = CRC-32 of the group modulo 10; the groups are no PMIDs, so that sentences of"
          + " one abstract may stand on both sides: not to be compared with figures by PMID)";

  private static final String BY_DOCUMENT =
      "pmid (fold = CRC-32 modulo 10 of the PMID, or of a document's id where it has none; no"
          + " abstract or document on both sides)";

  private static final Pattern PMID = Pattern.compile("[0-9]+");

  /** Number of folds. */
  public static final int FOLDS = 10;

  private static final int DEVELOPMENT_FOLD = 8;
  static final int TEST_FOLD = 9;

  private PmidSplit() {}

  /** The fold, 0 to 9, of a group. */
  public static int fold(String group) {
    return (int) (Checksum.of(group) % FOLDS);
  }

  /** What figures say of this split of some sentences. */
  public static String description(Collection<CorpusSentence> sentences) {
    if (sentences.stream().anyMatch(s -> s.group().equals(HuggingFaceAdeCorpus.group(s.text())))) {
      return BY_OTHER_GROUPS;
    }
    boolean byPmid =
        sentences.stream().allMatch(sentence -> PMID.matcher(sentence.group()).matches());
    return byPmid ? BY_PMID : BY_DOCUMENT;
  }

  /** The sentences of a part, in the order given. */
  public static List<CorpusSentence> select(List<CorpusSentence> sentences, CorpusPart part) {
    return switch (part) {
      case TRAIN -> training(sentences, Set.of(DEVELOPMENT_FOLD, TEST_FOLD));
      case DEVELOPMENT -> heldOut(sentences, Set.of(DEVELOPMENT_FOLD));
      case TEST -> heldOut(sentences, Set.of(TEST_FOLD));
      case ALL -> List.copyOf(sentences);
    };
  }

  /** The sentences of some folds, in the order given. */
  public static List<CorpusSentence> heldOut(List<CorpusSentence> sentences, Set<Integer> folds) {
    return sentences.stream().filter(sentence -> folds.contains(fold(sentence.group()))).toList();
  }

  /**
   * What may be learned from while some folds are held out: the sentences of all other folds, in
   * the order given, without those whose text also stands in a fold that is held out.
   */
  public static List<CorpusSentence> training(
      List<CorpusSentence> sentences, Set<Integer> heldOutFolds) {
    Set<String> unseen =
        heldOut(sentences, heldOutFolds).stream()
            .map(CorpusSentence::text)
            .collect(Collectors.toSet());
    return sentences.stream()
        .filter(sentence -> !heldOutFolds.contains(fold(sentence.group())))
        .filter(sentence -> !unseen.contains(sentence.text()))
        .toList();
  }
}
