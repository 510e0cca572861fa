package org.uimaadr.eval;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.corpus.MarkedDocument;
import org.uimaadr.corpus.ReactionContext;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * A whole document, a note or a post, with its annotation; all mention types are annotated. Spans
 * are UTF-16 offsets into {@code text}, end exclusive.
 *
 * @param id unique within an evaluation
 * @param traits what the document is, by the names of {@link #TRAITS}; figures are given for each
 *     value, too
 * @param text the document
 * @param mentions all of them, whatever their context
 * @param contexts the marks of the reactions that have some
 * @param indications what a drug is given for: no mentions, but easily taken for reactions
 * @param relations between the mentions
 */
public record GoldNote(
    String id,
    Map<String, String> traits,
    String text,
    List<TypedSpan> mentions,
    Map<TypedSpan, Set<ReactionContext>> contexts,
    List<TextSpan> indications,
    List<CorpusRelation> relations) {

  /** Whether it is a note or a post. */
  public static final String KIND = "kind";

  /** Names of the traits, in the order in which figures are given for them. */
  public static final List<String> TRAITS = List.of(KIND, "format", "specialty", "writer");

  /** Copies the collections. */
  public GoldNote {
    traits = Map.copyOf(traits);
    mentions = List.copyOf(mentions);
    Map<TypedSpan, Set<ReactionContext>> copy = new HashMap<>();
    contexts.forEach((reaction, marks) -> copy.put(reaction, Set.copyOf(marks)));
    contexts = Map.copyOf(copy);
    indications = List.copyOf(indications);
    relations = List.copyOf(relations);
  }

  /** A document of marked text. */
  public static GoldNote of(MarkedDocument document) {
    Map<String, String> traits = new LinkedHashMap<>();
    traits.put(KIND, document.kind().name().toLowerCase(Locale.ROOT));
    traits.put("format", document.format());
    traits.put("specialty", document.specialty());
    traits.put("writer", document.writer());
    return new GoldNote(
        document.id(),
        traits,
        document.text(),
        document.mentions(),
        document.contexts(),
        document.indications(),
        document.relations());
  }

  /** A note whose annotation knows no contexts: its reactions are affirmed. */
  public static GoldNote of(CorpusSentence note) {
    return new GoldNote(
        note.id(), Map.of(), note.text(), note.mentions(), Map.of(), List.of(), note.relations());
  }

  /** The reactions that the patient did suffer. */
  public List<TypedSpan> affirmed() {
    return reactions().stream()
        .filter(reaction -> contexts(reaction).stream().allMatch(ReactionContext::affirmed))
        .toList();
  }

  /** The reactions with at least one of the given marks. */
  List<TextSpan> with(Set<ReactionContext> marks) {
    return reactions().stream()
        .filter(reaction -> contexts(reaction).stream().anyMatch(marks::contains))
        .map(TypedSpan::span)
        .toList();
  }

  private Set<ReactionContext> contexts(TypedSpan reaction) {
    return contexts.getOrDefault(reaction, Set.of());
  }

  private List<TypedSpan> reactions() {
    return mentions.stream().filter(m -> m.type() == MentionType.REACTION).toList();
  }
}
