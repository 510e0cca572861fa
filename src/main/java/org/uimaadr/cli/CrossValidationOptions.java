package org.uimaadr.cli;

import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.uimaadr.corpus.SplitName;
import org.uimaadr.train.BaseModel;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The part of {@code adr evaluate} that trains before it measures. */
final class CrossValidationOptions {

  /** Options of {@code adr evaluate} that a cross-validation would have to overlook. */
  private static final List<String> OF_ONE_MODEL =
      List.of(
          "--model", "--part", "--operating-point", "--no-gate", "--compare", "--record", "--fold");

  @Option(
      names = "--cross-validate",
      paramLabel = "DIR",
      description =
          "Train and test each fold of --corpus and --split pmid-10fold, pmid-5fold or spert-10fold; results go to this folder, and folds that have theirs there are not done again.")
  private Path results;

  @Option(
      names = "--base-model",
      paramLabel = "DIR|HUB-ID",
      description =
          "With --cross-validate: BERT checkpoint to start from, a folder or owner/name[@revision] on the Hugging Face hub.")
  private String baseModel;

  @Option(
      names = "--folds",
      paramLabel = "N[-M]",
      description = "With --cross-validate: which folds to do now; all by default.")
  private String folds;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description = "With --cross-validate: folds to train at the same time.")
  private int jobs;

  /** Whether a cross-validation was asked for. */
  boolean areGiven() {
    return results != null;
  }

  /**
   * Does the folds that are still to be done and prints what all of them say.
   *
   * @return what was printed
   */
  JsonObject run(
      CommandSpec spec,
      Path corpus,
      boolean skipMalformed,
      SplitOptions split,
      TrainingParameters training,
      ComputeOptions compute)
      throws Exception {
    Usage usage = new Usage(spec);
    for (String option : OF_ONE_MODEL) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw usage.wrong(
            option
                + " cannot go with --cross-validate, which measures the model of each fold on the test part of that fold; leave "
                + option
                + " out");
      }
    }
    usage.requireProcessor(compute.device, compute.precision);
    usage.requireOneOrMore("--jobs", jobs);
    SplitName name = split.require(usage);
    if (name.folds() == 1) {
      throw usage.wrong("--cross-validate needs --split pmid-10fold, pmid-5fold or spert-10fold");
    }
    if (corpus == null || baseModel == null) {
      throw usage.wrong("--cross-validate needs --corpus and --base-model");
    }
    if (BaseModel.isBundle(baseModel)) {
      throw usage.wrong(
          "--cross-validate starts from a checkpoint: the bundle "
              + baseModel
              + " may have learnt from the sentences of any fold");
    }
    if (!training.teachers.isEmpty() || training.unlabelled != null) {
      throw usage.wrong(
          "--cross-validate takes no --teacher and no text for one: it may have learnt from the sentences of any fold");
    }
    List<Integer> wanted =
        usage.range("--folds", folds == null ? "0-" + (name.folds() - 1) : folds, name.folds());
    PrintWriter out = spec.commandLine().getOut();
    CrossValidationRun run =
        new CrossValidationRun(
            results,
            new TrainingRun(
                    corpus, skipMalformed, List.of(), baseModel, "fold", "1", training, compute)
                .pinned(),
            split,
            out);
    try {
      run.claimFolder();
      List<Integer> open = run.open(wanted);
      if (jobs > 1) {
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        new FoldProcesses(arguments, results, jobs).run(open);
      } else {
        for (int fold : open) {
          run.run(fold);
        }
      }
    } catch (IllegalArgumentException e) {
      throw usage.wrong(e.getMessage());
    }
    return run.summarize(name.folds());
  }
}
