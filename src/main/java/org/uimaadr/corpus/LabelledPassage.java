package org.uimaadr.corpus;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * Consecutive sentences with their labels, to be read together. Spans are UTF-16 offsets into
 * {@code text}, end exclusive.
 *
 * @param id of the sentence or document that it is, or is part of
 * @param text the passage
 * @param sentences its sentences in order, at least one, not overlapping
 * @param annotatedTypes the mention types that are annotated exhaustively
 * @param annotatedRelations the relations that are annotated exhaustively
 * @param mentions distinct spans, each within one sentence
 * @param relations pairs of {@code mentions}, of one sentence or of two
 */
public record LabelledPassage(
    String id,
    String text,
    List<Sentence> sentences,
    Set<MentionType> annotatedTypes,
    Set<RelationType> annotatedRelations,
    List<TypedSpan> mentions,
    List<CorpusRelation> relations) {

  /**
   * A sentence of a passage.
   *
   * @param span its place in the passage
   * @param adr whether it states an adverse drug reaction that a patient suffered
   */
  public record Sentence(TextSpan span, boolean adr) {}

  /** Copies the collections. */
  public LabelledPassage {
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("A passage without a sentence: " + text);
    }
    sentences = List.copyOf(sentences);
    EnumSet<MentionType> types = EnumSet.noneOf(MentionType.class);
    types.addAll(annotatedTypes);
    annotatedTypes = Collections.unmodifiableSet(types);
    annotatedRelations = Set.copyOf(annotatedRelations);
    mentions = List.copyOf(mentions);
    relations = List.copyOf(relations);
  }

  /** A passage whose relations are annotated wherever the mentions are that they lead to. */
  public LabelledPassage(
      String id,
      String text,
      List<Sentence> sentences,
      Set<MentionType> annotatedTypes,
      List<TypedSpan> mentions,
      List<CorpusRelation> relations) {
    this(
        id,
        text,
        sentences,
        annotatedTypes,
        RelationType.leadingTo(annotatedTypes),
        mentions,
        relations);
  }

  /** A sentence of a corpus, to be read alone. */
  public static LabelledPassage of(CorpusSentence sentence) {
    return new LabelledPassage(
        sentence.id(),
        sentence.text(),
        List.of(new Sentence(new TextSpan(0, sentence.text().length()), sentence.adr())),
        sentence.annotatedTypes(),
        sentence.annotatedRelations(),
        sentence.mentions(),
        sentence.relations());
  }

  /** The mentions of one type. */
  public List<TypedSpan> mentions(MentionType type) {
    return mentions.stream().filter(mention -> mention.type() == type).toList();
  }

  /** Whether any of its sentences states an adverse drug reaction. */
  public boolean adr() {
    return sentences.stream().anyMatch(Sentence::adr);
  }
}
