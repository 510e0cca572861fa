package org.uimaadr.corpus;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;

/**
 * A sentence with its gold annotations. Spans are UTF-16 offsets into {@code text}, end exclusive.
 * The constructor puts mentions and relations in the order of the text and drops repeated ones.
 *
 * @param id unique and stable in its corpus
 * @param group sentences of one group (a PMID) never stand on both sides of a split
 * @param text the sentence
 * @param adr whether the sentence states an adverse drug reaction
 * @param annotatedTypes the mention types that are annotated exhaustively; a mention of another
 *     type is right but may not be the only one
 * @param annotatedRelations the relations that are annotated exhaustively
 * @param mentions distinct spans, by begin, the longer first
 * @param relations distinct pairs of {@code mentions}
 * @param source file name and number of the first line that gave this sentence, as {@code
 *     DRUG-AE.rel:12}
 */
public record CorpusSentence(
    String id,
    String group,
    String text,
    boolean adr,
    Set<MentionType> annotatedTypes,
    Set<RelationType> annotatedRelations,
    List<TypedSpan> mentions,
    List<CorpusRelation> relations,
    String source) {

  private static final char OF_A_DOCUMENT = '#';

  private static final Comparator<TypedSpan> TEXT_ORDER =
      Comparator.comparingInt(TypedSpan::begin)
          .thenComparing(TypedSpan::end, Comparator.reverseOrder())
          .thenComparing(TypedSpan::type);

  private static final Comparator<CorpusRelation> RELATION_ORDER =
      Comparator.comparing(CorpusRelation::drug, TEXT_ORDER)
          .thenComparing(CorpusRelation::target, TEXT_ORDER);

  /** Rejects mentions outside the text and relations between spans that are not mentions. */
  public CorpusSentence {
    annotatedTypes = unmodifiableEnumSet(MentionType.class, annotatedTypes);
    annotatedRelations = unmodifiableEnumSet(RelationType.class, annotatedRelations);
    mentions = mentions.stream().distinct().sorted(TEXT_ORDER).toList();
    relations = relations.stream().distinct().sorted(RELATION_ORDER).toList();
    for (TypedSpan mention : mentions) {
      if (mention.begin() < 0
          || mention.begin() >= mention.end()
          || mention.end() > text.length()) {
        throw new IllegalArgumentException(
            id + ": " + mention + " is not a span of " + text.length() + " UTF-16 units of text");
      }
    }
    if (!mentions.containsAll(
        relations.stream().flatMap(r -> Stream.of(r.drug(), r.target())).toList())) {
      throw new IllegalArgumentException(id + ": a relation connects spans that are not mentions");
    }
  }

  /**
   * A sentence whose relations are annotated wherever the mentions are that they lead to: without
   * such a mention there is no relation.
   */
  public CorpusSentence(
      String id,
      String group,
      String text,
      boolean adr,
      Set<MentionType> annotatedTypes,
      List<TypedSpan> mentions,
      List<CorpusRelation> relations,
      String source) {
    this(
        id,
        group,
        text,
        adr,
        annotatedTypes,
        RelationType.leadingTo(annotatedTypes),
        mentions,
        relations,
        source);
  }

  /** The document of which this is one of several sentences, in order; empty if it stands alone. */
  Optional<String> document() {
    int number = id.lastIndexOf(OF_A_DOCUMENT);
    return number < 0 ? Optional.empty() : Optional.of(id.substring(0, number));
  }

  /** The id of a sentence, its number from 1, that is one of several of a document. */
  static String idOf(String document, int number) {
    return document + OF_A_DOCUMENT + number;
  }

  /** The same sentence under another id. */
  public CorpusSentence withId(String other) {
    return new CorpusSentence(
        other, group, text, adr, annotatedTypes, annotatedRelations, mentions, relations, source);
  }

  /** The mentions of one type, in the order of the text. */
  public List<TypedSpan> mentions(MentionType type) {
    return mentions.stream().filter(mention -> mention.type() == type).toList();
  }

  /** The same sentence with some of its words replaced. */
  CorpusSentence edited(TextEdits edits) {
    return new CorpusSentence(
        id,
        group,
        edits.text(),
        adr,
        annotatedTypes,
        annotatedRelations,
        mentions.stream().map(edits::map).toList(),
        relations.stream().map(edits::map).toList(),
        source);
  }

  private static <T extends Enum<T>> Set<T> unmodifiableEnumSet(
      Class<T> type, Collection<T> values) {
    EnumSet<T> copy = EnumSet.noneOf(type);
    copy.addAll(values);
    return Collections.unmodifiableSet(copy);
  }
}
