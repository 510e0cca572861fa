package org.uimaadr.corpus;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * A document of marked text, without its marks. Spans are UTF-16 offsets into {@code text}, end
 * exclusive. All mention types are annotated exhaustively.
 *
 * @param kind what it is
 * @param id unique over all files of a folder
 * @param format such as {@code discharge-summary}
 * @param specialty such as {@code cardiology}
 * @param writer who wrote it
 * @param text the document as a reader would see it
 * @param mentions in the order in which they begin, the outer of nested ones first
 * @param contexts the marks of the reactions that have some
 * @param indications what a drug is given for
 * @param relations from drugs to reactions and doses
 * @param source file name and number of the document's first line
 */
public record MarkedDocument(
    Kind kind,
    String id,
    String format,
    String specialty,
    String writer,
    String text,
    List<TypedSpan> mentions,
    Map<TypedSpan, Set<ReactionContext>> contexts,
    List<TextSpan> indications,
    List<CorpusRelation> relations,
    String source) {

  /** What a document is. */
  public enum Kind {
    /** Written by somebody who treats the patient. */
    NOTE,
    /** A patient's own words. */
    POST
  }

  /** Copies the collections. */
  public MarkedDocument {
    mentions = List.copyOf(mentions);
    // In an order that is the same in every JVM: a resumed training knows its text by it.
    Map<TypedSpan, Set<ReactionContext>> copy = new LinkedHashMap<>();
    for (TypedSpan mention : mentions) {
      if (contexts.containsKey(mention)) {
        Set<ReactionContext> marks = EnumSet.noneOf(ReactionContext.class);
        marks.addAll(contexts.get(mention));
        copy.put(mention, Collections.unmodifiableSet(marks));
      }
    }
    contexts = Collections.unmodifiableMap(copy);
    indications = List.copyOf(indications);
    relations = List.copyOf(relations);
  }

  /** Whether a reaction did happen to the patient, as far as its marks say. */
  public boolean isAffirmed(TypedSpan reaction) {
    return contexts.getOrDefault(reaction, Set.of()).stream().allMatch(ReactionContext::affirmed);
  }

  /** All that is marked: the mentions and the indications. */
  List<TextSpan> spans() {
    return Stream.concat(mentions.stream().map(TypedSpan::span), indications.stream()).toList();
  }

  /** The same document with some of its words replaced. */
  MarkedDocument edited(TextEdits edits) {
    Map<TypedSpan, Set<ReactionContext>> moved = new HashMap<>();
    contexts.forEach((reaction, marks) -> moved.put(edits.map(reaction), marks));
    return new MarkedDocument(
        kind,
        id,
        format,
        specialty,
        writer,
        edits.text(),
        mentions.stream().map(edits::map).toList(),
        moved,
        indications.stream().map(edits::map).toList(),
        relations.stream().map(edits::map).toList(),
        source);
  }
}
