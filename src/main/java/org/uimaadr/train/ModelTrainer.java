package org.uimaadr.train;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.Calibration;
import org.uimaadr.model.HuggingFaceCheckpoint;
import org.uimaadr.model.PairBatcher;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.Thresholds;
import org.uimaadr.model.WindowBatcher;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkWeights;

/** Fine-tunes a checkpoint on labelled sentences and chooses epoch and thresholds on others. */
public final class ModelTrainer {

  private static final Logger LOG = LoggerFactory.getLogger(ModelTrainer.class);

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
   * @param taggers types of the taggers
   * @param relations types of the relation heads
   * @param weights of the best epoch
   * @param epoch the best epoch, from 1
   * @param operatingPoints thresholds by name, the balanced ones first
   * @param calibration fitted on the development part
   * @param development the development part with the model's scores
   */
  public record Result(
      List<MentionType> taggers,
      List<RelationType> relations,
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
    requireReactions(training, "training");
    requireReactions(development, "development");
    TrainingOptions learnt = options.thatLearnFrom(training);
    List<MentionType> taggers = List.copyOf(learnt.taggerLossWeights().keySet());
    List<RelationType> relations = List.copyOf(learnt.relationLossWeights().keySet());
    NetworkHeads heads =
        new NetworkHeads(
            true,
            taggers.stream().map(MentionType::name).toList(),
            relations.stream().map(RelationType::name).toList());
    try (WordPieceTokenizer tokenizer =
        WordPieceTokenizer.ofJson(checkpoint.tokenizer().json(), "tokenizer of the checkpoint")) {
      int maxPieces = options.maxPieces(checkpoint.config());
      SentencePreparer preparer = new SentencePreparer(tokenizer, maxPieces);
      List<TrainingWindow> windows =
          training.stream()
              .map(LabelledPassage::of)
              .flatMap(p -> TrainingWindow.of(p, taggers, relations, preparer, 0).stream())
              .toList();
      NetworkWeights initial = InitialWeights.of(checkpoint, heads, options.seed());
      TrainingLoop.Best best =
          new TrainingLoop(learnt, listener)
              .run(
                  initial,
                  windows,
                  (windowScorer, pairScorer) ->
                      DevelopmentResult.of(
                          ScoredCorpus.of(
                              development,
                              preparer,
                              new WindowBatcher(windowScorer)::score,
                              new PairBatcher(relations, pairScorer)::score,
                              OperatingPoints.readers(taggers)),
                          taggers,
                          relations));
      return new Result(
          taggers,
          relations,
          best.weights(),
          best.epoch(),
          best.development().operatingPoints(),
          best.development().calibration(),
          best.development().scored());
    }
  }

  /**
   * Sentences with reactions are needed; without others a model can be trained, as for the
   * benchmarks that know positive sentences only, but its sentence head learns nothing.
   */
  private static void requireReactions(List<CorpusSentence> sentences, String part) {
    long positives = sentences.stream().filter(CorpusSentence::adr).count();
    if (positives == 0) {
      throw new TrainingException(
          ("The %s part has %d sentences, none of them with an adverse drug reaction."
                  + " Check the corpus folder and the split.")
              .formatted(part, sentences.size()));
    }
    if (positives == sentences.size()) {
      LOG.warn(
          "The {} part has no sentence without an adverse drug reaction: the model will take every"
              + " sentence for one",
          part);
    }
  }
}
