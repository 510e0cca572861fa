package org.uimaadr.cli;

import com.google.gson.GsonBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.uimaadr.corpus.AdeCorpus;
import org.uimaadr.corpus.BratNotes;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.PmidSplit;
import org.uimaadr.eval.Bootstrap;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.NotePredictions;
import org.uimaadr.eval.Protocol;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.text.MentionType;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;
import org.uimaadr.train.RecordedFigures;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code adr evaluate}: what a model is worth on a part of a corpus. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Measures a model on ADE-Corpus V2: sentences, reactions and drugs, with 95 %% intervals.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  adr evaluate --corpus ade-corpus-v2                      the bundled model on the development part",
      "  adr evaluate --model my-model --corpus ade-corpus-v2 --part test --json figures.json",
      "",
      "The parts are those of the PMID split: development is fold 8, test is fold 9, train is folds 0-7."
    })
final class EvaluateCommand implements Callable<Integer> {

  @Option(
      names = "--model",
      paramLabel = "BUNDLE",
      defaultValue = ModelBundle.BUNDLED,
      description = "Folder or classpath: location of the model bundle.")
  private String model;

  @ArgGroup(multiplicity = "1")
  private Source source;

  private static final class Source {
    @Option(names = "--corpus", paramLabel = "DIR", description = "Folder of ADE-Corpus V2.")
    private Path corpus;

    @Option(
        names = "--notes",
        paramLabel = "DIR",
        description = "Folder of whole notes: NAME.txt with gold mentions in NAME.ann (brat).")
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
      description = "development, test, train or all.")
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

  @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or gpu.")
  private String device;

  @Option(names = "--precision", defaultValue = "auto", description = "auto, fp32 or bf16.")
  private String precision;

  @Override
  public Integer call() throws Exception {
    if (!split.equals("pmid")) {
      throw new IllegalArgumentException("Unknown split \"" + split + "\"; use pmid");
    }
    // The data first: a wrong folder is told before the model is opened.
    CorpusPart wanted = CorpusPart.of(part);
    List<CorpusSentence> gold =
        source.notes == null
            ? PmidSplit.select(AdeCorpus.read(source.corpus, false).sentences(), wanted)
            : BratNotes.read(source.notes);
    DeviceKind where = DeviceKind.of(device);
    Precision numbers = Precision.of(precision, where);
    try (AdrService service = AdrService.open(ModelBundle.open(model), where, numbers)) {
      Evaluation evaluation =
          source.notes == null ? ofSentences(service, gold, wanted) : ofNotes(service, gold);
      System.out.print(evaluation.toTable());
      if (json != null) {
        String text =
            new GsonBuilder().setPrettyPrinting().create().toJson(evaluation.toJson()) + "\n";
        Files.writeString(json, text);
      }
      if (record) {
        RecordedFigures.add(Path.of(model), evaluation.toJson());
        System.out.println("Recorded in " + model);
      }
    }
    return 0;
  }

  private Evaluation ofSentences(
      AdrService service, List<CorpusSentence> sentences, CorpusPart wanted) {
    ScoredCorpus scored = ScoredCorpus.of(sentences, service.preparer(), service::score);
    return evaluation(
        service,
        scored.read(service.decoder(operatingPoint, !noGate)),
        wanted.description(),
        PmidSplit.DESCRIPTION);
  }

  private Evaluation ofNotes(AdrService service, List<CorpusSentence> notes) {
    List<EvaluatedSentence> read =
        NotePredictions.of(
            notes, service.preparer(), service::score, service.decoder(operatingPoint, !noGate));
    return evaluation(
        service,
        read,
        "notes (" + source.notes.getFileName() + ")",
        "whole notes, none of them trained on; each counts as one sentence and one abstract");
  }

  private Evaluation evaluation(
      AdrService service, List<EvaluatedSentence> read, String what, String howSplit) {
    Protocol protocol =
        new Protocol(
            what,
            howSplit,
            "bundle as shipped, operating point " + operatingPoint + ", " + service.precision(),
            noGate ? Set.of() : Set.of(MentionType.REACTION));
    return Evaluation.of(
        protocol, EnumSet.copyOf(service.metadata().taggers()), read, Bootstrap.standard());
  }
}
