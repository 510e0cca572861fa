package org.uimaadr.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.corpus.CorpusPassages;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.corpus.MarkedDocument;
import org.uimaadr.corpus.MarkedPassages;
import org.uimaadr.corpus.MentionPool;
import org.uimaadr.corpus.PassageSource;
import org.uimaadr.corpus.TextVariation;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.Calibration;
import org.uimaadr.model.PairBatcher;
import org.uimaadr.model.RelationScorer;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.SentenceScorer;
import org.uimaadr.model.Thresholds;
import org.uimaadr.model.WindowBatcher;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.WindowMaker;
import org.uimaadr.text.WordPieceTokenizer;
import org.uimaadr.torch.NetworkHeads;
import org.uimaadr.torch.NetworkWeights;

/** Fine-tunes a checkpoint on labelled sentences and chooses epoch and thresholds on others. */
public final class ModelTrainer {

  private static final Logger LOG = LoggerFactory.getLogger(ModelTrainer.class);

  /** Positive sentences below which a user is told that they are few. */
  private static final int FEW_FOR_TRAINING = 100;

  private static final int FEW_FOR_DEVELOPMENT = 30;

  private final TrainingOptions options;
  private final Checkpointing checkpointing;
  private final TrainingListener listener;

  /** Sets how to train, where checkpoints go, and who is told of it. */
  public ModelTrainer(
      TrainingOptions options, Checkpointing checkpointing, TrainingListener listener) {
    this.options = options;
    this.checkpointing = checkpointing;
    this.listener = listener;
  }

  /**
   * A trained model.
   *
   * @param taggers types of the taggers
   * @param relations types of the relation heads
   * @param weights of that epoch
   * @param sentenceHead whether it has one
   * @param epoch the best epoch, or the last one, from 1
   * @param operatingPoints thresholds by name, the balanced ones first
   * @param calibration fitted on the development part
   * @param development the development part with the model's scores
   * @param extraDevelopment likewise that of the extra text, if there is some
   * @param shares of the windows seen, those of the corpus first, then those of each extra text,
   *     then those without labels
   */
  public record Result(
      List<MentionType> taggers,
      List<RelationType> relations,
      NetworkWeights weights,
      boolean sentenceHead,
      int epoch,
      Map<String, Thresholds> operatingPoints,
      Calibration calibration,
      ScoredCorpus development,
      Optional<ScoredCorpus> extraDevelopment,
      List<Double> shares) {}

  /**
   * Trains.
   *
   * @param base what to start from
   * @param training labelled sentences to learn from
   * @param development labelled sentences to choose epoch and thresholds on
   * @param extras marked documents to learn from, too, and to choose epoch and thresholds on
   * @param teaching models whose answers are learnt, too
   * @throws TrainingException if the data cannot train a model
   * @throws IllegalArgumentException if a teacher cannot teach this model
   */
  public Result train(
      BaseModel base,
      List<CorpusSentence> training,
      List<CorpusSentence> development,
      List<ExtraText> extras,
      Teaching teaching)
      throws IOException {
    requireReactions(training, "training", FEW_FOR_TRAINING);
    requireReactions(development, "development", FEW_FOR_DEVELOPMENT);
    TrainingOptions learnt = options.thatLearnFrom(passages(training, extras));
    List<MentionType> taggers = List.copyOf(learnt.lossWeights().taggers().keySet());
    List<RelationType> relations = List.copyOf(learnt.lossWeights().relations().keySet());
    if (!learnt.lossWeights().hasSentenceHead() && taggers.isEmpty()) {
      throw new TrainingException(
          "There is no head to train: the data has none of the mentions that the heads ask for");
    }
    NetworkHeads heads =
        new NetworkHeads(
            learnt.lossWeights().hasSentenceHead(),
            taggers.stream().map(MentionType::name).toList(),
            relations.stream().map(RelationType::name).toList());
    teaching.requireTokenizer(base.tokenizer().json());
    int maxPieces = options.maxPieces(base.config());
    int positions = Math.max(maxPieces + WindowMaker.SPECIAL_TOKENS, options.blockPieces());
    try (Teachers teachers = Teachers.open(teaching, heads, learnt, positions);
        WordPieceTokenizer tokenizer =
            WordPieceTokenizer.ofJson(base.tokenizer().json(), "tokenizer of the base model")) {
      SentencePreparer preparer = new SentencePreparer(tokenizer, maxPieces);
      TrainingWindows windows =
          new TrainingWindows(
              sources(training, extras),
              taggers,
              relations,
              preparer,
              options.blockPieces(),
              epoch ->
                  teaching.text().map(text -> text.epoch(epoch, options.seed())).orElse(List.of()));
      List<MarkedDocument> extraDevelopment = ExtraText.development(extras);
      NetworkWeights initial = InitialWeights.of(base, heads, options.seed());
      CheckpointFolder checkpoints =
          new CheckpointFolder(
              checkpointing.folder(),
              TrainingSettings.of(learnt, base, training, development, extras, teaching));
      TrainingLoop.Best best =
          new TrainingLoop(learnt, checkpointing, listener, teachers)
              .run(
                  initial,
                  checkpoints,
                  windows::epoch,
                  (windowScorer, pairScorer) -> {
                    SentenceScorer scorer = new WindowBatcher(windowScorer)::score;
                    RelationScorer pairs = new PairBatcher(relations, pairScorer)::score;
                    List<SentenceDecoder> readers = OperatingPoints.readers(taggers);
                    return DevelopmentResult.of(
                        ScoredCorpus.of(
                            development, options.blockPieces(), preparer, scorer, pairs, readers),
                        ExtraText.score(
                            extraDevelopment,
                            options.blockPieces(),
                            preparer,
                            scorer,
                            pairs,
                            readers),
                        taggers,
                        relations,
                        !options.keepLast());
                  });
      return new Result(
          taggers,
          relations,
          best.weights(),
          heads.sentence(),
          best.epoch(),
          best.development().operatingPoints(),
          best.development().calibration(),
          best.development().scored(),
          best.development().extra(),
          windows.shares());
    }
  }

  private static List<LabelledPassage> passages(
      List<CorpusSentence> training, List<ExtraText> extras) {
    return Stream.concat(
            training.stream().map(LabelledPassage::of),
            extras.stream().flatMap(e -> e.training().stream()).map(MarkedPassages::whole))
        .toList();
  }

  /** The corpus, and each extra text. */
  private List<PassageSource> sources(List<CorpusSentence> training, List<ExtraText> extras) {
    MentionPool pool =
        MentionPool.of(training, extras.stream().flatMap(e -> e.training().stream()).toList());
    List<PassageSource> sources = new ArrayList<>();
    sources.add(
        new CorpusPassages(
            training,
            options.negativeShare(),
            options.blockPieces() > 0,
            new TextVariation(options.variation(), pool),
            options.seed()));
    for (ExtraText extra : extras) {
      // Each source draws for itself.
      int seed = options.seed() + sources.size();
      sources.add(
          new MarkedPassages(
              extra.training(),
              extra.weight(),
              new TextVariation(options.extraVariation(), pool),
              seed));
    }
    return sources;
  }

  /**
   * Sentences with reactions are needed; without others a model can be trained, as for the
   * benchmarks that know positive sentences only, but its sentence head learns nothing.
   */
  private static void requireReactions(List<CorpusSentence> sentences, String part, int few) {
    long positives = sentences.stream().filter(CorpusSentence::adr).count();
    if (positives == 0) {
      throw new TrainingException(
          ("The %s part has %d sentences, none of them with an adverse drug reaction. Check folder"
                  + " and split; documents fall into parts by their names, and of few documents a"
                  + " part may get none: give more of them, or --corpus beside them.")
              .formatted(part, sentences.size()));
    }
    if (positives < few) {
      LOG.warn(
          "The {} part has only {} sentences with an adverse drug reaction, fewer than {}: expect"
              + " little of the model and of its figures, or give more",
          part,
          positives,
          few);
    }
    if (positives == sentences.size()) {
      LOG.warn(
          "The {} part has no sentence without an adverse drug reaction: the model will take every"
              + " sentence for one",
          part);
    }
  }
}
