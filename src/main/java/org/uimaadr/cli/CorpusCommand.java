package org.uimaadr.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.CorpusProblem;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.LeakReport;
import org.uimaadr.corpus.PmidSplit;
import org.uimaadr.corpus.SplitName;
import org.uimaadr.report.AtomicFile;
import org.uimaadr.text.MentionType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code adr corpus}: shows what a corpus holds, and how it is divided. */
@Command(name = "corpus", description = "Shows what a corpus holds, and divides it.")
final class CorpusCommand implements Runnable {

  private static final String LEAK_ROW = "%-58s %9s %9s %8s %11s %9s%n";
  private static final String ROW = "%-12s %9s %9s %9s %9s %9s %9s %9s %9s%n";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: info or split");
  }

  @Command(
      name = "info",
      description = {
        "Counts sentences, mentions and relations of ADE-Corpus V2, in all and by part of the split.",
        "The parts are train (folds 0-7 of the PMIDs), development (fold 8) and test (fold 9); train lacks the sentences that development or test hold too."
      })
  void info(
      @Parameters(
              paramLabel = "DIR",
              description = "Folder of ADE-Corpus V2, in its original or Hugging Face's packaging.")
          Path folder,
      @Option(
              names = "--skip-malformed",
              description = "List malformed lines instead of stopping at the first.")
          boolean skipMalformed)
      throws IOException {
    Corpus corpus = Corpus.read(folder, skipMalformed);
    PrintWriter out = spec.commandLine().getOut();
    out.println(corpus.name());
    out.printf(
        ROW,
        "part",
        "groups",
        "sentences",
        "with ADR",
        "without",
        "reactions",
        "drugs",
        "doses",
        "relations");
    for (CorpusPart part : CorpusPart.values()) {
      printCounts(out, part, PmidSplit.select(corpus.sentences(), part));
    }
    for (CorpusProblem problem : corpus.problems()) {
      out.println(problem);
    }
    out.flush();
  }

  @Command(
      name = "split",
      description = {
        "Divides ADE-Corpus V2 for training, development and test, and says how much of each part is known from training.",
        "pmid-10fold, pmid-5fold and spert-10fold are shown fold by fold, whatever --fold says."
      })
  void split(
      @Parameters(paramLabel = "DIR", description = "Folder of ADE-Corpus V2.") Path folder,
      @Mixin SplitOptions options,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description =
                  "Write the id of each sentence with its group and part; with folds, the fold that it is tested in.")
          Path output)
      throws IOException {
    SplitName name = options.require(new Usage(spec.subcommands().get("split").getCommandSpec()));
    Corpus corpus = Corpus.read(folder, false);
    PrintWriter out = spec.commandLine().getOut();
    Map<String, String> lines = new LinkedHashMap<>();
    for (int fold = 0; fold < name.folds(); fold++) {
      CorpusDivision division = options.divide(corpus, folder, fold);
      if (fold == 0) {
        out.println("Split " + division.description());
        out.printf(LEAK_ROW, "part", "sentences", "positive", "copies", "pos. copies", "abstracts");
      }
      printLeak(out, division, CorpusPart.TRAIN);
      printLeak(out, division, CorpusPart.DEVELOPMENT);
      printLeak(out, division, CorpusPart.TEST);
      addLines(lines, division, name.folds() > 1 ? "fold-" + fold : null);
    }
    if (output != null) {
      AtomicFile.write(output, "id\tgroup\tpart\n" + String.join("", lines.values()));
      out.println("Wrote " + output);
    }
    out.flush();
  }

  private static void printLeak(PrintWriter out, CorpusDivision division, CorpusPart part) {
    LeakReport leak = division.leak(part);
    boolean training = part == CorpusPart.TRAIN;
    out.printf(
        LEAK_ROW,
        division.describe(part),
        number(leak.sentences()),
        percent(leak.positives(), leak.sentences()),
        training ? "" : percent(leak.copies(), leak.sentences()),
        training ? "" : percent(leak.positiveCopies(), leak.positives()),
        training ? "" : percent(leak.sharedGroups(), leak.sentences()));
  }

  /** With folds, the last word has the fold that the sentence is tested in. */
  private static void addLines(Map<String, String> lines, CorpusDivision division, String fold) {
    Map<String, String> parts = division.partsById();
    for (CorpusSentence sentence : division.all()) {
      String part = parts.get(sentence.id());
      if (fold == null || part.equals(CorpusPart.TEST.toString())) {
        lines.put(
            sentence.id(),
            sentence.id() + "\t" + sentence.group() + "\t" + (fold == null ? part : fold) + "\n");
      }
    }
  }

  private static String percent(int part, int whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private static void printCounts(
      PrintWriter out, CorpusPart part, List<CorpusSentence> sentences) {
    long positive = sentences.stream().filter(CorpusSentence::adr).count();
    out.printf(
        ROW,
        part,
        number(sentences.stream().map(CorpusSentence::group).distinct().count()),
        number(sentences.size()),
        number(positive),
        number(sentences.size() - positive),
        number(mentions(sentences, MentionType.REACTION)),
        number(mentions(sentences, MentionType.DRUG)),
        number(mentions(sentences, MentionType.DOSE)),
        number(sentences.stream().mapToLong(sentence -> sentence.relations().size()).sum()));
  }

  private static long mentions(List<CorpusSentence> sentences, MentionType type) {
    return sentences.stream().mapToLong(sentence -> sentence.mentions(type).size()).sum();
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
