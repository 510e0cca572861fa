package org.uimaadr.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.uima.UIMAException;
import org.uimaadr.cli.report.TrainingRecorder;
import org.uimaadr.corpus.SplitName;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.train.BaseModel;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code adr train}: reads a corpus, own annotations, or both, and trains a model on them. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description =
        "Fine-tunes a BERT checkpoint on ADE-Corpus V2, on annotations of your own, or on both, and writes a model bundle.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  adr train --corpus ade-corpus-v2 --base-model BAAI/bge-small-en-v1.5 -o my-model",
      "  adr train --corpus ade-corpus-v2 --base-model PubMedBERT -o my-model \\",
      "    --epochs 4 --learning-rate 3e-5",
      "  adr train --corpus ade-corpus-v2 --base-model bge-small-en-v1.5 -o my-model \\",
      "    --input notes --format brat --map ADR=REACTION,Drug=DRUG,Caused=DRUG_REACTION",
      "  adr train --preset notebook --corpus ade-corpus-v2 --base-model PubMedBERT -o notebook",
      "",
      "By default folds 0-7 of the PMIDs train, fold 8 chooses the epoch and the thresholds, fold 9 is not touched.",
      "Documents of --input are divided by their names in the same way.",
      "A training that was interrupted goes on with the same command and --resume.",
      "Beside the bundle a folder BUNDLE-report tells of the training: report.html and metrics.json. The page quotes the corpus.",
      "Expect an hour on two cores for six epochs of a small encoder."
    })
final class TrainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "Folder of ADE-Corpus V2, in its original or Hugging Face's packaging.")
  private Path corpus;

  @ArgGroup(exclusive = false, multiplicity = "0..*")
  private List<AnnotatedInput> inputs = new ArrayList<>();

  @Option(
      names = "--base-model",
      required = true,
      paramLabel = "DIR|HUB-ID|BUNDLE",
      description =
          "BERT checkpoint: a folder with config.json, model.safetensors or pytorch_model.bin, tokenizer.json or vocab.txt, or owner/name[@revision] on the Hugging Face hub, which is downloaded once. Or a model bundle, to train it further with the heads that it has: its folder, or classpath: and a folder.")
  private String baseModel;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "BUNDLE",
      description =
          "Folder of the model bundle to write; it must not exist. With --seeds: folder of one bundle a seed.")
  private Path output;

  @Option(names = "--name", defaultValue = "adr", description = "Name of the model.")
  private String name;

  @Option(names = "--model-version", defaultValue = "1", description = "Version of the model.")
  private String version;

  @Mixin private TrainingParameters parameters;

  @Mixin private SplitOptions split;

  @Mixin private ComputeOptions compute;

  @Option(
      names = "--skip-malformed",
      description = "Leave out malformed lines of the corpus instead of stopping at the first.")
  private boolean skipMalformed;

  @Option(
      names = "--preset",
      paramLabel = "notebook",
      description =
          "notebook: a classifier and a tagger of reactions, trained and measured by the protocol of the Python notebook that many start from, before and after, into a folder; other options change it.")
  private String preset;

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "SEED",
      description =
          "Train once with each of these seeds instead of --seed and print mean and spread of their figures on the development part; what is done already in the folder is not done again.")
  private List<Integer> seeds;

  @Option(
      names = "--resume",
      description =
          "Go on where the last checkpoint of this bundle ends, if there is one; all other options must be the same.")
  private boolean resume;

  @Override
  public Integer call() throws Exception {
    Usage usage = new Usage(spec);
    usage.requireProcessor(compute.device, compute.precision);
    if (preset != null) {
      usage.requireOneOf("--preset", preset, List.of(NotebookPreset.NAME));
      if (BaseModel.isBundle(baseModel)) {
        throw usage.wrong(
            "--preset notebook measures before and after training: give it a checkpoint, not the bundle "
                + baseModel);
      }
      NotebookPreset.apply(spec.commandLine().getParseResult(), usage, parameters, split);
    }
    SplitName divided = split.require(usage);
    usage.requireNoneOrMore("--block-pieces", parameters.blockPieces);
    requireData(usage, divided);
    TrainingRun run =
        new TrainingRun(
            corpus, skipMalformed, inputs, baseModel, name, version, parameters, compute);
    PrintWriter out = spec.commandLine().getOut();
    try {
      if (preset != null) {
        notebook(run.pinned(), out);
      } else if (seeds == null) {
        TrainingRecorder training = run.train(split, split.fold, parameters.seed, output, resume);
        ModelCommand.printCosts(out, ModelBundle.open(output.toString()).metadata());
        out.println("Wrote " + output);
        new TrainingReport(compute, out).write(output, training);
      } else {
        new SeedRuns(output, run.pinned(), split, List.copyOf(new LinkedHashSet<>(seeds)), out)
            .run();
      }
    } catch (IllegalArgumentException e) {
      throw usage.wrong(e.getMessage());
    }
    out.flush();
    return ExitStatus.DONE;
  }

  private void notebook(TrainingRun run, PrintWriter out) throws UIMAException, IOException {
    boolean given = spec.commandLine().getParseResult().hasMatchedOption("--learning-rate");
    new NotebookRun(output, run, given ? parameters.learningRate : null, split, out).run();
  }

  private void requireData(Usage usage, SplitName split) {
    if (corpus == null && inputs.isEmpty()) {
      throw usage.wrong("there is nothing to learn from; give --corpus, --input, or both");
    }
    if (!inputs.isEmpty() && !split.byGroup()) {
      throw usage.wrong("--split " + split + " divides the corpus only; give --input with pmid");
    }
    if (!inputs.isEmpty() && seeds != null) {
      throw usage.wrong("--seeds measures on the corpus alone; give --input with --seed");
    }
    inputs.forEach(input -> input.require(usage));
  }
}
