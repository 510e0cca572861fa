package org.uimaadr.context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.uima.jcas.JCas;
import org.uimaadr.text.MentionAnnotations;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/**
 * Adds the {@link DrugReaction}s of {@link ListRelations} to a CAS whose mentions point to their
 * sentences and know their sections. A pair that is related already stays as it is.
 */
public final class ListRelationWriter {

  /** Section of allergy lists. */
  static final String ALLERGIES = "ALLERGIES";

  private final ListRelations lists = new ListRelations();

  /** Who is related, by identity of the annotations. */
  private record Related(Drug drug, Reaction reaction) {}

  /**
   * Adds the relations of a document.
   *
   * @param componentId what they name as their origin
   */
  public void write(JCas jcas, String componentId) {
    Set<Related> related = new HashSet<>();
    for (DrugReaction relation : jcas.select(DrugReaction.class)) {
      related.add(new Related(relation.getDrug(), relation.getReaction()));
    }
    Map<AdrSentence, List<Mention>> bySentence = new LinkedHashMap<>();
    for (Mention mention : jcas.select(Mention.class)) {
      if (mention.getSentence() != null) {
        bySentence
            .computeIfAbsent(mention.getSentence(), sentence -> new ArrayList<>())
            .add(mention);
      }
    }
    bySentence.forEach(
        (sentence, mentions) -> write(jcas, componentId, sentence, mentions, related));
  }

  private void write(
      JCas jcas,
      String componentId,
      AdrSentence sentence,
      List<Mention> mentions,
      Set<Related> related) {
    Map<TypedSpan, Mention> bySpan = new LinkedHashMap<>();
    for (Mention mention : mentions) {
      MentionAnnotations.span(mention)
          .filter(span -> span.begin() >= sentence.getBegin())
          .ifPresent(
              span ->
                  bySpan.put(
                      new TypedSpan(
                          span.type(),
                          span.begin() - sentence.getBegin(),
                          span.end() - sentence.getBegin()),
                      mention));
    }
    boolean allergyList = ALLERGIES.equals(mentions.get(0).getSection());
    for (ListedPair pair :
        lists.of(sentence.getCoveredText(), List.copyOf(bySpan.keySet()), allergyList)) {
      Drug drug = (Drug) bySpan.get(pair.drug());
      Reaction reaction = (Reaction) bySpan.get(pair.reaction());
      if (related.add(new Related(drug, reaction))) {
        AdrRelation relation = MentionAnnotations.relation(jcas, drug, reaction);
        relation.setConfidence(pair.confidence());
        relation.setComponentId(componentId);
        relation.addToIndexes();
      }
    }
  }
}
