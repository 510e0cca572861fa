package org.uimaadr.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

/**
 * The distinct events of a document: this drug caused this reaction, however often and in whatever
 * spelling the document says so.
 *
 * <p>Events rest on {@link DrugReaction}s. A reaction that is related to no drug is one more
 * mention of the events that the same reaction had where it was related last, or will be first;
 * where it never is, it makes an event without a drug, for the text calls it a drug's effect even
 * where it does not say whose.
 *
 * <p>Unless told otherwise, reactions that the patient is not said to have suffered make no events:
 * denied ones, those warned of or under a condition, those of somebody else, what a drug is given
 * for, and those in sentences that are not decided to state an adverse drug reaction. Where they
 * do, each kind has events of its own, and the mentions tell the kind.
 */
public final class DocumentEvents {

  private final boolean ofAllReactions;

  /**
   * Finds events.
   *
   * @param ofAllReactions whether reactions that the patient is not said to have suffered make
   *     events too
   */
  public DocumentEvents(boolean ofAllReactions) {
    this.ofAllReactions = ofAllReactions;
  }

  /** Adds the {@link AdrEvent}s of a document to it. */
  public void write(JCas jcas) {
    if (jcas.getDocumentText() == null) {
      return;
    }
    TermNormalizer normalizer = TermNormalizer.ofDocument(jcas.getDocumentText());
    Map<Reaction, List<DrugReaction>> relations = new HashMap<>();
    jcas.select(DrugReaction.class)
        .forEach(
            relation ->
                relations
                    .computeIfAbsent(relation.getReaction(), key -> new ArrayList<>())
                    .add(relation));
    Map<ReactionKey, EventsOfReaction> events = new LinkedHashMap<>();
    for (Reaction reaction : jcas.select(Reaction.class).filter(this::counts).toList()) {
      String text = normalizer.normalize(reaction.getCoveredText());
      events
          .computeIfAbsent(
              new ReactionKey(TermNormalizer.key(text), ReactionStatus.of(reaction)),
              key -> new EventsOfReaction(normalizer))
          .add(reaction, relations.getOrDefault(reaction, List.of()));
    }
    events.values().stream()
        .flatMap(ofReaction -> ofReaction.events().stream())
        .map(event -> event.annotation(jcas))
        .forEach(AdrEvent::addToIndexes);
  }

  private boolean counts(Reaction reaction) {
    return ofAllReactions || ReactionStatus.of(reaction).isSuffered();
  }

  /** Which reactions are the same. */
  private record ReactionKey(String term, ReactionStatus status) {}
}
