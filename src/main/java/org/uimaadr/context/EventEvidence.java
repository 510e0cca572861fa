package org.uimaadr.context;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.FSArray;
import org.apache.uima.jcas.tcas.Annotation;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/** What a document says of one event, collected mention by mention. */
final class EventEvidence {

  private static final int HISTORICAL = 1;

  private final String drugText;
  private final String reactionText;
  private final Set<Mention> mentions = new LinkedHashSet<>();
  private boolean historical = true;
  private Annotation best;
  private Reaction bestReaction;
  private double confidence = Double.NEGATIVE_INFINITY;

  /**
   * Nothing is said of it yet.
   *
   * @param drugText normalised; null where no drug is named
   * @param reactionText normalised
   */
  EventEvidence(String drugText, String reactionText) {
    this.drugText = drugText;
    this.reactionText = reactionText;
  }

  /** Both mentions of a relation speak for the event; the surest relation speaks best. */
  void add(DrugReaction relation) {
    mentions.add(relation.getDrug());
    addMention(relation.getReaction());
    consider(relation, relation.getReaction(), relation.getConfidence());
  }

  /** A reaction speaks for an event without a drug. */
  void add(Reaction reaction) {
    addMention(reaction);
    consider(reaction, reaction, reaction.getConfidence());
  }

  /** One more mention of the reaction, which does not say whose effect it is. */
  void addMention(Reaction reaction) {
    mentions.add(reaction);
    historical &= reaction.getHistoryOf() == HISTORICAL;
  }

  private void consider(Annotation annotation, Reaction reaction, double itsConfidence) {
    if (itsConfidence > confidence) {
      confidence = itsConfidence;
      best = annotation;
      bestReaction = reaction;
    }
  }

  /** The event as an annotation, not yet in the indexes. */
  AdrEvent annotation(JCas jcas) {
    AdrSentence evidence = bestReaction.getSentence();
    Annotation covered = evidence == null ? best : evidence;
    AdrEvent event = new AdrEvent(jcas, covered.getBegin(), covered.getEnd());
    event.setDrugText(drugText);
    event.setReactionText(reactionText);
    event.setMentions(
        FSArray.create(
            jcas,
            mentions.stream()
                .sorted(
                    Comparator.comparingInt(Mention::getBegin)
                        .thenComparing(Mention::getEnd, Comparator.reverseOrder()))
                .toArray(Mention[]::new)));
    event.setEvidence(evidence);
    event.setConfidence(confidence);
    event.setSubject(bestReaction.getSubject());
    event.setHistoryOf(historical ? HISTORICAL : 0);
    event.setSection(bestReaction.getSection());
    return event;
  }
}
