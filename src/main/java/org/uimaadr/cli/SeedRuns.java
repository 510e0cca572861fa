package org.uimaadr.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.uima.UIMAException;
import org.uimaadr.cli.report.LearningCurve;
import org.uimaadr.cli.report.TrainingRecorder;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.eval.CrossValidation;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.FoldFigures;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.report.AtomicFile;

/**
 * The same training with several seeds: a bundle for each in a folder of its own, and what their
 * figures on the development part have as mean and spread. A seed whose figures are there is not
 * trained again, and one that was begun goes on at its last checkpoint.
 *
 * @param folder of the bundles and of the figures
 * @param training how each seed is trained
 * @param split how the corpus is divided
 * @param seeds distinct
 * @param out where the figures go
 */
record SeedRuns(
    Path folder, TrainingRun training, SplitOptions split, List<Integer> seeds, PrintWriter out) {

  private static final String SUMMARY = "seeds.json";
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /** Trains the seeds that are not done and tells what all of them say. */
  void run() throws UIMAException, IOException {
    JsonObject settings = RunFolder.settings(training, split);
    settings.addProperty("fold", split.fold);
    new RunFolder(folder).claim(settings);
    for (int seed : seeds) {
      if (!result(seed).exists()) {
        train(seed);
      }
    }
    summarize();
  }

  private Path bundle(int seed) {
    return folder.resolve("seed-" + seed);
  }

  private FoldResult result(int seed) {
    return new FoldResult(folder.resolve("seed-" + seed + ".json"));
  }

  private void train(int seed) throws UIMAException, IOException {
    Path bundle = bundle(seed);
    Optional<LearningCurve> curve =
        training.trainUnlessDone(split, split.fold, seed, bundle).map(TrainingRecorder::curve);
    Corpus corpus = Corpus.read(training.corpus(), training.skipMalformed());
    CorpusDivision division = split.divide(corpus, training.corpus());
    CorpusEvaluation measured =
        new CorpusEvaluation(
            corpus.name(),
            division,
            CorpusPart.DEVELOPMENT,
            ModelMetadata.BALANCED,
            true,
            null,
            training.compute());
    CorpusEvaluation.Answers answers = measured.ask(bundle.toString());
    Evaluation evaluation = measured.evaluate(answers);
    result(seed).write(FoldFigures.of(answers.sentences(), answers.heads()), evaluation);
    out.printf("Wrote %s%n", bundle);
    new TrainingReport(training.compute(), out).write(bundle, measured, answers, evaluation, curve);
    out.flush();
  }

  private void summarize() throws IOException {
    List<FoldFigures> figures = new ArrayList<>();
    for (int seed : seeds) {
      figures.add(result(seed).read());
    }
    CrossValidation together = CrossValidation.of(figures);
    List<CrossValidation.Figure> means = together.figures();
    out.println(result(seeds.get(0)).testPart());
    out.printf(
        "Mean of %d seeds in %%; spread is the standard deviation of their F1%n", seeds.size());
    line("", "P", "R", "F1", "spread");
    means.forEach(
        mean ->
            line(
                mean.name(),
                percent(mean.precision()),
                percent(mean.recall()),
                percent(mean.f1()),
                percent(mean.spread())));
    if (!together.numbers().isEmpty()) {
      line("", "", "", "mean", "spread");
    }
    together
        .numbers()
        .forEach(
            number ->
                line(number.name(), "", "", percent(number.mean()), percent(number.spread())));
    JsonObject json = new JsonObject();
    json.addProperty("part", result(seeds.get(0)).testPart());
    json.add("seeds", GSON.toJsonTree(seeds));
    together.toJson().asMap().forEach(json::add);
    Path file = folder.resolve(SUMMARY);
    AtomicFile.write(file, GSON.toJson(json) + "\n");
    out.printf("Wrote %s%n", file);
    out.flush();
  }

  private void line(Object... cells) {
    out.println(String.format(Locale.ROOT, "%-56s %6s %6s %6s %6s", cells).stripTrailing());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * share);
  }
}
