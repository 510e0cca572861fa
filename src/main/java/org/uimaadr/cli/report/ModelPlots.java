package org.uimaadr.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.uimaadr.cli.report.Plot.Axis;
import org.uimaadr.cli.report.Plot.Line;
import org.uimaadr.cli.report.Plot.Style;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.eval.Reliability;
import org.uimaadr.eval.ThresholdCurves;

/**
 * The plots of a model; one that has nothing to show is empty.
 *
 * @param prefix of their ids, unique on the page
 * @param model what is shown
 */
record ModelPlots(String prefix, ReportedModel model) {

  private static final Map<String, String> FIGURES =
      Map.of(
          "sentenceF1", "ADR sentences",
          "reactionF1All", "reactions",
          "drugF1Positive", "drugs",
          "relationF1All", "relations");

  /** The smoothed loss by step. */
  Optional<Plot> loss() {
    List<LearningCurve.Loss> losses = model.curve().map(LearningCurve::losses).orElse(List.of());
    if (losses.isEmpty()) {
      return Optional.empty();
    }
    LearningCurve.Loss first = losses.get(0);
    LearningCurve.Loss last = losses.get(losses.size() - 1);
    double greatest = losses.stream().mapToDouble(LearningCurve.Loss::loss).max().orElseThrow();
    return Optional.of(
        new Plot(
            prefix + "-loss",
            "Loss by step",
            "The smoothed loss is %.3f after step %d and %.3f after step %d."
                .formatted(first.loss(), first.step(), last.loss(), last.step()),
            new Axis("step", 0, last.step(), "#,##0"),
            new Axis("loss", 0, 1.05 * greatest, "0.0"),
            List.of(
                new Line(
                    "loss",
                    Style.SOLID,
                    losses.stream().map(loss -> (double) loss.step()).toList(),
                    losses.stream().map(LearningCurve.Loss::loss).toList()))));
  }

  /** F1 on the development part by epoch. */
  Optional<Plot> epochs() {
    List<LearningCurve.Epoch> epochs = model.curve().map(LearningCurve::epochs).orElse(List.of());
    if (epochs.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Line> lines = new LinkedHashMap<>();
    for (String figure : LearningCurve.byName(epochs.get(0).figures()).keySet()) {
      List<Double> values =
          epochs.stream().map(e -> LearningCurve.byName(e.figures()).get(figure)).toList();
      if (FIGURES.containsKey(figure) && values.stream().noneMatch(v -> v.isNaN())) {
        lines.put(
            figure,
            new Line(
                FIGURES.get(figure),
                Style.MARKED,
                epochs.stream().map(epoch -> (double) epoch.epoch()).toList(),
                values));
      }
    }
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Plot(
            prefix + "-epochs",
            "F1 after each epoch",
            "F1 of sentences, reactions and drugs after each of %d epochs; the table below has the numbers."
                .formatted(epochs.size()),
            new Axis("epoch", epochs.size() == 1 ? 0 : 1, epochs.size(), "0.#"),
            Axis.ofShares("F1"),
            List.copyOf(lines.values())));
  }

  /** Precision over recall, with what a guess would be worth. */
  Optional<Plot> precisionRecall() {
    return model
        .analysis()
        .curves()
        .filter(curves -> !curves.precisionRecall().isEmpty())
        .map(
            curves ->
                new Plot(
                    prefix + "-precision-recall",
                    "Precision and recall of the sentence decision",
                    "Precision over recall at all thresholds; the area under it is %.3f, the prevalence %.3f."
                        .formatted(
                            model
                                .analysis()
                                .evaluation()
                                .classification()
                                .orElseThrow()
                                .metrics()
                                .prAuc(),
                            prevalence()),
                    Axis.ofShares("recall"),
                    Axis.ofShares("precision"),
                    List.of(
                        line("model", curves.precisionRecall(), PrecisionRecall::recall),
                        level("prevalence", prevalence()))));
  }

  /** Precision, recall and F1 over the threshold. */
  Optional<Plot> sweep() {
    return model
        .analysis()
        .curves()
        .filter(curves -> !curves.sweep().isEmpty())
        .map(
            curves ->
                new Plot(
                    prefix + "-sweep",
                    "The sentence decision by threshold",
                    "Precision, recall and F1 at thresholds from 0 to 1; the model's own is %.3f."
                        .formatted(threshold()),
                    Axis.ofShares("threshold"),
                    Axis.ofShares("share"),
                    List.of(
                        swept("precision", curves.sweep(), PrecisionRecall::precision),
                        swept("recall", curves.sweep(), PrecisionRecall::recall),
                        swept("F1", curves.sweep(), PrecisionRecall::f1),
                        new Line(
                            "chosen",
                            Style.DASHED,
                            List.of(threshold(), threshold()),
                            List.of(0.0, 1.0)))));
  }

  /** Share of positives over probability. */
  Optional<Plot> reliability() {
    return model
        .analysis()
        .reliability()
        .map(
            reliability -> {
              List<Reliability.Bin> filled =
                  reliability.bins().stream().filter(bin -> bin.sentences() > 0).toList();
              return new Plot(
                  prefix + "-reliability",
                  "Reliability of the sentence probability",
                  "Share of sentences that state an ADR over the mean probability, in %d bins that hold sentences; the expected calibration error is %.3f."
                      .formatted(filled.size(), reliability.expectedError()),
                  Axis.ofShares("mean probability"),
                  Axis.ofShares("share that states an ADR"),
                  List.of(
                      new Line(
                          "model",
                          Style.MARKED,
                          filled.stream().map(Reliability.Bin::meanProbability).toList(),
                          filled.stream().map(Reliability.Bin::positiveShare).toList()),
                      new Line("perfect", Style.DASHED, List.of(0.0, 1.0), List.of(0.0, 1.0))));
            });
  }

  private double prevalence() {
    return model.analysis().evaluation().prevalence();
  }

  private double threshold() {
    return model.metadata().thresholds(model.operatingPoint()).sentence();
  }

  private static Line line(
      String name, List<ThresholdCurves.Point> points, ToDoubleFunction<PrecisionRecall> x) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (ThresholdCurves.Point point : points) {
      xs.add(x.applyAsDouble(point.counts()));
      ys.add(point.counts().precision());
    }
    return new Line(name, Style.SOLID, xs, ys);
  }

  private static Line swept(
      String name, List<ThresholdCurves.Point> points, ToDoubleFunction<PrecisionRecall> y) {
    return new Line(
        name,
        Style.SOLID,
        points.stream().map(ThresholdCurves.Point::threshold).toList(),
        points.stream().map(point -> y.applyAsDouble(point.counts())).toList());
  }

  private static Line level(String name, double y) {
    return new Line(name, Style.DASHED, List.of(0.0, 1.0), List.of(y, y));
  }
}
