package org.uimaadr.context;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

/**
 * The distinct events of a document: this drug caused this reaction, however often and in whatever
 * spelling the document says so.
 *
 * <p>Events rest on {@link DrugReaction}s. A reaction that is related to no drug is one more
 * mention of every event of the same reaction; where there is none, it makes an event without a
 * drug, for the text calls it a drug's effect even where it does not say whose.
 *
 * <p>Unless told otherwise, reactions that the patient is not said to have suffered make no events:
 * denied ones, those warned of or under a condition, those of somebody else, and what a drug is
 * given for. Where they do, each kind has events of its own, and the mentions tell the kind.
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
    Collector collector = new Collector(TermNormalizer.ofDocument(jcas.getDocumentText()));
    jcas.select(DrugReaction.class)
        .filter(relation -> counts(relation.getReaction()))
        .forEach(collector::add);
    jcas.select(Reaction.class).filter(this::counts).forEach(collector::addUnlessRelated);
    collector.events.values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .map(event -> event.annotation(jcas))
        .forEach(AdrEvent::addToIndexes);
  }

  private boolean counts(Reaction reaction) {
    return ofAllReactions || ReactionStatus.of(reaction).isSuffered();
  }

  /** Which reactions are the same. */
  private record ReactionKey(String term, ReactionStatus status) {}

  private static final class Collector {

    private static final String NO_DRUG = "";

    private final TermNormalizer normalizer;
    private final Map<ReactionKey, Map<String, EventEvidence>> events = new LinkedHashMap<>();
    private final Set<Reaction> related = new HashSet<>();

    Collector(TermNormalizer normalizer) {
      this.normalizer = normalizer;
    }

    void add(DrugReaction relation) {
      Reaction reaction = relation.getReaction();
      String reactionText = normalizer.normalize(reaction.getCoveredText());
      Drug drug = relation.getDrug();
      String drugText = normalizer.normalize(drug.getCoveredText());
      eventsOf(reaction, reactionText)
          .computeIfAbsent(
              TermNormalizer.key(drugText), key -> new EventEvidence(drugText, reactionText))
          .add(relation);
      related.add(reaction);
    }

    void addUnlessRelated(Reaction reaction) {
      if (related.contains(reaction)) {
        return;
      }
      String reactionText = normalizer.normalize(reaction.getCoveredText());
      Map<String, EventEvidence> same = eventsOf(reaction, reactionText);
      if (same.isEmpty() || same.containsKey(NO_DRUG)) {
        same.computeIfAbsent(NO_DRUG, key -> new EventEvidence(null, reactionText)).add(reaction);
      } else {
        same.values().forEach(event -> event.addMention(reaction));
      }
    }

    private Map<String, EventEvidence> eventsOf(Reaction reaction, String reactionText) {
      return events.computeIfAbsent(
          new ReactionKey(TermNormalizer.key(reactionText), ReactionStatus.of(reaction)),
          key -> new LinkedHashMap<>());
    }
  }
}
