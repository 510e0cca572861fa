package org.uimaadr.ctakes;

import java.util.stream.IntStream;
import org.apache.ctakes.typesystem.type.constants.CONST;
import org.apache.ctakes.typesystem.type.relation.CausesBringsAboutTextRelation;
import org.apache.ctakes.typesystem.type.relation.RelationArgument;
import org.apache.ctakes.typesystem.type.textsem.EventMention;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

/** Writes cTAKES' counterpart of a relation, or brings it up to date. */
final class RelationMapper {

  /** Category and roles are those of cTAKES' own extractor of this relation. */
  private static final String CATEGORY = "causes/brings_about";

  private static final String CAUSE = "Argument";
  private static final String EFFECT = "Related_to";

  private RelationMapper() {}

  /**
   * Maps a relation. It is negated, uncertain or conditional if one of its arguments is, be it by
   * cTAKES' stages or by ours.
   *
   * @param drug the mention of its drug; null if it has none
   * @param reaction the mention of its reaction; null if it has none
   * @throws IllegalArgumentException if one is null
   */
  static void map(JCas jcas, DrugReaction relation, EventMention drug, EventMention reaction) {
    if (drug == null || reaction == null) {
      throw new IllegalArgumentException(
          "The DrugReaction at "
              + relation.getBegin()
              + "-"
              + relation.getEnd()
              + " lacks a "
              + (drug == null ? "drug" : "reaction")
              + " in the indexes");
    }
    CausesBringsAboutTextRelation target =
        jcas.select(CausesBringsAboutTextRelation.class)
            .filter(present -> drug.equals(present.getArg1().getArgument()))
            .filter(present -> reaction.equals(present.getArg2().getArgument()))
            .findFirst()
            .orElseGet(() -> write(jcas, relation, drug, reaction));
    Drug ownDrug = relation.getDrug();
    Reaction ownReaction = relation.getReaction();
    target.setPolarity(
        // 0 where nobody has looked.
        IntStream.of(
                    drug.getPolarity(),
                    reaction.getPolarity(),
                    ownDrug.getPolarity(),
                    ownReaction.getPolarity())
                .anyMatch(polarity -> polarity < 0)
            ? CONST.NE_POLARITY_NEGATION_PRESENT
            : CONST.NE_POLARITY_NEGATION_ABSENT);
    target.setUncertainty(
        IntStream.of(
                drug.getUncertainty(),
                reaction.getUncertainty(),
                ownDrug.getUncertainty(),
                ownReaction.getUncertainty())
            .max()
            .orElseThrow());
    target.setConditional(
        drug.getConditional()
            || reaction.getConditional()
            || ownDrug.getConditional()
            || ownReaction.getConditional());
  }

  private static CausesBringsAboutTextRelation write(
      JCas jcas, DrugReaction relation, EventMention drug, EventMention reaction) {
    CausesBringsAboutTextRelation written = new CausesBringsAboutTextRelation(jcas);
    written.setCategory(CATEGORY);
    written.setArg1(argument(jcas, drug, CAUSE));
    written.setArg2(argument(jcas, reaction, EFFECT));
    written.setConfidence(relation.getConfidence());
    written.setDiscoveryTechnique(CONST.NE_DISCOVERY_TECH_EXPLICIT_AE);
    written.addToIndexes();
    return written;
  }

  private static RelationArgument argument(JCas jcas, EventMention mention, String role) {
    RelationArgument argument = new RelationArgument(jcas);
    argument.setArgument(mention);
    argument.setRole(role);
    argument.addToIndexes();
    return argument;
  }
}
