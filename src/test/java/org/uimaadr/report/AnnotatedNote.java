package org.uimaadr.report;

import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.FSArray;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Code;
import org.uimaadr.type.Dose;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugDose;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/** A note with one of everything that results hold, put there by hand. */
final class AnnotatedNote {

  static final String TEXT = "\uD83D\uDE00 5 mg iron: painful\n skin rash. \"Hives\", no.";

  private AnnotatedNote() {}

  /** Fills an empty document. */
  static void of(JCas jcas) {
    jcas.setDocumentText(TEXT);
    AdrSentence sentence = new AdrSentence(jcas, 0, 33);
    sentence.setAdr(true);
    sentence.addToIndexes();
    Dose dose = mention(new Dose(jcas, 3, 7), 0.8);
    Drug iron = mention(new Drug(jcas, 8, 12), 0.95);
    Reaction rash = mention(new Reaction(jcas, 14, 32), 0.9);
    rash.setHistoryOf(1);
    rash.setSection("ALLERGIES");
    rash.setSubject("patient");
    rash.setCodes(FSArray.create(jcas, new Code[] {code(jcas)}));
    Reaction hives = mention(new Reaction(jcas, 35, 40), 0.6);
    hives.setPolarity(-1);
    hives.setUncertainty(1);
    hives.setConditional(true);
    hives.setIndication(true);

    DrugDose drugDose = new DrugDose(jcas, 3, 12);
    drugDose.setDose(dose);
    relation(drugDose, iron, 0.7);
    DrugReaction drugReaction = new DrugReaction(jcas, 8, 32);
    drugReaction.setReaction(rash);
    relation(drugReaction, iron, 0.9);

    AdrEvent event = event(new AdrEvent(jcas, 0, 33), "iron", "rash", 0.9, iron, rash);
    event.setEvidence(sentence);
    event.setHistoryOf(1);
    event.setSection("ALLERGIES");
    event(new AdrEvent(jcas, 35, 40), null, "hive", 0.6, hives);
  }

  private static <M extends Mention> M mention(M mention, double confidence) {
    mention.setConfidence(confidence);
    mention.addToIndexes();
    return mention;
  }

  private static Code code(JCas jcas) {
    Code code = new Code(jcas, 14, 32);
    code.setSystem("my codes");
    code.setCode("C-1");
    code.setName("Rash");
    code.addToIndexes();
    return code;
  }

  private static void relation(AdrRelation relation, Drug drug, double confidence) {
    relation.setDrug(drug);
    relation.setConfidence(confidence);
    relation.addToIndexes();
  }

  private static AdrEvent event(
      AdrEvent event, String drug, String reaction, double confidence, Mention... mentions) {
    event.setDrugText(drug);
    event.setReactionText(reaction);
    event.setConfidence(confidence);
    event.setMentions(FSArray.create(event.getJCas(), mentions));
    event.addToIndexes();
    return event;
  }
}
