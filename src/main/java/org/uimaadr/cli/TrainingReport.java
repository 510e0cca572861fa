package org.uimaadr.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.uimaadr.cli.report.LearningCurve;
import org.uimaadr.cli.report.RunReport;
import org.uimaadr.cli.report.TrainingRecorder;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;

/**
 * Writes the report of a training beside its bundle. Where that fails the training has not: it is
 * said, with what can be done.
 *
 * @param compute where and how precisely the bundle is measured
 * @param out where the report is named
 */
record TrainingReport(ComputeOptions compute, PrintWriter out) {

  /** Measures the bundle, as it was written, on the development part of its training. */
  void write(Path bundle, TrainingRecorder training) {
    orSay(
        bundle,
        () -> {
          CorpusEvaluation rules =
              new CorpusEvaluation(
                  data(ModelBundle.open(bundle).metadata()),
                  training.division(),
                  CorpusPart.DEVELOPMENT,
                  ModelMetadata.BALANCED,
                  true,
                  null,
                  compute);
          CorpusEvaluation.Answers answers = rules.ask(bundle.toString());
          write(bundle, rules, answers, rules.evaluate(answers), Optional.of(training.curve()));
        });
  }

  /** Reports a bundle that was measured already. */
  void write(
      Path bundle,
      CorpusEvaluation rules,
      CorpusEvaluation.Answers answers,
      Evaluation evaluation,
      Optional<LearningCurve> curve) {
    orSay(
        bundle,
        () -> {
          ModelBundle written = ModelBundle.open(bundle);
          String label = written.metadata().name() + " " + written.metadata().version();
          Path folder = RunReport.beside(bundle);
          rules
              .report(
                  "Training of " + label,
                  answers,
                  List.of(rules.reported(label, written, answers, evaluation, curve)),
                  new JsonArray())
              .write(folder);
          out.println("Wrote " + folder.resolve(RunReport.PAGE));
        });
  }

  /** Something that may fail for want of room. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private static void orSay(Path bundle, Step step) {
    try {
      step.run();
    } catch (IOException | RuntimeException e) {
      // Hours of training are behind it, and other seeds may come after it.
      System.err.printf(
          "adr: the report of %s cannot be written (%s); the bundle is whole: adr evaluate --model %s --report DIR writes one%n",
          bundle, e, bundle);
    }
  }

  /** What the model was trained on, as its bundle calls it. */
  private static String data(ModelMetadata model) {
    JsonElement data = model.training().get("data");
    return data == null ? "" : data.getAsString();
  }
}
