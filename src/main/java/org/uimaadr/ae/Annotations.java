package org.uimaadr.ae;

import org.apache.uima.jcas.JCas;
import org.uimaadr.model.MentionPlace;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.model.ScoredRelation;
import org.uimaadr.model.ScoredSpan;
import org.uimaadr.text.MentionAnnotations;
import org.uimaadr.text.TextSpan;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Drug;
import org.uimaadr.type.Mention;

/** Writes decisions as annotations. */
final class Annotations {

  private Annotations() {}

  static AdrSentence sentence(JCas jcas, TextSpan span, ReadSentence read, String componentId) {
    AdrSentence sentence = new AdrSentence(jcas, span.begin(), span.end());
    sentence.setProbability(read.probability());
    sentence.setAdr(read.adr());
    sentence.setComponentId(componentId);
    sentence.addToIndexes();
    return sentence;
  }

  /**
   * Writes the mentions of a sentence.
   *
   * @param sentence the annotation that the mentions shall point to; may be null
   */
  static void mentions(
      JCas jcas, TextSpan span, ReadSentence read, AdrSentence sentence, String componentId) {
    for (ScoredSpan scored : read.mentions()) {
      Mention mention = MentionAnnotations.create(jcas, scored.span().type());
      mention.setBegin(span.begin() + scored.span().begin());
      mention.setEnd(span.begin() + scored.span().end());
      mention.setConfidence(scored.confidence());
      mention.setSentence(sentence);
      mention.setComponentId(componentId);
      mention.addToIndexes();
    }
  }

  /** Writes the relations of a document whose mentions are in the indexes already. */
  static void relations(JCas jcas, ScoredDocument document, String componentId) {
    for (ScoredRelation scored : document.relations()) {
      Drug drug = (Drug) mention(jcas, document, scored.drug());
      Mention target = mention(jcas, document, scored.target());
      AdrRelation relation = MentionAnnotations.relation(jcas, drug, target);
      relation.setConfidence(scored.confidence());
      relation.setComponentId(componentId);
      relation.addToIndexes();
    }
  }

  private static Mention mention(JCas jcas, ScoredDocument document, MentionPlace place) {
    int offset = document.sentences().get(place.sentence()).begin();
    return jcas.select(MentionAnnotations.annotationType(place.span().type()))
        .at(offset + place.span().begin(), offset + place.span().end())
        .findFirst()
        .orElseThrow();
  }
}
