package org.uimaadr.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.uima.UIMAException;
import org.uimaadr.cli.report.LearningCurve;
import org.uimaadr.cli.report.ReportedModel;
import org.uimaadr.cli.report.RunReport;
import org.uimaadr.cli.report.TrainingRecorder;
import org.uimaadr.corpus.Corpus;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.FoldFigures;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.report.AtomicFile;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;
import org.uimaadr.train.AdrTrainer;
import org.uimaadr.train.RecordedFigures;

/**
 * The Python notebook that many start from: a classifier and a tagger from one checkpoint, each
 * measured before and after its training, and two example sentences through both. What is measured
 * or trained is kept in the folder: a run that starts again does the rest.
 *
 * @param folder of the two bundles and the figures
 * @param training how each is trained, the heads and the learning rate aside
 * @param learningRate of both; null for the notebook's own two
 * @param split how the corpus is divided
 * @param out where the figures go
 */
record NotebookRun(
    Path folder, TrainingRun training, Float learningRate, SplitOptions split, PrintWriter out) {

  /** The test part, in the place of a development part, since nothing is chosen. */
  private static final CorpusPart MEASURED = CorpusPart.DEVELOPMENT;

  private static final String FIGURES = "figures";
  private static final String SUMMARY = "notebook.json";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** What a model has answered, and what that is worth. */
  private record Measured(CorpusEvaluation.Answers answers, Evaluation evaluation) {}

  /** Trains and measures what is not there yet and tells all of it. */
  void run() throws UIMAException, IOException {
    JsonObject settings = RunFolder.settings(training, split);
    settings.addProperty("seed", seed());
    settings.addProperty("fold", split.fold);
    for (NotebookTask task : NotebookTask.values()) {
      settings.addProperty(task.label() + " learning rate", rate(task));
    }
    new RunFolder(folder).claim(settings);
    Corpus corpus = Corpus.read(training.corpus(), training.skipMalformed());
    CorpusDivision division = split.divide(corpus, training.corpus()).choosingNothing();
    CorpusEvaluation rules =
        new CorpusEvaluation(
            corpus.name(),
            division,
            MEASURED,
            ModelMetadata.BALANCED,
            false,
            null,
            training.compute());
    Map<NotebookTask, Measured> measured = new EnumMap<>(NotebookTask.class);
    for (NotebookTask task : NotebookTask.values()) {
      before(task, rules);
      after(task, rules).ifPresent(now -> measured.put(task, now));
    }
    JsonObject summary = new JsonObject();
    summary.addProperty("split", division.description());
    compare(summary);
    NotebookExamples examples =
        new NotebookExamples(
            bundle(NotebookTask.CLASSIFIER), bundle(NotebookTask.TAGGER), training.compute());
    summary.add("examples", examples.tell(out));
    Path file = folder.resolve(SUMMARY);
    AtomicFile.write(file, GSON.toJson(summary) + "\n");
    out.printf("%nWrote %s%n", file);
    report(rules, measured, summary.getAsJsonArray(FIGURES));
    out.flush();
  }

  private float rate(NotebookTask task) {
    return learningRate == null ? task.learningRate() : learningRate;
  }

  private Path bundle(NotebookTask task) {
    return folder.resolve(task.label());
  }

  private FoldResult untrained(NotebookTask task) {
    return new FoldResult(folder.resolve(task.label() + "-untrained.json"));
  }

  private FoldResult trained(NotebookTask task) {
    return new FoldResult(folder.resolve(task.label() + ".json"));
  }

  private Path learning(NotebookTask task) {
    return folder.resolve(task.label() + "-learning.json");
  }

  private void before(NotebookTask task, CorpusEvaluation rules) throws UIMAException, IOException {
    if (untrained(task).exists()) {
      return;
    }
    Path bundle = folder.resolve(task.label() + "-untrained");
    RunFolder.delete(bundle);
    training(task).with(AdrTrainer.PARAM_EPOCHS, 0).train(split, split.fold, seed(), bundle, true);
    measure(task, rules, bundle, untrained(task));
    RunFolder.delete(bundle);
  }

  private Optional<Measured> after(NotebookTask task, CorpusEvaluation rules)
      throws UIMAException, IOException {
    if (trained(task).exists()) {
      return Optional.empty();
    }
    Path bundle = bundle(task);
    Optional<TrainingRecorder> trained =
        training(task).trainUnlessDone(split, split.fold, seed(), bundle);
    if (trained.isPresent()) {
      AtomicFile.write(learning(task), GSON.toJson(trained.get().curve().toJson()) + "\n");
    }
    Measured measured = measure(task, rules, bundle, trained(task));
    RecordedFigures.add(bundle, measured.evaluation().toJson());
    out.printf("Wrote %s%n", bundle);
    out.flush();
    return Optional.of(measured);
  }

  /** What was measured by an earlier call is measured again: a report shows every answer. */
  private void report(
      CorpusEvaluation rules, Map<NotebookTask, Measured> measured, JsonArray beforeAfter)
      throws IOException {
    List<ReportedModel> models = new ArrayList<>();
    CorpusEvaluation.Answers last = null;
    for (NotebookTask task : NotebookTask.values()) {
      Measured of = measured.get(task);
      if (of == null) {
        CorpusEvaluation.Answers answers = rules.ask(bundle(task).toString());
        of = new Measured(answers, rules.evaluate(answers));
      }
      last = of.answers();
      models.add(
          rules.reported(
              task.label(),
              ModelBundle.open(bundle(task)),
              of.answers(),
              of.evaluation(),
              curve(task)));
    }
    Path report = folder.resolve("report");
    rules.report("Training by the notebook's protocol", last, models, beforeAfter).write(report);
    out.printf("Wrote %s%n", report.resolve(RunReport.PAGE));
  }

  private Optional<LearningCurve> curve(NotebookTask task) throws IOException {
    Path file = learning(task);
    return Files.exists(file)
        ? Optional.of(LearningCurve.of(GSON.fromJson(Files.readString(file), JsonObject.class)))
        : Optional.empty();
  }

  private int seed() {
    return training.parameters().seed;
  }

  private TrainingRun training(NotebookTask task) {
    return training
        .with(AdrTrainer.PARAM_HEADS, new String[] {task.head()})
        .with(AdrTrainer.PARAM_LEARNING_RATE, rate(task));
  }

  private Measured measure(
      NotebookTask task, CorpusEvaluation rules, Path bundle, FoldResult result)
      throws IOException {
    DeviceKind device = DeviceKind.of(training.compute().device);
    Precision precision = Precision.of(training.compute().precision, device);
    try (AdrService model = AdrService.open(ModelBundle.open(bundle), device, precision)) {
      CorpusEvaluation.Answers answers = rules.ask(model);
      Evaluation evaluation = rules.evaluate(answers);
      result.write(
          new FoldFigures(
              task.count(model, rules.division().select(MEASURED), answers.sentences())),
          evaluation);
      return new Measured(answers, evaluation);
    }
  }

  private void compare(JsonObject summary) throws IOException {
    String part = trained(NotebookTask.CLASSIFIER).testPart();
    summary.addProperty("part", part);
    out.printf("%n%s%n", part);
    line("", "untrained", "", "", "trained", "", "");
    line("in %", "P", "R", "F1", "P", "R", "F1");
    JsonArray figures = new JsonArray();
    for (NotebookTask task : NotebookTask.values()) {
      Map<String, PrecisionRecall> before = untrained(task).read().counts();
      trained(task)
          .read()
          .counts()
          .forEach((name, after) -> figures.add(compare(name, before.get(name), after)));
    }
    summary.add(FIGURES, figures);
  }

  private JsonObject compare(String name, PrecisionRecall before, PrecisionRecall after) {
    line(
        name,
        percent(before.precision()),
        percent(before.recall()),
        percent(before.f1()),
        percent(after.precision()),
        percent(after.recall()),
        percent(after.f1()));
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.add("untrained", before.toJson());
    json.add("trained", after.toJson());
    return json;
  }

  private void line(Object... cells) {
    out.println(String.format(Locale.ROOT, "%-46s %9s %6s %6s %9s %6s %6s", cells).stripTrailing());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
