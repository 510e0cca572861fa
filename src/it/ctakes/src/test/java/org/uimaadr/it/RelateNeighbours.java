package org.uimaadr.it;

import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Reaction;

/** Blames the first reaction of a sentence on its first drug. */
public class RelateNeighbours extends JCasAnnotator_ImplBase {

  @Override
  public void process(JCas jcas) {
    for (AdrSentence sentence : jcas.select(AdrSentence.class)) {
      jcas.select(Drug.class)
          .coveredBy(sentence)
          .findFirst()
          .ifPresent(
              drug ->
                  jcas.select(Reaction.class)
                      .coveredBy(sentence)
                      .findFirst()
                      .ifPresent(reaction -> relate(jcas, drug, reaction)));
    }
  }

  private static void relate(JCas jcas, Drug drug, Reaction reaction) {
    DrugReaction relation =
        new DrugReaction(
            jcas,
            Math.min(drug.getBegin(), reaction.getBegin()),
            Math.max(drug.getEnd(), reaction.getEnd()));
    relation.setDrug(drug);
    relation.setReaction(reaction);
    relation.setConfidence(0.5);
    relation.addToIndexes();
  }
}
