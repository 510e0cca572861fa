package org.uimaadr.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.uima.UIMAException;
import org.uimaadr.cli.report.RunReport;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.CorpusProblem;
import org.uimaadr.eval.ContextEvaluation;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.GoldNote;
import org.uimaadr.eval.NoteEvaluation;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.report.AtomicFile;
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
      "  adr evaluate --context testdata/gold/context",
      "  adr evaluate --cross-validate results --corpus ade-corpus-v2 --split pmid-10fold \\",
      "    --base-model bge-small-en-v1.5 --epochs 10",
      "",
      "By default the parts are those of the PMID split: development is fold 8, test is fold 9, train is folds 0-7."
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

    @Option(
        names = "--context",
        paramLabel = "DIR",
        description =
            "Folder of *.marked.txt: measures what is said of the context of its gold reactions; needs no model.")
    private Path context;
  }

  @Mixin private SplitOptions split;

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
      names = "--compare",
      paramLabel = "BUNDLE",
      description =
          "With --corpus: another model, and by how much the first is better, with intervals.")
  private String other;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the figures to this file, too.")
  private Path json;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "With --corpus: write report.html and metrics.json into this folder, too, with curves, reliability and the worst errors. The page quotes the corpus.")
  private Path report;

  @Option(
      names = "--record",
      description =
          "Put the figures into the bundle's model.json and card (the bundle must be a folder).")
  private boolean record;

  @Mixin private CrossValidationOptions crossValidation;

  @Mixin private TrainingParameters training;

  @Mixin private ComputeOptions compute;

  @Option(
      names = "--skip-malformed",
      description = "Leave out malformed lines of the corpus instead of stopping at the first.")
  private boolean skipMalformed;

  @Override
  public Integer call() throws Exception {
    if (report != null && (crossValidation.areGiven() || source.corpus == null)) {
      throw new Usage(spec).wrong("--report needs --corpus, without --cross-validate");
    }
    if (crossValidation.areGiven()) {
      checkJson();
      write(crossValidation.run(spec, source.corpus, skipMalformed, split, training, compute));
      return ExitStatus.DONE;
    }
    if (source.context != null) {
      return evaluateContext();
    }
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

  private int evaluateContext() throws IOException, UIMAException {
    checkJson();
    ContextEvaluation evaluation = ContextMeasurement.of(source.context);
    PrintWriter out = spec.commandLine().getOut();
    out.print(evaluation.toTable());
    write(evaluation.toJson());
    out.flush();
    return ExitStatus.DONE;
  }

  private void evaluateNotes(PrintWriter out) throws IOException, UIMAException {
    List<GoldNote> notes = NotesEvaluation.gold(source.notes);
    NoteEvaluation evaluation =
        NotesEvaluation.of(
            new AnnotationPipeline(
                model,
                operatingPoint,
                !noGate,
                compute,
                BATCH_SIZE,
                training.blockPieces,
                null,
                null,
                null,
                false),
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
    Corpus corpus = Corpus.read(source.corpus, skipMalformed);
    warnOf(corpus.problems());
    CorpusDivision division = split.divide(corpus, source.corpus);
    LearntSentences learnt = new LearntSentences(split, corpus, source.corpus);
    CorpusEvaluation measured =
        new CorpusEvaluation(
            corpus.name(),
            division,
            wanted,
            operatingPoint,
            !noGate,
            training.blockPieces,
            compute,
            tested -> learnt.leak(tested, division, wanted));
    CorpusEvaluation.Answers answers = measured.ask(model);
    Evaluation evaluation = measured.evaluate(answers);
    out.print(evaluation.toTable());
    write(evaluation.toJson());
    if (record) {
      RecordedFigures.add(Path.of(model), evaluation.toJson());
      out.println("Recorded in " + model);
    }
    if (report != null) {
      ModelBundle bundle = ModelBundle.open(model);
      String label = bundle.metadata().name() + " " + bundle.metadata().version();
      measured
          .report(
              "Evaluation of " + label,
              answers,
              List.of(measured.reported(label, bundle, answers, evaluation, Optional.empty())),
              new JsonArray())
          .write(report);
      out.println("Wrote " + report.resolve(RunReport.PAGE));
    }
    if (other != null) {
      out.printf("%nBetter than %s by, in points of F1 (paired bootstrap by abstract)%n", other);
      out.print(CorpusEvaluation.compare(answers, measured.ask(other)).toTable());
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
    split.require(usage);
    usage.requireNoneOrMore("--block-pieces", training.blockPieces);
    CorpusPart wanted = usage.corpusPart(part);
    usage.requireProcessor(compute.device, compute.precision);
    if (record && !isFolder(model)) {
      throw usage.wrong(
          "--record writes into the bundle and cannot with '"
              + model
              + "'; give the bundle's folder with --model");
    }
    usage.requireOperatingPoint(ModelBundle.open(model).metadata(), operatingPoint);
    if (other != null) {
      if (source.corpus == null) {
        throw usage.wrong("--compare needs --corpus");
      }
      usage.requireOperatingPoint(ModelBundle.open(other).metadata(), operatingPoint);
    }
    checkJson();
    if (report != null) {
      RunReport.requireWritable(report);
    }
    return wanted;
  }

  private void checkJson() throws IOException {
    if (json != null) {
      try {
        AtomicFile.replacing(json).close();
      } catch (IOException e) {
        throw new IOException(
            json + " cannot be written (" + e + "); give another file with --json", e);
      }
    }
  }

  private static boolean isFolder(String location) {
    try {
      return Files.isDirectory(Path.of(location));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private void warnOf(List<CorpusProblem> problems) {
    if (!problems.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.printf(
          "adr: %d lines of the corpus were skipped or repaired; the first: %s%n",
          problems.size(), problems.get(0));
      err.flush();
    }
  }
}
