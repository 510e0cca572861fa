package org.uimaadr.model;

import java.util.Map;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

/**
 * What an operating point asks of the scores.
 *
 * @param sentence least calibrated probability, 0 to 1, with which a sentence states an adverse
 *     drug reaction
 * @param document least calibrated probability, 0 to 1, that the surest sentence of a document must
 *     have; if none has it, no sentence of the document states a reaction. In a long note some
 *     sentence passes any threshold by chance, and a true report has one that leaves no doubt. 0
 *     asks for nothing
 * @param outsidePenalty per tagger, by how many nats the log-probability of O is lowered before
 *     spans are decoded: 0 changes nothing, more finds more mentions
 * @param documentPenalty likewise in documents, for the taggers that ask for something else there:
 *     sentences whose neighbours are in sight can be read more freely than single ones
 * @param reactionAlone least confidence with which a reaction is kept though its sentence is not
 *     decided to state an adverse drug reaction; {@link #NEVER} if none is. Short lines of notes
 *     say too little for the sentence head, and denied reactions are mentions, too
 * @param relations per relation head, the least calibrated probability, 0 to 1, with which two
 *     mentions are related
 * @param soleRelations per relation head, the least calibrated probability with which a reaction or
 *     dose is related to its most probable drug though none reaches the threshold of {@code
 *     relations}: it has one more often than not, if a doubtful one. Relations that are not named
 *     ask for the threshold
 */
public record Thresholds(
    double sentence,
    double document,
    Map<MentionType, Double> outsidePenalty,
    Map<MentionType, Double> documentPenalty,
    double reactionAlone,
    Map<RelationType, Double> relations,
    Map<RelationType, Double> soleRelations) {

  /** No reaction is kept without its sentence: above every confidence. */
  public static final double NEVER = Double.POSITIVE_INFINITY;

  /** Rejects what is no probability and penalties that are not finite. */
  public Thresholds {
    checkProbability(sentence);
    checkProbability(document);
    if (reactionAlone != NEVER) {
      checkProbability(reactionAlone);
    }
    outsidePenalty = ByType.copyOf(MentionType.class, outsidePenalty);
    documentPenalty = ByType.copyOf(MentionType.class, documentPenalty);
    relations = ByType.copyOf(RelationType.class, relations);
    soleRelations = ByType.copyOf(RelationType.class, soleRelations);
    relations.values().forEach(Thresholds::checkProbability);
    soleRelations.values().forEach(Thresholds::checkProbability);
    outsidePenalty.values().forEach(Thresholds::checkPenalty);
    documentPenalty.values().forEach(Thresholds::checkPenalty);
  }

  /** Thresholds of a model without relations. */
  public Thresholds(double sentence, Map<MentionType, Double> outsidePenalty) {
    this(sentence, 0, outsidePenalty, Map.of(), NEVER, Map.of(), Map.of());
  }

  private static void checkPenalty(double penalty) {
    if (!Double.isFinite(penalty)) {
      throw new IllegalArgumentException("Not a penalty in nats: " + penalty);
    }
  }

  private static void checkProbability(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("Not a probability: " + probability);
    }
  }

  /**
   * The same thresholds of the other heads beside another one for sentences, which then decides
   * alone: nothing is asked of the document, and no reaction stands without its sentence.
   */
  public Thresholds withSentence(double threshold) {
    return new Thresholds(
        threshold, 0, outsidePenalty, documentPenalty, NEVER, relations, soleRelations);
  }

  /** The same thresholds beside another one for a document's surest sentence. */
  public Thresholds withDocument(double threshold) {
    return new Thresholds(
        sentence,
        threshold,
        outsidePenalty,
        documentPenalty,
        reactionAlone,
        relations,
        soleRelations);
  }

  /** The same thresholds beside another one for reactions without their sentence. */
  public Thresholds withReactionAlone(double threshold) {
    return new Thresholds(
        sentence, document, outsidePenalty, documentPenalty, threshold, relations, soleRelations);
  }

  /** The same thresholds of the other heads beside others for relations. */
  public Thresholds withRelations(
      Map<RelationType, Double> thresholds, Map<RelationType, Double> sole) {
    return new Thresholds(
        sentence, document, outsidePenalty, documentPenalty, reactionAlone, thresholds, sole);
  }

  /** The same thresholds beside other penalties in documents. */
  public Thresholds withDocumentPenalty(Map<MentionType, Double> penalties) {
    return new Thresholds(
        sentence, document, outsidePenalty, penalties, reactionAlone, relations, soleRelations);
  }

  /** The penalty of a tagger. */
  double penalty(MentionType type, boolean inDocument) {
    double alone = outsidePenalty.getOrDefault(type, 0.0);
    return inDocument ? documentPenalty.getOrDefault(type, alone) : alone;
  }
}
