package org.uimaadr.train;

import com.google.gson.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.LeakReport;
import org.uimaadr.eval.Bootstrap;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.Heads;
import org.uimaadr.eval.Protocol;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.Calibration;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.Thresholds;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/** What a model is worth on the part that its thresholds were chosen on. */
final class DevelopmentFigures {

  /** What was chosen, where epoch and thresholds were. */
  static final String CHOSEN_HERE = "epoch and thresholds were chosen on this part";

  /** What was chosen, where the last epoch was kept. */
  static final String NOTHING_CHOSEN =
      "nothing was chosen: last epoch, every decision for what is more probable";

  private DevelopmentFigures() {}

  /**
   * What decides.
   *
   * @param taggers types of the taggers
   * @param relations types of the relation heads
   * @param points thresholds of each operating point
   * @param calibration of the probabilities
   */
  record Decisions(
      List<MentionType> taggers,
      List<RelationType> relations,
      Map<String, Thresholds> points,
      Calibration calibration) {}

  /**
   * What a development part is.
   *
   * @param part its name, with its folds
   * @param split how the corpus was divided
   * @param choice what was chosen on it
   * @param leak how much of it was known from training, if that was looked at
   */
  record Origin(String part, String split, String choice, Optional<LeakReport> leak) {

    static Origin of(CorpusDivision division, String choice) {
      return of(division, choice, Optional.of(division.leak(CorpusPart.DEVELOPMENT)));
    }

    /** Of a model that knows more, or another part, of the corpus. */
    static Origin of(CorpusDivision division, String choice, Optional<LeakReport> leak) {
      return new Origin(
          division.describe(CorpusPart.DEVELOPMENT), division.description(), choice, leak);
    }

    /** The development part of all extra text. */
    static Origin ofExtraText(List<ExtraText> extras, String choice) {
      return new Origin(
          "development of the extra text (folds 8 and 9)",
          ExtraText.SPLIT,
          choice,
          Optional.of(ExtraText.leak(extras)));
    }
  }

  /**
   * Evaluates the balanced operating point, and tells what the others cost.
   *
   * @param development the part
   * @param model its taggers, operating points and calibration
   * @param origin what the development part is
   * @param weights what weights gave the scores, for the protocol
   */
  static JsonObject of(ScoredCorpus development, Decisions model, Origin origin, String weights) {
    SentenceDecoder decoder =
        new SentenceDecoder(
            model.taggers(), model.points().get(ModelMetadata.BALANCED), model.calibration(), true);
    Set<MentionType> targets =
        model.relations().stream().map(RelationType::target).collect(Collectors.toSet());
    Protocol protocol =
        new Protocol(
            origin.part(),
            origin.split(),
            origin.choice() + "; operating point balanced; " + weights,
            EnumSet.of(MentionType.REACTION),
            origin.leak());
    JsonObject figures =
        Evaluation.of(
                protocol,
                new Heads(Set.copyOf(model.taggers()), targets),
                development.read(decoder),
                Bootstrap.standard())
            .toJson();
    OperatingPointCost.addTo(
        figures, OperatingPointCost.measure(origin.part(), development, decoder, model.points()));
    return figures;
  }
}
