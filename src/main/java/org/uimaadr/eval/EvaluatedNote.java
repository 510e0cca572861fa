package org.uimaadr.eval;

import java.util.EnumSet;
import java.util.List;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * A whole document with the gold standard and a system's answer side by side.
 *
 * @param gold the document and its annotation
 * @param answer what the system found
 */
public record EvaluatedNote(GoldNote gold, Answer answer) implements Grouped {

  /**
   * What a system found in a document.
   *
   * @param mentions all of them, whatever their context
   * @param affirmed the reactions among them that it says the patient did suffer
   * @param relations between the mentions
   */
  public record Answer(
      List<TypedSpan> mentions, List<TypedSpan> affirmed, List<CorpusRelation> relations) {

    /** Copies the lists. */
    public Answer {
      mentions = List.copyOf(mentions);
      affirmed = List.copyOf(affirmed);
      relations = List.copyOf(relations);
    }
  }

  /** A document depends on no other. */
  @Override
  public String group() {
    return gold.id();
  }

  /** Mentions and relations as of one sentence. */
  EvaluatedSentence mentions() {
    return sentence(
        gold.mentions(),
        answer.mentions(),
        new EvaluatedRelations(gold.relations(), answer.relations(), List.of()));
  }

  /** Only the reactions that the patient did suffer, as of one sentence. */
  EvaluatedSentence affirmed() {
    return sentence(gold.affirmed(), answer.affirmed(), EvaluatedRelations.NONE);
  }

  private EvaluatedSentence sentence(
      List<TypedSpan> goldMentions, List<TypedSpan> predicted, EvaluatedRelations relations) {
    return new EvaluatedSentence(
        gold.id(),
        gold.id(),
        gold.text(),
        !gold.affirmed().isEmpty(),
        Double.NaN,
        !answer.affirmed().isEmpty(),
        EnumSet.allOf(MentionType.class),
        goldMentions,
        predicted,
        relations);
  }
}
