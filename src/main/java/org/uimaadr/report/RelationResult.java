package org.uimaadr.report;

import java.util.List;
import java.util.Optional;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugDose;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;

/**
 * A relation as the results tell it.
 *
 * @param type DRUG_REACTION or DRUG_DOSE
 * @param drug the drug
 * @param role what the other mention is to it: reaction or dose
 * @param target the other mention
 * @param confidence of the relation
 */
record RelationResult(String type, Drug drug, String role, Mention target, double confidence) {

  /** The relations of a document whose mentions are both in the indexes, in text order. */
  static List<RelationResult> of(JCas document, MentionIds ids) {
    return document
        .select(AdrRelation.class)
        .map(RelationResult::of)
        .flatMap(Optional::stream)
        .filter(relation -> ids.contains(relation.drug) && ids.contains(relation.target))
        .toList();
  }

  private static Optional<RelationResult> of(AdrRelation relation) {
    if (relation instanceof DrugReaction reaction) {
      return Optional.of(
          new RelationResult(
              "DRUG_REACTION",
              relation.getDrug(),
              "reaction",
              reaction.getReaction(),
              relation.getConfidence()));
    }
    if (relation instanceof DrugDose dose) {
      return Optional.of(
          new RelationResult(
              "DRUG_DOSE", relation.getDrug(), "dose", dose.getDose(), relation.getConfidence()));
    }
    return Optional.empty();
  }
}
