package org.uimaadr.cli;

import java.util.ArrayList;
import java.util.List;
import org.uimaadr.train.AdrTrainer;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** How to train: the same options for every command that does. */
final class TrainingParameters {

  @Option(
      names = "--epochs",
      defaultValue = "6",
      description = "Passes over the training part; 0 writes the model as it begins.")
  int epochs;

  @Option(
      names = "--patience",
      defaultValue = "0",
      paramLabel = "EPOCHS",
      description = "Epochs without a better one after which the training ends; 0 trains all.")
  int patience;

  @Option(
      names = "--keep",
      defaultValue = "best",
      paramLabel = "best|last",
      description =
          "Which epoch is kept: best on the development part, or last; with last nothing is chosen, and the development part is learnt from, too.")
  String keep;

  @Option(
      names = "--batch-size",
      defaultValue = "16",
      description = "Most windows of a batch; long windows make smaller ones.")
  int batchSize;

  @Option(
      names = "--equal-batches",
      description = "All batches have the same number of windows, however long these are.")
  boolean equalBatches;

  @Option(
      names = "--accumulate",
      defaultValue = "1",
      paramLabel = "BATCHES",
      description = "Batches of a step, whose gradients are added up.")
  int accumulate;

  @Option(
      names = "--negatives",
      defaultValue = "1.0",
      paramLabel = "SHARE",
      description =
          "Share of the sentences without an ADR that an epoch sees, drawn anew each epoch.")
  float negatives;

  @Option(
      names = "--learning-rate",
      defaultValue = "1.5e-4",
      description = "Greatest learning rate.")
  float learningRate;

  @Option(
      names = "--warmup",
      defaultValue = "0.1",
      description = "Share of the steps in which the rate rises.")
  float warmup;

  @Option(
      names = "--layer-decay",
      defaultValue = "1.0",
      paramLabel = "FACTOR",
      description =
          "Factor of the learning rate from each layer of the encoder to the one below, such as 0.9.")
  float layerDecay;

  @Option(
      names = "--freeze",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "PART",
      description =
          "What does not learn: embeddings, a number of layers from below, or both as in embeddings,4.")
  String freeze = "";

  @Option(
      names = "--positive-weight",
      defaultValue = "1.0",
      paramLabel = "WEIGHT",
      description =
          "Weight of sentences that state an ADR in the loss of the sentence head; others weigh 1.")
  float positiveWeight;

  @Option(
      names = "--teacher",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "BUNDLE",
      description =
          "Model bundle whose answers are learnt beside the labels; it has the base model's tokenizer. Of several the mean of"
              + " their probabilities. Can be repeated.")
  List<String> teachers = List.of();

  @Option(
      names = "--teacher-share",
      defaultValue = "0.5",
      paramLabel = "SHARE",
      description = "Weight of the teachers' answers in the loss; that of the labels is the rest.")
  float teacherShare;

  @Option(
      names = "--unlabelled",
      paramLabel = "DIR|FILE",
      description =
          "Text without annotations to learn from the teachers' answers: *.txt or *.txt.gz in UTF-8.")
  String unlabelled;

  @Option(
      names = "--unlabelled-lines",
      description = "Each line of --unlabelled is a document; otherwise each file is one.")
  boolean unlabelledLines;

  @Option(
      names = "--unlabelled-sentences",
      defaultValue = "10000",
      paramLabel = "N",
      description = "Most sentences of --unlabelled that an epoch sees, drawn anew each epoch.")
  int unlabelledSentences;

  @Option(names = "--weight-decay", defaultValue = "0.01", description = "Weight decay of AdamW.")
  float weightDecay;

  @Option(
      names = "--clip",
      defaultValue = "1.0",
      description = "Greatest global norm of the gradients.")
  float clip;

  @Option(names = "--dropout", defaultValue = "0.1", description = "Probability of dropout.")
  float dropout;

  @Option(
      names = "--heads",
      split = ",",
      paramLabel = "HEAD",
      description =
          "Heads to learn, of sentence, REACTION, DRUG, DOSE, DRUG_REACTION and DRUG_DOSE; all by default.")
  List<String> heads;

  @Option(
      names = "--no-relations",
      description = "Learn sentences, reactions and drugs only; no doses, no relations.")
  boolean noRelations;

  @Option(names = "--seed", defaultValue = "42", description = "Seed of all that is random.")
  int seed;

  @Option(
      names = "--extra",
      showDefaultValue = Visibility.NEVER,
      paramLabel = "DIR[:WEIGHT]",
      description =
          "Folder of marked text (*.marked.txt) to learn from, too, and how often an epoch sees a document of it"
              + " (default: 1). Can be repeated.")
  List<String> extra = List.of();

  @Option(
      names = "--extra-variation",
      defaultValue = "0.6",
      paramLabel = "SHARE",
      description =
          "Share of the extra documents that an epoch sees with other words, case and line ends.")
  float extraVariation;

  @Option(
      names = "--variation",
      defaultValue = "0",
      paramLabel = "SHARE",
      description =
          "Share of the corpus's sentences that an epoch sees with other drugs, reactions and case.")
  float variation;

  @Option(
      names = "--block-pieces",
      paramLabel = "N",
      description =
          "Most word pieces that neighbouring sentences share when they are read together, those of an abstract, too; 0 reads each alone."
              + " Default: 0 for training, and as it has learnt to read for a bundle that is trained further; a trained model is measured as it has learnt to read.")
  Integer blockPieces;

  @Option(
      names = "--max-pieces",
      defaultValue = "254",
      description = "Most word pieces of a window; blocks may make windows longer.")
  int maxPieces;

  @Option(
      names = "--checkpoint-every",
      defaultValue = "500",
      paramLabel = "STEPS",
      description =
          "Steps between two checkpoints, kept beside the bundle until it is written; 0 writes them at the ends of epochs only.")
  int checkpointEvery;

  /**
   * The parameters of the trainer that decide what is learnt but the seed, each name followed by
   * its value.
   */
  List<Object> forTrainer() {
    List<Object> parameters = new ArrayList<>();
    parameters.addAll(
        List.of(
            AdrTrainer.PARAM_EPOCHS,
            epochs,
            AdrTrainer.PARAM_PATIENCE,
            patience,
            AdrTrainer.PARAM_KEEP,
            keep,
            AdrTrainer.PARAM_EQUAL_BATCHES,
            equalBatches,
            AdrTrainer.PARAM_TRAINING_BATCH_SIZE,
            batchSize,
            AdrTrainer.PARAM_ACCUMULATE,
            accumulate,
            AdrTrainer.PARAM_NEGATIVE_SHARE,
            negatives,
            AdrTrainer.PARAM_LEARNING_RATE,
            learningRate,
            AdrTrainer.PARAM_WARMUP,
            warmup,
            AdrTrainer.PARAM_LAYER_DECAY,
            layerDecay,
            AdrTrainer.PARAM_FREEZE,
            freeze,
            AdrTrainer.PARAM_POSITIVE_WEIGHT,
            positiveWeight,
            AdrTrainer.PARAM_WEIGHT_DECAY,
            weightDecay,
            AdrTrainer.PARAM_CLIP,
            clip,
            AdrTrainer.PARAM_DROPOUT,
            dropout,
            AdrTrainer.PARAM_RELATIONS,
            !noRelations,
            AdrTrainer.PARAM_EXTRA,
            extra.toArray(String[]::new),
            AdrTrainer.PARAM_EXTRA_VARIATION,
            extraVariation,
            AdrTrainer.PARAM_VARIATION,
            variation,
            AdrTrainer.PARAM_BLOCK_PIECES,
            blockPieces == null ? AdrTrainer.AS_THE_BASE : blockPieces,
            AdrTrainer.PARAM_MAX_PIECES,
            maxPieces));
    parameters.addAll(
        List.of(
            AdrTrainer.PARAM_TEACHERS,
            teachers.toArray(String[]::new),
            AdrTrainer.PARAM_TEACHER_SHARE,
            teacherShare,
            AdrTrainer.PARAM_UNLABELLED_LINES,
            unlabelledLines,
            AdrTrainer.PARAM_UNLABELLED_SENTENCES,
            unlabelledSentences));
    if (unlabelled != null) {
      parameters.addAll(List.of(AdrTrainer.PARAM_UNLABELLED, unlabelled));
    }
    if (heads != null) {
      parameters.addAll(List.of(AdrTrainer.PARAM_HEADS, heads.toArray(String[]::new)));
    }
    return parameters;
  }
}
