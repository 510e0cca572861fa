package org.uimaadr.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.collection.CollectionReaderDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.factory.ExternalResourceFactory;
import org.apache.uima.fit.pipeline.SimplePipeline;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.batch.Causes;
import org.uimaadr.corpus.AdeCorpusReader;
import org.uimaadr.train.AdrTrainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code adr train}: reads a corpus and trains a model on it. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Fine-tunes a BERT checkpoint on ADE-Corpus V2 and writes a model bundle.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  adr train --corpus ade-corpus-v2 --base-model bge-small-en-v1.5 -o my-model",
      "  adr train --corpus ade-corpus-v2 --base-model PubMedBERT -o my-model \\",
      "    --epochs 4 --learning-rate 3e-5",
      "",
      "Folds 0-7 of the PMIDs train, fold 8 chooses the epoch and the thresholds, fold 9 is not touched.",
      "Expect an hour on two cores for six epochs of a small encoder."
    })
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "DIR",
      description = "Folder of ADE-Corpus V2, in its original or Hugging Face's packaging.")
  private Path corpus;

  @Option(
      names = "--base-model",
      required = true,
      paramLabel = "DIR",
      description =
          "Folder of a BERT checkpoint: config.json, model.safetensors or pytorch_model.bin, tokenizer.json or vocab.txt.")
  private Path baseModel;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "BUNDLE",
      description = "Folder of the model bundle to write; it must not exist.")
  private Path output;

  @Option(names = "--name", defaultValue = "adr", description = "Name of the model.")
  private String name;

  @Option(names = "--model-version", defaultValue = "1", description = "Version of the model.")
  private String version;

  @Option(names = "--epochs", defaultValue = "6", description = "Passes over the training part.")
  private int epochs;

  @Option(names = "--batch-size", defaultValue = "16", description = "Windows of a step.")
  private int batchSize;

  @Option(
      names = "--negatives",
      defaultValue = "1.0",
      paramLabel = "SHARE",
      description =
          "Share of the sentences without an ADR that an epoch sees, drawn anew each epoch.")
  private float negatives;

  @Option(
      names = "--learning-rate",
      defaultValue = "1.5e-4",
      description = "Greatest learning rate.")
  private float learningRate;

  @Option(
      names = "--warmup",
      defaultValue = "0.1",
      description = "Share of the steps in which the rate rises.")
  private float warmup;

  @Option(names = "--weight-decay", defaultValue = "0.01", description = "Weight decay of AdamW.")
  private float weightDecay;

  @Option(
      names = "--clip",
      defaultValue = "1.0",
      description = "Greatest global norm of the gradients.")
  private float clip;

  @Option(names = "--dropout", defaultValue = "0.1", description = "Probability of dropout.")
  private float dropout;

  @Option(
      names = "--no-relations",
      description = "Learn sentences, reactions and drugs only; no doses, no relations.")
  private boolean noRelations;

  @Option(names = "--seed", defaultValue = "42", description = "Seed of all that is random.")
  private int seed;

  @Option(
      names = "--max-pieces",
      defaultValue = "254",
      description = "Most word pieces of a window.")
  private int maxPieces;

  @Mixin private ComputeOptions compute;

  @Option(
      names = "--skip-malformed",
      description = "Leave out malformed lines of the corpus instead of stopping at the first.")
  private boolean skipMalformed;

  @Override
  public Integer call() throws Exception {
    new Usage(spec).requireProcessor(compute.device, compute.precision);
    CollectionReaderDescription reader =
        CollectionReaderFactory.createReaderDescription(
            AdeCorpusReader.class,
            AdeCorpusReader.PARAM_CORPUS_LOCATION,
            corpus.toString(),
            AdeCorpusReader.PARAM_SKIP_MALFORMED,
            skipMalformed);
    AnalysisEngineDescription trainer =
        AnalysisEngineFactory.createEngineDescription(
            AdrTrainer.class,
            AdrTrainer.PARAM_BASE_MODEL,
            baseModel.toString(),
            AdrTrainer.PARAM_BUNDLE,
            output.toString(),
            AdrTrainer.PARAM_MODEL_NAME,
            name,
            AdrTrainer.PARAM_MODEL_VERSION,
            version,
            AdrTrainer.PARAM_EPOCHS,
            epochs,
            AdrTrainer.PARAM_TRAINING_BATCH_SIZE,
            batchSize,
            AdrTrainer.PARAM_NEGATIVE_SHARE,
            negatives,
            AdrTrainer.PARAM_LEARNING_RATE,
            learningRate,
            AdrTrainer.PARAM_WARMUP,
            warmup,
            AdrTrainer.PARAM_WEIGHT_DECAY,
            weightDecay,
            AdrTrainer.PARAM_CLIP,
            clip,
            AdrTrainer.PARAM_DROPOUT,
            dropout,
            AdrTrainer.PARAM_RELATIONS,
            !noRelations,
            AdrTrainer.PARAM_SEED,
            seed,
            AdrTrainer.PARAM_MAX_PIECES,
            maxPieces,
            AdrTrainer.PARAM_DEVICE,
            compute.device,
            AdrTrainer.PARAM_PRECISION,
            compute.precision);
    ExternalResourceFactory.bindResource(
        trainer,
        AdrTrainer.RES_LISTENER,
        ExternalResourceFactory.createResourceDescription(TrainingProgress.class));
    try {
      SimplePipeline.runPipeline(reader, trainer);
    } catch (ResourceInitializationException e) {
      throw isWrongValue(e) ? new Usage(spec).wrong(Causes.message(e)) : e;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Wrote " + output);
    out.flush();
    return ExitStatus.DONE;
  }

  private static boolean isWrongValue(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof UIMAException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof IllegalArgumentException;
  }
}
