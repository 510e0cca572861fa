package org.uimaadr.train;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.uimaadr.corpus.CorpusDivision;
import org.uimaadr.corpus.CorpusPart;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.LeakReport;
import org.uimaadr.corpus.PmidSplit;
import org.uimaadr.eval.Bootstrap;
import org.uimaadr.eval.Evaluation;
import org.uimaadr.eval.Heads;
import org.uimaadr.eval.Protocol;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.SentenceDecoder;
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
   * What a development part is.
   *
   * @param part its name, with its folds
   * @param split how the corpus was divided
   * @param choice what was chosen on it
   * @param leak how much of it was known from training, if that was looked at
   */
  record Origin(String part, String split, String choice, Optional<LeakReport> leak) {

    static Origin of(CorpusDivision division, String choice) {
      return new Origin(
          division.describe(CorpusPart.DEVELOPMENT),
          division.description(),
          choice,
          Optional.of(division.leak(CorpusPart.DEVELOPMENT)));
    }

    /** The development part of all extra text. */
    static Origin ofExtraText(String choice) {
      return new Origin(
          "development of the extra text (folds 8 and 9)",
          ExtraText.SPLIT,
          choice,
          Optional.empty());
    }

    /** A development part by PMID, of a corpus whose training part is not at hand. */
    static Origin byPmid(List<CorpusSentence> development) {
      return new Origin(
          CorpusPart.DEVELOPMENT.description(),
          PmidSplit.description(development),
          CHOSEN_HERE,
          Optional.empty());
    }
  }

  /**
   * Evaluates.
   *
   * @param decoder of the balanced operating point, with the gate
   * @param relations types of the relation heads
   * @param origin what the development part is
   * @param weights what weights gave the scores, for the protocol
   */
  static Evaluation of(
      ScoredCorpus development,
      SentenceDecoder decoder,
      List<RelationType> relations,
      Origin origin,
      String weights) {
    Set<MentionType> targets =
        relations.stream().map(RelationType::target).collect(Collectors.toSet());
    Protocol protocol =
        new Protocol(
            origin.part(),
            origin.split(),
            origin.choice() + "; operating point balanced; " + weights,
            EnumSet.of(MentionType.REACTION),
            origin.leak());
    return Evaluation.of(
        protocol,
        new Heads(Set.copyOf(decoder.taggers()), targets),
        development.read(decoder),
        Bootstrap.standard());
  }
}
