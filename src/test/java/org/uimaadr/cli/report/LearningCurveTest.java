package org.uimaadr.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.train.EpochFigures;
import org.uimaadr.train.TrainingListener;

class LearningCurveTest {

  @Test
  void isReadAsItWasWrittenWithFiguresThatAModelDoesNotHave() {
    LearningCurve curve =
        new LearningCurve(
            List.of(new LearningCurve.Loss(1, 1, 2.5), new LearningCurve.Loss(9, 2, 0.25)),
            List.of(
                new LearningCurve.Epoch(
                    1,
                    new EpochFigures(0.5, Double.NaN, Double.NaN, 0.25, Double.NaN, Double.NaN),
                    Optional.empty(),
                    true),
                new LearningCurve.Epoch(
                    2,
                    new EpochFigures(0.6, Double.NaN, Double.NaN, 0.35, Double.NaN, Double.NaN),
                    Optional.of(
                        new EpochFigures(0.1, Double.NaN, 0.2, 0.3, Double.NaN, Double.NaN)),
                    false)));

    assertThat(LearningCurve.of(curve.toJson())).isEqualTo(curve);
    // Gson leaves null out unless it is told otherwise.
    JsonObject file = new Gson().fromJson(new Gson().toJson(curve.toJson()), JsonObject.class);
    assertThat(LearningCurve.of(file)).isEqualTo(curve);
  }

  @Test
  void aLongTrainingIsKeptThinned() {
    TrainingRecorder recorder = new TrainingRecorder(new Silent());

    for (int step = 501; step <= 10_000; step++) {
      recorder.onStep(step, 10_000, 1, 1.0 / step, 100);
    }

    List<LearningCurve.Loss> losses = recorder.curve().losses();
    assertThat(losses).hasSizeBetween(300, 401);
    assertThat(losses.get(0).step()).isEqualTo(501);
    assertThat(losses.get(losses.size() - 1).step()).isEqualTo(10_000);
  }

  private static final class Silent implements TrainingListener {
    @Override
    public void onStart(CorpusDivision division) {}

    @Override
    public void onStep(int step, int steps, int epoch, double loss, double tokensPerSecond) {}

    @Override
    public void onEpoch(
        int epoch, EpochFigures figures, Optional<EpochFigures> extra, boolean best) {}

    @Override
    public void onEarlyStop(int epoch, int best) {}
  }
}
