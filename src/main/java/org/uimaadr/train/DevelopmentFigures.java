package org.uimaadr.train;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.uimaadr.corpus.CorpusPart;
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

  private DevelopmentFigures() {}

  /**
   * Evaluates.
   *
   * @param decoder of the balanced operating point, with the gate
   * @param relations types of the relation heads
   * @param weights what weights gave the scores, for the protocol
   */
  static Evaluation of(
      ScoredCorpus development,
      SentenceDecoder decoder,
      List<RelationType> relations,
      String weights) {
    Set<MentionType> targets =
        relations.stream().map(RelationType::target).collect(Collectors.toSet());
    Protocol protocol =
        new Protocol(
            CorpusPart.DEVELOPMENT.description(),
            PmidSplit.description(development.sentences()),
            "epoch and thresholds were chosen on this part; operating point balanced; " + weights,
            EnumSet.of(MentionType.REACTION));
    return Evaluation.of(
        protocol,
        new Heads(Set.copyOf(decoder.taggers()), targets),
        development.read(decoder),
        Bootstrap.standard());
  }
}
