package org.uimaadr.train;

import java.util.List;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.eval.TemperatureScaling;
import org.uimaadr.model.Calibration;
import org.uimaadr.text.MentionType;

/** Fits the temperature of the sentence head on the development part. */
final class SentenceCalibration {

  private SentenceCalibration() {}

  static Calibration fit(ScoredCorpus development, List<MentionType> taggers) {
    double temperature =
        TemperatureScaling.fit(development.adrLogits(), development.gold()).temperature();
    return new Calibration(temperature, Calibration.none(taggers).taggers());
  }
}
