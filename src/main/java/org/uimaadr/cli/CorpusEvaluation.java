package org.uimaadr.cli;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.uimaadr.cli.report.Environment;
import org.uimaadr.cli.report.LearningCurve;
import org.uimaadr.cli.report.ReportedModel;
import org.uimaadr.cli.report.RunReport;
import org.uimaadr.corpus.AdeCorpus;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.LeakReport;
import org.uimaadr.eval.Analysis;
import org.uimaadr.eval.Bootstrap;
import org.uimaadr.eval.Comparison;
import org.uimaadr.eval.EvaluatedPart;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.Heads;
import org.uimaadr.eval.Protocol;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.text.MentionType;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;

/**
 * Measures models on a part of a corpus.
 *
 * @param corpusName name of the corpus and its packaging
 * @param division the corpus, divided
 * @param part which part
 * @param operatingPoint name or sentence threshold
 * @param gate whether reactions are kept only in sentences that are decided to state an ADR
 * @param blockPieces most word pieces that the sentences of an abstract share, 0 for each alone;
 *     null as the model has learnt to read
 * @param compute where and how precisely
 * @param leaks how much of the part a model knows
 */
record CorpusEvaluation(
    String corpusName,
    CorpusDivision division,
    CorpusPart part,
    String operatingPoint,
    boolean gate,
    Integer blockPieces,
    ComputeOptions compute,
    Leaks leaks) {

  /** How much of a part a model knows; nothing if that cannot be told. */
  @FunctionalInterface
  interface Leaks {
    Optional<LeakReport> of(ModelMetadata model) throws IOException;
  }

  /** Evaluates models that were trained on the division's training part. */
  CorpusEvaluation(
      String corpusName,
      CorpusDivision division,
      CorpusPart part,
      String operatingPoint,
      boolean gate,
      Integer blockPieces,
      ComputeOptions compute) {
    this(
        corpusName,
        division,
        part,
        operatingPoint,
        gate,
        blockPieces,
        compute,
        model -> Optional.of(division.leak(part)));
  }

  /**
   * What a model said, with what it can say.
   *
   * @param reading how it read, for a protocol
   * @param leak how much of the part it knew
   */
  record Answers(
      Heads heads,
      List<EvaluatedSentence> sentences,
      String reading,
      Optional<LeakReport> leak,
      String device,
      String precision) {}

  /** Asks a model. */
  Answers ask(String bundle) throws IOException {
    DeviceKind where = DeviceKind.of(compute.device);
    Precision numbers = Precision.of(compute.precision, where);
    try (AdrService service = AdrService.open(ModelBundle.open(bundle), where, numbers)) {
      return ask(service);
    }
  }

  /** Asks a model that is open. */
  Answers ask(AdrService model) throws IOException {
    int together = model.metadata().blockPieces(blockPieces);
    return new Answers(
        Heads.of(model.metadata()),
        ScoredCorpus.read(
            model, division.select(part), together, model.decoder(operatingPoint, gate)),
        Protocol.reading(together, model.metadata().calibration().sentence()),
        leaks.of(model.metadata()),
        model.device(),
        model.precision());
  }

  /** All figures of a model. */
  Evaluation evaluate(Answers answers) {
    String packaging = corpusName.equals(AdeCorpus.NAME) ? "" : ", " + corpusName;
    Protocol protocol =
        new Protocol(
            division.describe(part) + packaging,
            division.description(),
            "bundle as shipped, operating point "
                + operatingPoint
                + ", "
                + answers.precision()
                + answers.reading(),
            gate ? Set.of(MentionType.REACTION) : Set.of(),
            answers.leak());
    return Evaluation.of(protocol, answers.heads(), answers.sentences(), Bootstrap.standard());
  }

  /** What a report says of a model. */
  ReportedModel reported(
      String label,
      ModelBundle bundle,
      Answers answers,
      Evaluation evaluation,
      Optional<LearningCurve> curve) {
    return new ReportedModel(
        label,
        bundle.metadata(),
        bundle.sha256(),
        operatingPoint,
        curve,
        Analysis.of(new EvaluatedPart(evaluation, answers.sentences())));
  }

  /** The report of models that have answered to this part. */
  RunReport report(
      String title, Answers answers, List<ReportedModel> models, JsonArray beforeAfter) {
    return new RunReport(
        title,
        new Environment(answers.device(), answers.precision()),
        division,
        models,
        beforeAfter);
  }

  /** By how much one model is better than another. */
  static Comparison compare(Answers one, Answers other) {
    return Comparison.of(
        one.sentences(),
        other.sentences(),
        one.heads().common(other.heads()),
        Bootstrap.standard());
  }
}
