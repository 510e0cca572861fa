package org.uimaadr.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.LeakReport;
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
   * @param division the corpus, whose development part is tuned on
   * @param leak how much of that part the model knows, if that can be told
   * @param extras the extra text that it was trained on, too; its development part is tuned on
   * @return what the bundle says now
   */
  public static ModelMetadata onDevelopment(
      Path bundle, CorpusDivision division, Optional<LeakReport> leak, List<ExtraText> extras)
      throws IOException {
    DeviceKind device = DeviceKind.of("auto");
    Precision precision = Precision.of("auto", device);
    ModelMetadata before;
    ScoredCorpus scored;
    Optional<ScoredCorpus> extra;
    String asRead;
    try (AdrService service = AdrService.open(ModelBundle.open(bundle), device, precision)) {
      before = service.metadata();
      List<SentenceDecoder> readers = OperatingPoints.readers(before.taggers());
      scored =
          ScoredCorpus.of(
              division.development(),
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
      asRead = service.precision();
    }
    List<MentionType> taggers = before.taggers();
    DevelopmentResult result =
        DevelopmentResult.of(scored, extra, taggers, before.relations(), true);
    String weights =
        "bundle as shipped, "
            + asRead
            + Protocol.reading(before.blockPieces(null), result.calibration().sentence());
    DevelopmentFigures.Decisions decisions =
        new DevelopmentFigures.Decisions(
            taggers, before.relations(), result.operatingPoints(), result.calibration());
    ModelMetadata tuned =
        OperatingPointCost.forget(before)
            .withDecisions(result.operatingPoints(), result.calibration());
    tuned =
        RecordedFigures.with(
            tuned,
            DevelopmentFigures.of(
                scored,
                decisions,
                DevelopmentFigures.Origin.of(division, DevelopmentFigures.CHOSEN_HERE, leak),
                weights));
    if (extra.isPresent()) {
      tuned =
          RecordedFigures.with(
              tuned,
              DevelopmentFigures.of(
                  extra.get(),
                  decisions,
                  DevelopmentFigures.Origin.ofExtraText(extras, DevelopmentFigures.CHOSEN_HERE),
                  weights));
    }
    RecordedFigures.write(bundle, tuned);
    return tuned;
  }
}
