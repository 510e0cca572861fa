package org.uimaadr.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.uima.UIMAException;
import org.uimaadr.corpus.AdeCorpus;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.PmidSplit;
import org.uimaadr.eval.Bootstrap;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.GoldNote;
import org.uimaadr.eval.Heads;
import org.uimaadr.eval.NoteEvaluation;
import org.uimaadr.eval.Protocol;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.report.AtomicFile;
import org.uimaadr.text.MentionType;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;
import org.uimaadr.train.RecordedFigures;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code adr evaluate}: what a model is worth on a part of a corpus. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Measures a model on ADE-Corpus V2 or on notes: sentences, reactions and drugs, with 95 %% intervals.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  adr evaluate --corpus ade-corpus-v2",
      "  adr evaluate --model my-model --corpus ade-corpus-v2 --part test",
      "  adr evaluate --notes notes --json figures.json",
      "",
      "The parts are those of the PMID split: development is fold 8, test is fold 9, train is folds 0-7."
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final int BATCH_SIZE = 32;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "BUNDLE",
      defaultValue = ModelBundle.BUNDLED,
      description = "Folder or classpath: location of the model bundle.")
  private String model;

  @ArgGroup(multiplicity = "1")
  private Source source;

  private static final class Source {
    @Option(
        names = "--corpus",
        paramLabel = "DIR",
        description = "Folder of ADE-Corpus V2, in its original or Hugging Face's packaging.")
    private Path corpus;

    @Option(
        names = "--notes",
        paramLabel = "DIR",
        description =
            "Folder of whole documents with gold mentions: *.marked.txt, or NAME.txt and NAME.ann (brat).")
    private Path notes;
  }

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "pmid",
      description = "How the corpus is split: pmid, no abstract on both sides.")
  private String split;

  @Option(
      names = "--part",
      paramLabel = "PART",
      defaultValue = "development",
      description =
          "Part of the corpus: development, test, train or all; notes are always read whole.")
  private String part;

  @Option(
      names = "--operating-point",
      paramLabel = "POINT",
      defaultValue = ModelMetadata.BALANCED,
      description =
          "balanced, high-recall, high-precision, or a probability as the sentence threshold.")
  private String operatingPoint;

  @Option(
      names = "--no-gate",
      description = "Keep reactions in sentences that are not decided to state an ADR, too.")
  private boolean noGate;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the figures to this file, too.")
  private Path json;

  @Option(
      names = "--record",
      description =
          "Put the figures into the bundle's model.json and card (the bundle must be a folder).")
  private boolean record;

  @Mixin private ComputeOptions compute;

  @Option(
      names = "--skip-malformed",
      description = "Leave out malformed lines of the corpus instead of stopping at the first.")
  private boolean skipMalformed;

  @Override
  public Integer call() throws Exception {
    // All that can be wrong is told before the model is opened.
    CorpusPart wanted = checkParameters();
    PrintWriter out = spec.commandLine().getOut();
    if (source.notes == null) {
      evaluateCorpus(wanted, out);
    } else {
      evaluateNotes(out);
    }
    out.flush();
    return ExitStatus.DONE;
  }

  private void evaluateNotes(PrintWriter out) throws IOException, UIMAException {
    List<GoldNote> notes = NotesEvaluation.gold(source.notes);
    NoteEvaluation evaluation =
        NotesEvaluation.of(
            new AnnotationPipeline(model, operatingPoint, !noGate, compute, BATCH_SIZE, null, null),
            ModelBundle.open(model).metadata(),
            notes,
            source.notes);
    out.print(evaluation.toTable());
    write(evaluation.toJson());
    if (record) {
      RecordedFigures.add(Path.of(model), evaluation);
      out.println("Recorded in " + model);
    }
  }

  private void evaluateCorpus(CorpusPart wanted, PrintWriter out) throws IOException {
    Gold gold = ofCorpus(wanted);
    DeviceKind where = DeviceKind.of(compute.device);
    Precision numbers = Precision.of(compute.precision, where);
    try (AdrService service = AdrService.open(ModelBundle.open(model), where, numbers)) {
      Evaluation evaluation = evaluate(service, gold);
      out.print(evaluation.toTable());
      write(evaluation.toJson());
      if (record) {
        RecordedFigures.add(Path.of(model), evaluation.toJson());
        out.println("Recorded in " + model);
      }
    }
  }

  private void write(JsonObject figures) throws IOException {
    if (json != null) {
      AtomicFile.write(
          json,
          new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(figures)
              + "\n");
    }
  }

  private CorpusPart checkParameters() throws IOException {
    Usage usage = new Usage(spec);
    usage.requireOneOf("--split", split, List.of("pmid"));
    CorpusPart wanted = usage.corpusPart(part);
    usage.requireProcessor(compute.device, compute.precision);
    if (record && !isFolder(model)) {
      throw usage.wrong(
          "--record writes into the bundle and cannot with '"
              + model
              + "'; give the bundle's folder with --model");
    }
    usage.requireOperatingPoint(ModelBundle.open(model).metadata(), operatingPoint);
    if (json != null) {
      try {
        AtomicFile.replacing(json).close();
      } catch (IOException e) {
        throw new IOException(
            json + " cannot be written (" + e + "); give another file with --json", e);
      }
    }
    return wanted;
  }

  private static boolean isFolder(String location) {
    try {
      return Files.isDirectory(Path.of(location));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** What is evaluated, and what the protocol says of it. */
  private record Gold(List<CorpusSentence> sentences, String part, String split) {}

  private Gold ofCorpus(CorpusPart wanted) throws IOException {
    Corpus corpus = Corpus.read(source.corpus, skipMalformed);
    if (!corpus.problems().isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          "adr: %d lines of the corpus were skipped or repaired; the first: %s%n",
          corpus.problems().size(), corpus.problems().get(0));
      err.flush();
    }
    String packaging = corpus.name().equals(AdeCorpus.NAME) ? "" : ", " + corpus.name();
    return new Gold(
        PmidSplit.select(corpus.sentences(), wanted),
        wanted.description() + packaging,
        PmidSplit.description(corpus.sentences()));
  }

  private Evaluation evaluate(AdrService service, Gold gold) {
    SentenceDecoder decoder = service.decoder(operatingPoint, !noGate);
    List<EvaluatedSentence> read =
        ScoredCorpus.of(
                gold.sentences(),
                service.preparer(),
                service::score,
                service::scorePairs,
                List.of(decoder))
            .read(decoder);
    Protocol protocol =
        new Protocol(
            gold.part(),
            gold.split(),
            "bundle as shipped, operating point " + operatingPoint + ", " + service.precision(),
            noGate ? Set.of() : Set.of(MentionType.REACTION));
    Set<MentionType> types = EnumSet.noneOf(MentionType.class);
    types.addAll(service.metadata().taggers());
    Set<MentionType> related = EnumSet.noneOf(MentionType.class);
    service.metadata().relations().forEach(relation -> related.add(relation.target()));
    return Evaluation.of(protocol, new Heads(types, related), read, Bootstrap.standard());
  }
}
