package org.uimaadr.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.eval.ClassificationMetrics;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.eval.SentenceScope;
import org.uimaadr.eval.SpanMatch;
import org.uimaadr.eval.SpanMetrics;
import org.uimaadr.model.Calibration;
import org.uimaadr.model.HuggingFaceCheckpoint;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.Thresholds;
import org.uimaadr.model.WindowBatcher;
import org.uimaadr.model.WindowScorer;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.torch.NetworkWeights;

/** Fine-tunes a checkpoint on labelled sentences and chooses epoch and thresholds on others. */
public final class ModelTrainer {

  private final TrainingOptions options;
  private final TrainingListener listener;

  /** Sets how to train, and who is told of it. */
  public ModelTrainer(TrainingOptions options, TrainingListener listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * A trained model.
   *
   * @param weights of the best epoch
   * @param epoch the best epoch, from 1
   * @param operatingPoints thresholds by name, the balanced ones first
   * @param calibration fitted on the development part
   * @param development the development part with the model's scores
   */
  public record Result(
      NetworkWeights weights,
      int epoch,
      Map<String, Thresholds> operatingPoints,
      Calibration calibration,
      ScoredCorpus development) {}

  /**
   * Trains.
   *
   * @param checkpoint what to start from
   * @param training labelled sentences to learn from
   * @param development labelled sentences to choose epoch and thresholds on
   * @throws TrainingException if the data cannot train a model
   */
  public Result train(
      HuggingFaceCheckpoint checkpoint,
      List<CorpusSentence> training,
      List<CorpusSentence> development)
      throws IOException {
    requireBothAnswers(training, "training");
    requireBothAnswers(development, "development");
    List<MentionType> taggers = List.copyOf(options.taggerLossWeights().keySet());
    try (WordPieceTokenizer tokenizer =
        WordPieceTokenizer.ofJson(checkpoint.tokenizer().json(), "tokenizer of the checkpoint")) {
      int maxPieces = options.maxPieces(checkpoint.config());
      SentencePreparer preparer = new SentencePreparer(tokenizer, maxPieces);
      List<TrainingWindow> windows =
          training.stream().flatMap(s -> TrainingWindow.of(s, taggers, preparer).stream()).toList();
      NetworkWeights initial =
          InitialWeights.of(
              checkpoint, taggers.stream().map(MentionType::name).toList(), options.seed());
      Development evaluation = new Development(development, taggers, preparer);
      TrainingLoop.Best best =
          new TrainingLoop(options, listener).run(initial, windows, evaluation::figures);
      return new Result(
          best.weights(),
          best.epoch(),
          evaluation.best.operatingPoints,
          evaluation.best.calibration,
          evaluation.best.corpus);
    }
  }

  private static void requireBothAnswers(List<CorpusSentence> sentences, String part) {
    long positives = sentences.stream().filter(CorpusSentence::adr).count();
    if (positives == 0 || positives == sentences.size()) {
      throw new TrainingException(
          ("The %s part has %d sentences, %d of them with an adverse drug reaction; it needs sentences of both kinds."
                  + " Check the corpus folder and the split.")
              .formatted(part, sentences.size(), positives));
    }
  }

  /** Evaluates after each epoch and remembers what belongs to the best. */
  private static final class Development {
    private final List<CorpusSentence> sentences;
    private final List<MentionType> taggers;
    private final SentencePreparer preparer;
    private Choice best;
    private double bestScore = Double.NEGATIVE_INFINITY;

    Development(
        List<CorpusSentence> sentences, List<MentionType> taggers, SentencePreparer preparer) {
      this.sentences = sentences;
      this.taggers = taggers;
      this.preparer = preparer;
    }

    private record Choice(
        ScoredCorpus corpus, Calibration calibration, Map<String, Thresholds> operatingPoints) {}

    EpochFigures figures(WindowScorer scorer) {
      ScoredCorpus scored = ScoredCorpus.of(sentences, preparer, new WindowBatcher(scorer)::score);
      Calibration calibration = SentenceCalibration.fit(scored, taggers);
      Map<String, Thresholds> points = OperatingPoints.choose(scored, taggers, calibration);
      SentenceDecoder decoder =
          new SentenceDecoder(taggers, points.get(OperatingPoints.BALANCED), calibration, true);
      List<EvaluatedSentence> read = scored.read(decoder);
      EpochFigures figures =
          new EpochFigures(
              OperatingPoints.f1(read, ClassificationMetrics::decision),
              strictF1(read, MentionType.REACTION, SentenceScope.POSITIVE),
              strictF1(read, MentionType.REACTION, SentenceScope.ALL),
              strictF1(read, MentionType.DRUG, SentenceScope.POSITIVE));
      if (figures.score() > bestScore) {
        bestScore = figures.score();
        best = new Choice(scored, calibration, points);
      }
      return figures;
    }

    private static double strictF1(
        List<EvaluatedSentence> read, MentionType type, SentenceScope scope) {
      return OperatingPoints.f1(read, s -> SpanMetrics.count(s, type, SpanMatch.STRICT, scope));
    }
  }
}
