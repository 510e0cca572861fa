package org.uimaadr.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

/** The events of one reaction: one for each drug, or one without a drug. */
final class EventsOfReaction {

  private final TermNormalizer normalizer;
  private final Map<String, EventEvidence> byDrug = new LinkedHashMap<>();

  /** The events of the mention that was related last. */
  private List<EventEvidence> last = List.of();

  /** Mentions before the first that is related. */
  private final List<Reaction> waiting = new ArrayList<>();

  EventsOfReaction(TermNormalizer normalizer) {
    this.normalizer = normalizer;
  }

  /**
   * Adds a mention of the reaction; mentions come in the order of the text.
   *
   * @param relations those that the mention stands in
   */
  void add(Reaction reaction, List<DrugReaction> relations) {
    if (!relations.isEmpty()) {
      last = relations.stream().map(this::add).distinct().toList();
      waiting.forEach(before -> last.forEach(event -> event.addMention(before)));
      waiting.clear();
    } else if (last.isEmpty()) {
      waiting.add(reaction);
    } else {
      last.forEach(event -> event.addMention(reaction));
    }
  }

  private EventEvidence add(DrugReaction relation) {
    String drug = normalizer.normalize(relation.getDrug().getCoveredText());
    String reaction = normalizer.normalize(relation.getReaction().getCoveredText());
    EventEvidence event =
        byDrug.computeIfAbsent(TermNormalizer.key(drug), key -> new EventEvidence(drug, reaction));
    event.add(relation);
    return event;
  }

  /** The events, once all mentions were added. */
  Collection<EventEvidence> events() {
    if (waiting.isEmpty()) {
      return byDrug.values();
    }
    EventEvidence withoutDrug =
        new EventEvidence(null, normalizer.normalize(waiting.get(0).getCoveredText()));
    waiting.forEach(withoutDrug::add);
    return List.of(withoutDrug);
  }
}
