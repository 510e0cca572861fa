package org.uimaadr.train;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.Thresholds;
import org.uimaadr.text.MentionType;
import org.uimaadr.torch.DeviceKind;
import org.uimaadr.torch.Precision;

/** Chooses a bundle's calibration and operating points anew, on the weights as they are stored. */
public final class ModelTuning {

  private ModelTuning() {}

  /**
   * Tunes a bundle and writes the result and its figures into it; the weights stay as they are.
   *
   * @param bundle folder of the bundle
   * @param development labelled sentences that the model was not trained on
   * @return what the bundle says now
   */
  public static ModelMetadata onDevelopment(Path bundle, List<CorpusSentence> development)
      throws IOException {
    DeviceKind device = DeviceKind.of("auto");
    Precision precision = Precision.of("auto", device);
    ModelMetadata before;
    ScoredCorpus scored;
    String weights;
    try (AdrService service = AdrService.open(ModelBundle.open(bundle), device, precision)) {
      before = service.metadata();
      scored =
          ScoredCorpus.of(
              development,
              service.preparer(),
              service::score,
              service::scorePairs,
              OperatingPoints.readers(before.taggers()));
      weights = "bundle as shipped, " + service.precision();
    }
    List<MentionType> taggers = before.taggers();
    OperatingPoints.Choice choice = OperatingPoints.choose(scored, taggers, before.relations());
    Map<String, Thresholds> points = choice.points();
    JsonObject figures =
        DevelopmentFigures.of(
                scored,
                new SentenceDecoder(
                    taggers, points.get(ModelMetadata.BALANCED), choice.calibration(), true),
                before.relations(),
                DevelopmentFigures.Origin.byPmid(development),
                weights)
            .toJson();
    ModelMetadata tuned =
        RecordedFigures.with(before.withDecisions(points, choice.calibration()), figures);
    RecordedFigures.write(bundle, tuned);
    return tuned;
  }
}
