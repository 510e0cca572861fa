package org.uimaadr.train;

import java.util.List;
import org.uimaadr.eval.LabelledScores;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.eval.TemperatureScaling;
import org.uimaadr.eval.ThresholdChoice;
import org.uimaadr.model.Calibration;
import org.uimaadr.text.MentionType;

/**
 * Fits the probabilities of the sentence head on the development part: its temperature on all parts
 * together, and then how much a document's surest other sentence counts, by the best mean of the
 * parts' F1.
 */
final class SentenceCalibration {

  /** Few and far apart: F1 tells two that are close by chance only. In nats. */
  private static final List<Double> WEIGHTS_OF_THE_SUREST_OTHER = List.of(0.5, 1.0, 1.5);

  private SentenceCalibration() {}

  static Calibration fit(List<ScoredCorpus> parts, List<MentionType> taggers) {
    ScoredCorpus all = parts.stream().reduce(ScoredCorpus::plus).orElseThrow();
    double temperature = TemperatureScaling.fit(all.adrLogits(), all.gold()).temperature();
    Calibration best = new Calibration(temperature, Calibration.none(taggers).taggers());
    double bestF1 = bestF1(parts, best);
    for (double weight : WEIGHTS_OF_THE_SUREST_OTHER) {
      Calibration candidate = best.withSurestOther(weight);
      double f1 = bestF1(parts, candidate);
      if (f1 > bestF1) {
        best = candidate;
        bestF1 = f1;
      }
    }
    return best;
  }

  private static double bestF1(List<ScoredCorpus> parts, Calibration calibration) {
    List<LabelledScores> labelled = labelled(parts, calibration);
    return ThresholdChoice.meanF1(labelled, ThresholdChoice.forBestF1(labelled).threshold());
  }

  /** Probabilities of each part's sentences, and whether they state an ADR. */
  static List<LabelledScores> labelled(List<ScoredCorpus> parts, Calibration calibration) {
    return parts.stream()
        .map(part -> new LabelledScores(part.probabilities(calibration), part.gold()))
        .toList();
  }
}
