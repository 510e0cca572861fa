package org.uimaadr.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.uimaadr.corpus.UnlabelledText;
import org.uimaadr.model.PretrainedCheckpoint;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.FloatTensor;
import org.uimaadr.torch.Precision;
import org.uimaadr.train.BaseModel;
import org.uimaadr.train.Checkpointing;
import org.uimaadr.train.ExtraText;
import org.uimaadr.train.Optimization;
import org.uimaadr.train.Pretraining;
import org.uimaadr.train.PretrainingOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code adr pretrain}: goes on with an encoder's pretraining on text without annotations. */
@Command(
    name = "pretrain",
    showDefaultValues = true,
    description = {
      "Goes on with the pretraining of a BERT encoder on text of your field, which needs no annotations, and writes a"
          + " checkpoint for adr train --base-model. The encoder learns to tell hidden words from their neighbours.",
      "One document in a hundred is held out to measure on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  adr pretrain --text notes --base-model bge-small-en-v1.5 -o my-encoder",
      "  adr pretrain --text abstracts --lines --base-model PubMedBERT -o my-encoder \\",
      "    --steps 20000 --learning-rate 5e-5"
    })
final class PretrainCommand implements Callable<Integer> {

  /** What the pretraining does not learn, and a sentence head can begin with. */
  private static final List<String> POOLER = List.of("pooler.dense.weight", "pooler.dense.bias");

  @Spec private CommandSpec spec;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "DIR|FILE",
      description = "Text in UTF-8, *.txt or *.txt.gz, in a folder and those in it; or one file.")
  private Path text;

  @Option(
      names = "--lines",
      description = "Each line of a file is a document; otherwise each file is one.")
  private boolean lines;

  @Option(
      names = "--base-model",
      required = true,
      paramLabel = "DIR|HUB-ID|BUNDLE",
      description =
          "What to start from, as for adr train; a head for hidden words (BertForMaskedLM) is taken over if there is one.")
  private String baseModel;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "CHECKPOINT",
      description = "Folder of the checkpoint to write; it must not exist.")
  private Path output;

  @Option(names = "--steps", defaultValue = "4000", description = "Steps to take.")
  private int steps;

  @Option(names = "--batch-size", defaultValue = "16", description = "Windows of a step.")
  private int batchSize;

  @Option(
      names = "--max-pieces",
      defaultValue = "126",
      description = "Most word pieces of a window; longer documents are cut.")
  private int maxPieces;

  @Option(
      names = "--masked",
      defaultValue = "0.15",
      paramLabel = "SHARE",
      description = "Share of the word pieces that are hidden.")
  private double masked;

  @Option(names = "--learning-rate", defaultValue = "2e-4", description = "Greatest learning rate.")
  private double learningRate;

  @Option(
      names = "--warmup",
      defaultValue = "0.06",
      description = "Share of the steps in which the rate rises.")
  private double warmup;

  @Option(names = "--weight-decay", defaultValue = "0.01", description = "Weight decay of AdamW.")
  private double weightDecay;

  @Option(names = "--dropout", defaultValue = "0.1", description = "Probability of dropout.")
  private double dropout;

  @Option(names = "--seed", defaultValue = "42", description = "Seed of all that is random.")
  private int seed;

  @Option(
      names = "--checkpoint-every",
      defaultValue = "500",
      paramLabel = "STEPS",
      description =
          "Steps between two checkpoints, in CHECKPOINT.training beside the output; 0 writes one at the end only.")
  private int checkpointEvery;

  @Option(
      names = "--resume",
      description =
          "Go on where the last checkpoint ends, if there is one; all other options must be the same.")
  private boolean resume;

  @Mixin private ComputeOptions compute;

  @Override
  public Integer call() throws Exception {
    Usage usage = new Usage(spec);
    usage.requireProcessor(compute.device, compute.precision);
    PretrainingOptions options = options(usage);
    Checkpointing checkpointing = checkpointing(usage);
    PretrainedCheckpoint.requireWritable(output);
    checkpointing.requireClear();
    ExtraText.requireForTraining(text);
    PretrainingProgress progress = new PretrainingProgress();
    BaseModel base = BaseModel.open(baseModel, progress);
    UnlabelledText documents = UnlabelledText.read(text, lines);
    Map<String, FloatTensor> learnt =
        new Pretraining(options, checkpointing, progress).run(base, documents);
    try {
      write(base, learnt, options, documents);
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be written (%s). What was learnt is kept in %s: make room, and repeat the command with --resume"
              .formatted(output, e, checkpointing.folder()),
          e);
    }
    checkpointing.remove();
    spec.commandLine().getOut().println("Wrote " + output);
    return ExitStatus.DONE;
  }

  private Checkpointing checkpointing(Usage usage) {
    try {
      return Checkpointing.beside(output, checkpointEvery, resume);
    } catch (IllegalArgumentException e) {
      throw usage.wrong(e.getMessage());
    }
  }

  private PretrainingOptions options(Usage usage) {
    try {
      DeviceKind device = DeviceKind.of(compute.device);
      return new PretrainingOptions(
          steps,
          batchSize,
          maxPieces,
          masked,
          new Optimization(learningRate, warmup, 1, weightDecay, 1),
          dropout,
          seed,
          device,
          Precision.of(compute.precision, device));
    } catch (IllegalArgumentException e) {
      throw usage.wrong(e.getMessage());
    }
  }

  private void write(
      BaseModel base,
      Map<String, FloatTensor> learnt,
      PretrainingOptions options,
      UnlabelledText documents)
      throws IOException {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>(learnt);
    for (String pooler : POOLER) {
      if (base.tensors().containsKey(pooler)) {
        tensors.put(pooler, base.tensors().get(pooler));
      }
    }
    JsonObject account = options.toJson();
    account.addProperty("base", base.name());
    account.addProperty("text", text.toAbsolutePath().normalize().getFileName().toString());
    account.addProperty("documents", documents.training().size());
    base.pretraining().ifPresent(before -> account.add("before", before));
    PretrainedCheckpoint.write(output, base.config(), base.tokenizer(), tensors, account);
  }
}
