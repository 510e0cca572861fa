package org.uimaadr.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.eval.Protocol;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.ModelBundle;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.SentenceDecoder;
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
   * @param extras the extra text that it was trained on, too; its development part is tuned on
   * @return what the bundle says now
   */
  public static ModelMetadata onDevelopment(
      Path bundle, List<CorpusSentence> development, List<ExtraText> extras) throws IOException {
    DeviceKind device = DeviceKind.of("auto");
    Precision precision = Precision.of("auto", device);
    ModelMetadata before;
    ScoredCorpus scored;
    Optional<ScoredCorpus> extra;
    String weights;
    try (AdrService service = AdrService.open(ModelBundle.open(bundle), device, precision)) {
      before = service.metadata();
      List<SentenceDecoder> readers = OperatingPoints.readers(before.taggers());
      scored =
          ScoredCorpus.of(
              development,
              before.blockPieces(null),
              service.preparer(),
              service::score,
              service::scorePairs,
              readers);
      extra =
          ExtraText.score(
              ExtraText.development(extras),
              before.blockPieces(null),
              service.preparer(),
              service::score,
              service::scorePairs,
              readers);
      weights =
          "bundle as shipped, " + service.precision() + Protocol.reading(before.blockPieces(null));
    }
    List<MentionType> taggers = before.taggers();
    DevelopmentResult result =
        DevelopmentResult.of(scored, extra, taggers, before.relations(), true);
    SentenceDecoder decoder =
        new SentenceDecoder(
            taggers,
            result.operatingPoints().get(ModelMetadata.BALANCED),
            result.calibration(),
            true);
    ModelMetadata tuned = before.withDecisions(result.operatingPoints(), result.calibration());
    tuned =
        RecordedFigures.with(
            tuned,
            DevelopmentFigures.of(
                    scored,
                    decoder,
                    before.relations(),
                    DevelopmentFigures.Origin.byPmid(development),
                    weights)
                .toJson());
    if (extra.isPresent()) {
      tuned =
          RecordedFigures.with(
              tuned,
              DevelopmentFigures.of(
                      extra.get(),
                      decoder,
                      before.relations(),
                      DevelopmentFigures.Origin.ofExtraText(DevelopmentFigures.CHOSEN_HERE),
                      weights)
                  .toJson());
    }
    RecordedFigures.write(bundle, tuned);
    return tuned;
  }
}
