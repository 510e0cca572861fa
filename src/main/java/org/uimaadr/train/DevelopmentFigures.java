package org.uimaadr.train;

import java.util.EnumSet;
import java.util.List;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.PmidSplit;
import org.uimaadr.eval.Bootstrap;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.Heads;
import org.uimaadr.eval.Protocol;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.Calibration;
import org.uimaadr.model.SentenceDecoder;
import org.uimaadr.model.Thresholds;
import org.uimaadr.text.MentionType;

/** What a model is worth on the part that its thresholds were chosen on. */
final class DevelopmentFigures {

  private DevelopmentFigures() {}

  /**
   * Evaluates the balanced operating point, with the gate.
   *
   * @param weights what weights gave the scores, for the protocol
   */
  static Evaluation of(
      ScoredCorpus development,
      List<MentionType> taggers,
      Thresholds balanced,
      Calibration calibration,
      String weights) {
    Protocol protocol =
        new Protocol(
            CorpusPart.DEVELOPMENT.description(),
            PmidSplit.description(development.sentences()),
            "epoch and thresholds were chosen on this part; operating point balanced; " + weights,
            EnumSet.of(MentionType.REACTION));
    return Evaluation.of(
        protocol,
        Heads.of(EnumSet.copyOf(taggers)),
        development.read(new SentenceDecoder(taggers, balanced, calibration, true)),
        Bootstrap.standard());
  }
}
