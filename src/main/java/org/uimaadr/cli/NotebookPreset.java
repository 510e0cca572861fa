package org.uimaadr.cli;

import java.util.List;
import org.uimaadr.corpus.SplitName;
import picocli.CommandLine.ParseResult;

/**
 * The hyper-parameters of the Python notebook that many start from: those of transformers' {@code
 * Trainer} where it gives none. An option that the user gives goes before them.
 */
final class NotebookPreset {

  static final String NAME = "notebook";

  /** What has no place in two models of one head each. */
  private static final List<String> EXCLUDED =
      List.of(
          "--heads",
          "--seeds",
          "--input",
          "--resume",
          "--keep",
          "--extra",
          "--teacher",
          "--unlabelled");

  private NotebookPreset() {}

  /** Refuses options that contradict the preset, and sets the others that were not given. */
  static void apply(
      ParseResult given, Usage usage, TrainingParameters parameters, SplitOptions split) {
    for (String option : EXCLUDED) {
      if (given.hasMatchedOption(option)) {
        throw usage.wrong("--preset " + NAME + " decides on " + option + " itself; leave it out");
      }
    }
    parameters.keep = "last";
    parameters.noRelations = true;
    unless(given, "--split", () -> split.split = SplitName.NOTEBOOK.toString());
    unless(given, "--epochs", () -> parameters.epochs = 3);
    unless(given, "--batch-size", () -> parameters.batchSize = 16);
    unless(given, "--equal-batches", () -> parameters.equalBatches = true);
    unless(given, "--warmup", () -> parameters.warmup = 0);
    unless(given, "--weight-decay", () -> parameters.weightDecay = 0);
    unless(given, "--clip", () -> parameters.clip = 1);
    unless(given, "--dropout", () -> parameters.dropout = 0.1f);
    unless(given, "--seed", () -> parameters.seed = 42);
  }

  private static void unless(ParseResult given, String option, Runnable setting) {
    if (!given.hasMatchedOption(option)) {
      setting.run();
    }
  }
}
