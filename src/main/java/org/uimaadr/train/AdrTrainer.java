package org.uimaadr.train;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.fit.component.JCasConsumer_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.ExternalResource;
import org.apache.uima.fit.descriptor.OperationalProperties;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.CorpusSplit;
import org.uimaadr.corpus.CorpusSplits;
import org.uimaadr.corpus.GoldSentences;
import org.uimaadr.corpus.LeftOut;
import org.uimaadr.corpus.SplitName;
import org.uimaadr.model.ModelBundleWriter;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.WindowMaker;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;

/**
 * Trains a model from gold annotations: collects the sentences of every document that a reader
 * brings, and, when the collection is complete, fine-tunes a BERT checkpoint on them and writes a
 * model bundle.
 *
 * <p>By default the sentences are split by their group (the PMID): folds 0 to 7 train, fold 8
 * chooses the epoch and the thresholds, fold 9 is not touched.
 */
@ResourceMetaData(
    name = "ADR trainer",
    description =
        "Fine-tunes a BERT checkpoint on gold adverse drug reactions and writes a model bundle.",
    version = "0.1.0",
    vendor = "uima-adr")
@OperationalProperties(multipleDeploymentAllowed = false, modifiesCas = false)
@TypeCapability(
    inputs = {
      "org.uimaadr.type.CorpusUnit",
      "org.uimaadr.type.AdrSentence",
      "org.uimaadr.type.Reaction",
      "org.uimaadr.type.Drug",
      "org.uimaadr.type.Dose"
    })
public class AdrTrainer extends JCasConsumer_ImplBase {

  /** Value of {@link #PARAM_BLOCK_PIECES} that leaves the choice to the base model. */
  public static final int AS_THE_BASE = -1;

  private static final Logger LOG = LoggerFactory.getLogger(AdrTrainer.class);

  /**
   * Checkpoint to start from, in Hugging Face's layout: a folder, or owner/name[@revision] on the
   * Hugging Face hub; or a model bundle to train further: a folder, or classpath: and a folder.
   */
  public static final String PARAM_BASE_MODEL = "AdrBaseModel";

  @ConfigurationParameter(
      name = PARAM_BASE_MODEL,
      mandatory = true,
      description =
          "Checkpoint to start from, in Hugging Face's layout: a folder, or owner/name[@revision] on the Hugging Face hub; or a model bundle to train further: a folder, or classpath: and a folder.")
  private String baseModel;

  /** Folder of the bundle to write; it must not exist. */
  public static final String PARAM_BUNDLE = "AdrBundle";

  @ConfigurationParameter(
      name = PARAM_BUNDLE,
      mandatory = true,
      description = "Folder of the bundle to write; it must not exist.")
  private String bundle;

  /**
   * How the sentences are divided: pmid, notebook, random, pmid-10fold, pmid-5fold or spert-10fold.
   */
  public static final String PARAM_SPLIT = "AdrSplit";

  @ConfigurationParameter(
      name = PARAM_SPLIT,
      mandatory = true,
      defaultValue = "pmid",
      description =
          "How the sentences are divided: pmid, notebook, random, pmid-10fold, pmid-5fold or spert-10fold.")
  private String split;

  /** Fold of pmid-10fold, pmid-5fold or spert-10fold that is not trained on. */
  public static final String PARAM_FOLD = "AdrFold";

  @ConfigurationParameter(
      name = PARAM_FOLD,
      mandatory = true,
      defaultValue = "0",
      description = "Fold of pmid-10fold, pmid-5fold or spert-10fold that is not trained on.")
  private int fold;

  /** Folder of SpERT's ADE folds, which spert-10fold needs. */
  public static final String PARAM_SPERT_FOLDS = "AdrSpertFolds";

  @ConfigurationParameter(
      name = PARAM_SPERT_FOLDS,
      mandatory = false,
      description = "Folder of SpERT's ADE folds, which spert-10fold needs.")
  private String spertFolds;

  /** Name of the model, as it will stand in its bundle and in everything that it writes. */
  public static final String PARAM_MODEL_NAME = "AdrModelName";

  @ConfigurationParameter(
      name = PARAM_MODEL_NAME,
      mandatory = true,
      defaultValue = "adr",
      description =
          "Name of the model, as it will stand in its bundle and in everything that it"
              + " writes.")
  private String modelName;

  /** Version of the model. */
  public static final String PARAM_MODEL_VERSION = "AdrModelVersion";

  @ConfigurationParameter(
      name = PARAM_MODEL_VERSION,
      mandatory = true,
      defaultValue = "1",
      description = "Version of the model.")
  private String modelVersion;

  /** Passes over the training part; 0 writes the model as a training would begin with it. */
  public static final String PARAM_EPOCHS = "AdrEpochs";

  @ConfigurationParameter(
      name = PARAM_EPOCHS,
      mandatory = true,
      defaultValue = "6",
      description =
          "Passes over the training part; 0 writes the model as a training would begin with it.")
  private int epochs;

  /** Epochs without a better one after which the training ends; 0 trains all epochs. */
  public static final String PARAM_PATIENCE = "AdrPatience";

  @ConfigurationParameter(
      name = PARAM_PATIENCE,
      mandatory = true,
      defaultValue = "0",
      description =
          "Epochs without a better one after which the training ends; 0 trains all epochs.")
  private int patience;

  /**
   * Which epoch is kept: best on the development part, or last. With last nothing is chosen: the
   * development part is learnt from, too, and every decision is for what is more probable.
   */
  public static final String PARAM_KEEP = "AdrKeep";

  @ConfigurationParameter(
      name = PARAM_KEEP,
      mandatory = true,
      defaultValue = "best",
      description =
          "Which epoch is kept: best on the development part, or last. With last nothing is chosen:"
              + " the development part is learnt from, too, and every decision is for what is more"
              + " probable.")
  private String keep;

  /** Most windows of a batch; long windows make smaller ones. */
  public static final String PARAM_TRAINING_BATCH_SIZE = "AdrTrainingBatchSize";

  @ConfigurationParameter(
      name = PARAM_TRAINING_BATCH_SIZE,
      mandatory = true,
      defaultValue = "16",
      description = "Most windows of a batch; long windows make smaller ones.")
  private int batchSize;

  /** Whether all batches have the same number of windows, however long these are. */
  public static final String PARAM_EQUAL_BATCHES = "AdrEqualBatches";

  @ConfigurationParameter(
      name = PARAM_EQUAL_BATCHES,
      mandatory = true,
      defaultValue = "false",
      description = "Whether all batches have the same number of windows, however long these are.")
  private boolean equalBatches;

  /** Batches of a step, whose gradients are added up. */
  public static final String PARAM_ACCUMULATE = "AdrAccumulate";

  @ConfigurationParameter(
      name = PARAM_ACCUMULATE,
      mandatory = true,
      defaultValue = "1",
      description = "Batches of a step, whose gradients are added up.")
  private int accumulate;

  /** Share of the negative sentences that an epoch sees, drawn anew each epoch. */
  public static final String PARAM_NEGATIVE_SHARE = "AdrNegativeShare";

  @ConfigurationParameter(
      name = PARAM_NEGATIVE_SHARE,
      mandatory = true,
      defaultValue = "1.0",
      description = "Share of the negative sentences that an epoch sees, drawn anew each epoch.")
  private float negativeShare;

  /** Greatest learning rate. */
  public static final String PARAM_LEARNING_RATE = "AdrLearningRate";

  @ConfigurationParameter(
      name = PARAM_LEARNING_RATE,
      mandatory = true,
      defaultValue = "1.5e-4",
      description = "Greatest learning rate.")
  private float learningRate;

  /** Share of the steps in which the learning rate rises. */
  public static final String PARAM_WARMUP = "AdrWarmup";

  @ConfigurationParameter(
      name = PARAM_WARMUP,
      mandatory = true,
      defaultValue = "0.1",
      description = "Share of the steps in which the learning rate rises.")
  private float warmup;

  /** Factor of the learning rate from each layer of the encoder to the one below. */
  public static final String PARAM_LAYER_DECAY = "AdrLayerDecay";

  @ConfigurationParameter(
      name = PARAM_LAYER_DECAY,
      mandatory = true,
      defaultValue = "1.0",
      description = "Factor of the learning rate from each layer of the encoder to the one below.")
  private float layerDecay;

  /** What does not learn: embeddings, a number of layers from below, or both as in embeddings,4. */
  public static final String PARAM_FREEZE = "AdrFreeze";

  @ConfigurationParameter(
      name = PARAM_FREEZE,
      mandatory = false,
      description =
          "What does not learn: embeddings, a number of layers from below, or both as in embeddings,4.")
  private String freeze;

  /** Weight decay of AdamW. */
  public static final String PARAM_WEIGHT_DECAY = "AdrWeightDecay";

  @ConfigurationParameter(
      name = PARAM_WEIGHT_DECAY,
      mandatory = true,
      defaultValue = "0.01",
      description = "Weight decay of AdamW.")
  private float weightDecay;

  /** Greatest global norm of the gradients. */
  public static final String PARAM_CLIP = "AdrClip";

  @ConfigurationParameter(
      name = PARAM_CLIP,
      mandatory = true,
      defaultValue = "1.0",
      description = "Greatest global norm of the gradients.")
  private float clip;

  /** Probability of dropout. */
  public static final String PARAM_DROPOUT = "AdrDropout";

  @ConfigurationParameter(
      name = PARAM_DROPOUT,
      mandatory = true,
      defaultValue = "0.1",
      description = "Probability of dropout.")
  private float dropout;

  /** Weight of sentences that state an ADR in the loss of the sentence head; others weigh 1. */
  public static final String PARAM_POSITIVE_WEIGHT = "AdrPositiveWeight";

  @ConfigurationParameter(
      name = PARAM_POSITIVE_WEIGHT,
      mandatory = true,
      defaultValue = "1.0",
      description =
          "Weight of sentences that state an ADR in the loss of the sentence head; others weigh 1.")
  private float positiveWeight;

  /**
   * Heads to learn, of sentence, REACTION, DRUG, DOSE, DRUG_REACTION and DRUG_DOSE; all by default.
   */
  public static final String PARAM_HEADS = "AdrHeads";

  @ConfigurationParameter(
      name = PARAM_HEADS,
      mandatory = false,
      description =
          "Heads to learn, of sentence, REACTION, DRUG, DOSE, DRUG_REACTION and DRUG_DOSE; all by"
              + " default.")
  private String[] heads;

  /** Whether to learn doses and relations, too. */
  public static final String PARAM_RELATIONS = "AdrLearnRelations";

  @ConfigurationParameter(
      name = PARAM_RELATIONS,
      mandatory = true,
      defaultValue = "true",
      description = "Whether to learn doses and relations, too.")
  private boolean learnRelations;

  /** Seed of the heads' first weights, of the order of the batches and of dropout. */
  public static final String PARAM_SEED = "AdrSeed";

  @ConfigurationParameter(
      name = PARAM_SEED,
      mandatory = true,
      defaultValue = "42",
      description = "Seed of the heads' first weights, of the order of the batches and of dropout.")
  private int seed;

  /**
   * Folders of marked text to learn from, too, each as DIR or DIR:WEIGHT; the weight says how often
   * an epoch sees a document.
   */
  public static final String PARAM_EXTRA = "AdrExtraText";

  @ConfigurationParameter(
      name = PARAM_EXTRA,
      mandatory = false,
      description =
          "Folders of marked text to learn from, too, each as DIR or DIR:WEIGHT; the weight says how"
              + " often an epoch sees a document.")
  private String[] extra;

  /** Share of the documents of extra text that an epoch sees with other words, case and wraps. */
  public static final String PARAM_EXTRA_VARIATION = "AdrExtraVariation";

  @ConfigurationParameter(
      name = PARAM_EXTRA_VARIATION,
      mandatory = true,
      defaultValue = "0.6",
      description =
          "Share of the documents of extra text that an epoch sees with other words, case and"
              + " wraps.")
  private float extraVariation;

  /** Share of the corpus's sentences that an epoch sees with other drugs, reactions and case. */
  public static final String PARAM_VARIATION = "AdrVariation";

  @ConfigurationParameter(
      name = PARAM_VARIATION,
      mandatory = true,
      defaultValue = "0.0",
      description =
          "Share of the corpus's sentences that an epoch sees with other drugs, reactions and case.")
  private float variation;

  /**
   * Most word pieces that neighbouring sentences share when they are read together, those of an
   * abstract, too; 0 reads each sentence alone, -1 as a bundle that is trained further.
   */
  public static final String PARAM_BLOCK_PIECES = "AdrBlockPieces";

  @ConfigurationParameter(
      name = PARAM_BLOCK_PIECES,
      mandatory = true,
      defaultValue = "" + AS_THE_BASE,
      description =
          "Most word pieces that neighbouring sentences share when they are read together, those of"
              + " an abstract, too; 0 reads each sentence alone, -1 as a bundle that is trained"
              + " further.")
  private int blockPieces;

  /** Model bundles whose answers are learnt, too: folders, or classpath: and a folder. */
  public static final String PARAM_TEACHERS = "AdrTeachers";

  @ConfigurationParameter(
      name = PARAM_TEACHERS,
      mandatory = false,
      description =
          "Model bundles whose answers are learnt, too: folders, or classpath: and a folder.")
  private String[] teachers;

  /** Weight of the teachers' answers in the loss; that of the labels is the rest. */
  public static final String PARAM_TEACHER_SHARE = "AdrTeacherShare";

  @ConfigurationParameter(
      name = PARAM_TEACHER_SHARE,
      mandatory = true,
      defaultValue = "0.5",
      description = "Weight of the teachers' answers in the loss; that of the labels is the rest.")
  private float teacherShare;

  /** Text without annotations that the teachers answer for: a folder or a file. */
  public static final String PARAM_UNLABELLED = "AdrUnlabelledText";

  @ConfigurationParameter(
      name = PARAM_UNLABELLED,
      mandatory = false,
      description = "Text without annotations that the teachers answer for: a folder or a file.")
  private String unlabelled;

  /** Whether each line of this text is a document; otherwise each file is one. */
  public static final String PARAM_UNLABELLED_LINES = "AdrUnlabelledLines";

  @ConfigurationParameter(
      name = PARAM_UNLABELLED_LINES,
      mandatory = true,
      defaultValue = "false",
      description = "Whether each line of this text is a document; otherwise each file is one.")
  private boolean unlabelledLines;

  /** Most sentences of this text that an epoch sees, drawn anew each epoch. */
  public static final String PARAM_UNLABELLED_SENTENCES = "AdrUnlabelledSentences";

  @ConfigurationParameter(
      name = PARAM_UNLABELLED_SENTENCES,
      mandatory = true,
      defaultValue = "10000",
      description = "Most sentences of this text that an epoch sees, drawn anew each epoch.")
  private int unlabelledSentences;

  /** Most word pieces of a window, special tokens not counted; blocks may make windows longer. */
  public static final String PARAM_MAX_PIECES = "AdrMaxPieces";

  @ConfigurationParameter(
      name = PARAM_MAX_PIECES,
      mandatory = true,
      defaultValue = "254",
      description =
          "Most word pieces of a window, special tokens not counted; blocks may make windows"
              + " longer.")
  private int maxPieces;

  /**
   * Steps between two checkpoints, which are kept in a folder beside the bundle until it is
   * written; 0 writes them at the ends of epochs only.
   */
  public static final String PARAM_CHECKPOINT_EVERY = "AdrCheckpointEvery";

  @ConfigurationParameter(
      name = PARAM_CHECKPOINT_EVERY,
      mandatory = true,
      defaultValue = "500",
      description =
          "Steps between two checkpoints, which are kept in a folder beside the bundle until it is"
              + " written; 0 writes them at the ends of epochs only.")
  private int checkpointEvery;

  /** Whether to go on where the last checkpoint ends, if there is one. */
  public static final String PARAM_RESUME = "AdrResume";

  @ConfigurationParameter(
      name = PARAM_RESUME,
      mandatory = true,
      defaultValue = "false",
      description = "Whether to go on where the last checkpoint ends, if there is one.")
  private boolean resume;

  /** Where to train: auto, cpu or gpu. */
  public static final String PARAM_DEVICE = "AdrDevice";

  @ConfigurationParameter(
      name = PARAM_DEVICE,
      mandatory = true,
      defaultValue = "auto",
      description = "Where to train: auto, cpu or gpu.")
  private String device;

  /** Precision of the matrix products: auto, fp32 or bf16. */
  public static final String PARAM_PRECISION = "AdrPrecision";

  @ConfigurationParameter(
      name = PARAM_PRECISION,
      mandatory = true,
      defaultValue = "auto",
      description = "Precision of the matrix products: auto, fp32 or bf16.")
  private String precision;

  /**
   * Key of the external resource, a {@link TrainingListener}, that is told how the training goes.
   */
  public static final String RES_LISTENER = "AdrTrainingListener";

  @ExternalResource(
      key = RES_LISTENER,
      mandatory = false,
      description = "A TrainingListener that is told how the training goes.")
  private TrainingListener listener;

  private final List<CorpusSentence> sentences = new ArrayList<>();
  private final Set<String> collections = new TreeSet<>();
  private final LeftOut leftOut = new LeftOut(LOG::warn);
  private TrainingOptions options;
  private Checkpointing checkpointing;
  private CorpusSplit corpusSplit;
  private List<ExtraText> extras;
  private Teaching teaching;
  private BaseModel base;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    // All that can be wrong is looked at before the corpus is read and hours are spent.
    try {
      if (Files.exists(Path.of(bundle))) {
        throw new IOException(
            bundle + " exists already; remove it or give another folder for the bundle");
      }
      ModelBundleWriter.requireWritable(Path.of(bundle));
      checkpointing = Checkpointing.beside(Path.of(bundle), checkpointEvery, resume);
      checkpointing.requireClear();
      options = options(blockPieces == AS_THE_BASE ? 0 : blockPieces);
      corpusSplit =
          CorpusSplits.of(
              SplitName.of(split), fold, spertFolds == null ? null : Path.of(spertFolds));
      extras = ExtraText.readAll(extra == null ? List.of() : List.of(extra));
      base = BaseModel.open(baseModel, told());
      if (blockPieces == AS_THE_BASE && base.bundle().isPresent()) {
        options = options(base.bundle().get().blockPieces());
      }
      options.requireFits(base.config());
      teaching = teaching();
      teaching.requireTokenizer(base.tokenizer().json());
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new ResourceInitializationException(e);
    }
  }

  private Teaching teaching() throws IOException {
    return Teaching.of(
        teachers == null ? List.of() : List.of(teachers),
        plain(teacherShare),
        unlabelled == null
            ? Optional.empty()
            : Optional.of(
                () ->
                    UnlabelledSentences.read(
                        Path.of(unlabelled), unlabelledLines, unlabelledSentences)));
  }

  private TrainingOptions options(int piecesOfBlock) {
    Map<MentionType, Double> taggers = new EnumMap<>(MentionType.class);
    // The reaction tagger learns from few positive sentences among many negative ones; the drug
    // tagger from the positive ones only, which are easy.
    taggers.put(MentionType.REACTION, 2.0);
    taggers.put(MentionType.DRUG, 1.0);
    Map<RelationType, Double> relations = new EnumMap<>(RelationType.class);
    if (learnRelations) {
      // Doses are annotated in few sentences: what they teach must not outweigh the rest.
      taggers.put(MentionType.DOSE, 0.5);
      for (RelationType relation : RelationType.values()) {
        relations.put(relation, 1.0);
      }
    }
    LossWeights lossWeights = new LossWeights(1.0, plain(positiveWeight), taggers, relations);
    DeviceKind where = DeviceKind.of(device);
    return new TrainingOptions(
        epochs,
        patience,
        keepsLast(),
        batchSize,
        equalBatches,
        accumulate,
        plain(negativeShare),
        new Optimization(
            plain(learningRate), plain(warmup), plain(layerDecay), plain(weightDecay), plain(clip)),
        plain(dropout),
        heads == null ? lossWeights : lossWeights.only(List.of(heads)),
        freeze == null ? FrozenPart.none() : FrozenPart.of(freeze),
        seed,
        piecesOfBlock,
        plain(variation),
        plain(extraVariation),
        Math.max(maxPieces, piecesOfBlock - WindowMaker.SPECIAL_TOKENS),
        where,
        Precision.of(precision, where));
  }

  private boolean keepsLast() {
    return switch (keep) {
      case "best" -> false;
      case "last" -> true;
      default ->
          throw new IllegalArgumentException(
              "The epoch to keep cannot be \"" + keep + "\"; give best or last");
    };
  }

  /** UIMA has no double parameters: 0.1f is meant to be 0.1. */
  private static double plain(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  @Override
  public void process(JCas jcas) throws AnalysisEngineProcessException {
    sentences.addAll(GoldSentences.read(jcas, leftOut));
    jcas.select(DocumentMetaData.class)
        .map(DocumentMetaData::getCollectionId)
        .filter(Objects::nonNull)
        .forEach(collections::add);
  }

  @Override
  public void collectionProcessComplete() throws AnalysisEngineProcessException {
    leftOut.tellNumbers();
    try {
      CorpusDivision division = corpusSplit.divide(sentences);
      if (options.keepLast()) {
        division = division.choosingNothing();
      }
      warnOfLeak();
      told().onStart(division);
      ModelTrainer.Result result =
          new ModelTrainer(options, checkpointing, told())
              .train(base, division.training(), division.development(), extras, teaching);
      write(result, division);
    } catch (IOException | IllegalArgumentException | TrainingException e) {
      throw new AnalysisEngineProcessException(e);
    } finally {
      // The next collection is another one.
      sentences.clear();
    }
  }

  /** What a bundle has learnt from is no test of what it becomes. */
  private void warnOfLeak() {
    base.bundle().ifPresent(bundle -> warnOfLeak(base.name(), bundle));
    teaching
        .teachers()
        .forEach(
            teacher ->
                warnOfLeak(teacher.metadata().nameAndVersion(), BaseModel.Bundle.of(teacher)));
  }

  private void warnOfLeak(String model, BaseModel.Bundle bundle) {
    bundle
        .split()
        .filter(learnt -> !learnt.equals(splitName()))
        .ifPresent(
            learnt ->
                LOG.warn(
                    "{} was trained on the split {}, and this is {}: figures on what it has learnt from are too good. Give the same split, or other data",
                    model,
                    learnt,
                    splitName()));
  }

  private String splitName() {
    return LearntSplit.name(SplitName.of(split), fold);
  }

  private void write(ModelTrainer.Result result, CorpusDivision division) throws IOException {
    try {
      new TrainedBundle(modelName, modelVersion, base, splitName(), options)
          .write(result, division, extras, teaching, data(), Path.of(bundle));
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written (%s). The trained model is kept in %s: make room, and repeat the training with --resume (AdrResume)"
              .formatted(bundle, e, checkpointing.folder()),
          e);
    }
    checkpointing.remove();
  }

  /**
   * The collections that the documents name; they stand in the bundle as the data of the training.
   */
  private String data() {
    return collections.isEmpty() ? "an unnamed collection" : String.join(", ", collections);
  }

  private TrainingListener told() {
    return listener == null ? new LoggingListener() : listener;
  }
}
