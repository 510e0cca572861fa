package org.uimaadr.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.uimaadr.corpus.AdeCorpus;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.CorpusSplits;
import org.uimaadr.corpus.SplitName;
import picocli.CommandLine.Option;

/** How a corpus is divided: the same options for every command that does. */
final class SplitOptions {

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "pmid",
      description =
          "How the corpus is divided: pmid (no abstract on both sides), notebook, random, pmid-10fold, pmid-5fold or spert-10fold.")
  String split;

  @Option(
      names = "--fold",
      paramLabel = "N",
      defaultValue = "0",
      description = "Which fold of pmid-10fold, pmid-5fold or spert-10fold to test on, from 0.")
  int fold;

  @Option(
      names = "--spert-folds",
      paramLabel = "DIR",
      description = "Folder of SpERT's ADE folds (ade_full.json and ade_split_N_test.json).")
  Path spertFolds;

  /** Refuses what is no split. */
  SplitName require(Usage usage) {
    usage.requireOneOf("--split", split, SplitName.names());
    SplitName name = SplitName.of(split);
    if (fold < 0 || fold >= name.folds()) {
      throw usage.wrong(
          "--fold cannot be "
              + fold
              + " with --split "
              + name
              + "; give 0 to "
              + (name.folds() - 1));
    }
    if (name == SplitName.SPERT_10FOLD && spertFolds == null) {
      throw usage.wrong("--split " + name + " needs --spert-folds DIR");
    }
    return name;
  }

  SplitName name() {
    return SplitName.of(split);
  }

  /** Divides a corpus for one of the folds. */
  CorpusDivision divide(Corpus corpus, Path folder, int testFold) throws IOException {
    return divide(corpus, folder, name(), testFold);
  }

  /**
   * Divides a corpus in another way than was asked for.
   *
   * @throws IllegalArgumentException if it cannot be divided so
   */
  CorpusDivision divide(Corpus corpus, Path folder, SplitName name, int testFold)
      throws IOException {
    return CorpusSplits.of(name, testFold, spertFolds).divide(sentences(corpus, folder, name));
  }

  /** Divides a corpus for the fold that was asked for. */
  CorpusDivision divide(Corpus corpus, Path folder) throws IOException {
    return divide(corpus, folder, fold);
  }

  /** What is divided: the corpus's sentences, or its lines where the split counts these. */
  List<CorpusSentence> sentences(Corpus corpus, Path folder) throws IOException {
    return sentences(corpus, folder, name());
  }

  private static List<CorpusSentence> sentences(Corpus corpus, Path folder, SplitName name)
      throws IOException {
    boolean lines = name == SplitName.NOTEBOOK && corpus.name().equals(AdeCorpus.NAME);
    return lines ? AdeCorpus.readLines(folder) : corpus.sentences();
  }
}
