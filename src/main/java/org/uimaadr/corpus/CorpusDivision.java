package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A corpus, divided. Sentences may be in no part, such as those of the training folds whose text
 * also stands in a part that is held out.
 *
 * @param description how it was divided and what that means, for people; figures carry it
 * @param folds what the parts are made of, for people
 * @param all the corpus
 * @param training what is learned from
 * @param development what epochs and thresholds are chosen on
 * @param test what figures are measured on
 */
public record CorpusDivision(
    String description,
    Folds folds,
    List<CorpusSentence> all,
    List<CorpusSentence> training,
    List<CorpusSentence> development,
    List<CorpusSentence> test) {

  /** Where a development part is not part of a split, it is this tenth of its training part. */
  private static final int DEVELOPMENT_TENTH = 8;

  /**
   * What the parts are made of, for people.
   *
   * @param training of the training part
   * @param development of the development part
   * @param test of the test part
   * @param all of the corpus
   */
  public record Folds(String training, String development, String test, String all) {}

  /** Copies the lists. */
  public CorpusDivision {
    all = List.copyOf(all);
    training = List.copyOf(training);
    development = List.copyOf(development);
    test = List.copyOf(test);
  }

  /**
   * A division whose split knows no development part: a tenth of what is not tested on is taken for
   * it, by the CRC-32 of the text, so that copies of a sentence stay together.
   */
  static CorpusDivision withoutDevelopment(
      String description, String name, List<CorpusSentence> rest, List<CorpusSentence> test) {
    List<CorpusSentence> training = new ArrayList<>();
    List<CorpusSentence> development = new ArrayList<>();
    for (CorpusSentence sentence : rest) {
      boolean tenth = Checksum.of(sentence.text()) % PmidSplit.FOLDS == DEVELOPMENT_TENTH;
      (tenth ? development : training).add(sentence);
    }
    List<CorpusSentence> all = new ArrayList<>(rest);
    all.addAll(test);
    return new CorpusDivision(
        description
            + "; the development part is a tenth of the training part, by CRC-32 of the text",
        new Folds(
            "training (" + name + ", nine tenths)",
            "development (" + name + ", a tenth of the training part)",
            "test (" + name + ")",
            "all of " + name),
        all,
        training,
        development,
        test);
  }

  /**
   * The same division for a training that chooses nothing: it learns from the development part,
   * too, and the test part stands in its place, to be measured on; there is no other test part
   * then.
   */
  public CorpusDivision choosingNothing() {
    List<CorpusSentence> learnt = new ArrayList<>(training);
    learnt.addAll(development);
    return new CorpusDivision(
        description + "; it is learnt from, too",
        new Folds(
            folds.training() + " and " + folds.development(), folds.test(), "nothing", folds.all()),
        all,
        learnt,
        test,
        List.of());
  }

  /** The sentences of a part, in the order of the corpus. */
  public List<CorpusSentence> select(CorpusPart part) {
    return switch (part) {
      case TRAIN -> training;
      case DEVELOPMENT -> development;
      case TEST -> test;
      case ALL -> all;
    };
  }

  /** A part with what it is made of, for people. */
  public String describe(CorpusPart part) {
    return switch (part) {
      case TRAIN -> folds.training();
      case DEVELOPMENT -> folds.development();
      case TEST -> folds.test();
      case ALL -> folds.all();
    };
  }

  /**
   * How much of a part is known already: of the test part from training or development, of the
   * development part from training.
   */
  public LeakReport leak(CorpusPart part) {
    List<CorpusSentence> known = new ArrayList<>(training);
    if (part == CorpusPart.TEST) {
      known.addAll(development);
    }
    return LeakReport.of(known, select(part));
  }

  /** What is learned from and what is measured on, in lines for people. */
  public String summary() {
    LeakReport learned = LeakReport.of(List.of(), training);
    LeakReport measured = leak(CorpusPart.DEVELOPMENT);
    return String.format(
        Locale.ROOT,
        "Split %s%n%s: %,d sentences, %.1f %% positive%n%s: %,d sentences, %.1f %% positive; %.1f %%"
            + " are copies of training sentences, %.1f %% share an abstract with some",
        description,
        describe(CorpusPart.TRAIN),
        learned.sentences(),
        100 * learned.prevalence(),
        describe(CorpusPart.DEVELOPMENT),
        measured.sentences(),
        100 * measured.prevalence(),
        100 * measured.copyShare(),
        100 * measured.sharedGroupShare());
  }

  /** For each sentence's id the part that it belongs to, or {@code none}. */
  public Map<String, String> partsById() {
    Map<String, String> parts = new LinkedHashMap<>();
    all.forEach(sentence -> parts.put(sentence.id(), "none"));
    for (CorpusPart part : List.of(CorpusPart.TRAIN, CorpusPart.DEVELOPMENT, CorpusPart.TEST)) {
      select(part).forEach(sentence -> parts.put(sentence.id(), part.toString()));
    }
    return parts;
  }
}
