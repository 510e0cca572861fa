package org.uimaadr.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.CorpusProblem;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.PmidSplit;
import org.uimaadr.text.MentionType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code adr corpus}: shows what a corpus holds. */
@Command(name = "corpus", description = "Shows what a corpus holds.")
final class CorpusCommand implements Runnable {

  private static final String ROW = "%-12s %9s %9s %9s %9s %9s %9s %9s %9s%n";

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command: info");
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
