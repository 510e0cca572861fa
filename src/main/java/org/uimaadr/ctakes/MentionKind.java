package org.uimaadr.ctakes;

import java.util.function.Function;
import org.apache.ctakes.typesystem.type.constants.CONST;
import org.apache.ctakes.typesystem.type.textsem.DiseaseDisorderMention;
import org.apache.ctakes.typesystem.type.textsem.EventMention;
import org.apache.ctakes.typesystem.type.textsem.MedicationMention;
import org.apache.ctakes.typesystem.type.textsem.SignSymptomMention;
import org.apache.uima.jcas.JCas;

/**
 * The kinds of cTAKES' mentions that are written: each its JCas class, cTAKES' number of it, and
 * the UMLS semantic type by which cTAKES' writers tell its group.
 */
enum MentionKind {
  /** Pharmacologic substance. */
  MEDICATION(MedicationMention.class, MedicationMention::new, CONST.NE_TYPE_ID_DRUG, "T121"),
  /** Sign or symptom. */
  SIGN_SYMPTOM(SignSymptomMention.class, SignSymptomMention::new, CONST.NE_TYPE_ID_FINDING, "T184"),
  /** Disease or syndrome. */
  DISEASE_DISORDER(
      DiseaseDisorderMention.class, DiseaseDisorderMention::new, CONST.NE_TYPE_ID_DISORDER, "T047");

  private final Class<? extends EventMention> type;
  private final Function<JCas, EventMention> constructor;
  private final int typeId;
  private final String tui;

  MentionKind(
      Class<? extends EventMention> type,
      Function<JCas, EventMention> constructor,
      int typeId,
      String tui) {
    this.type = type;
    this.constructor = constructor;
    this.typeId = typeId;
    this.tui = tui;
  }

  /**
   * The kind of reactions that the user names.
   *
   * @throws IllegalArgumentException if it is none; the message names those that are
   */
  static MentionKind ofReactions(String typeName) {
    return switch (typeName) {
      case "SignSymptomMention" -> SIGN_SYMPTOM;
      case "DiseaseDisorderMention" -> DISEASE_DISORDER;
      default ->
          throw new IllegalArgumentException(
              AdrToCtakesMapper.PARAM_REACTION_TYPE
                  + " cannot be "
                  + typeName
                  + "; give SignSymptomMention or DiseaseDisorderMention");
    };
  }

  /** Whether a mention of cTAKES says the same as one of this kind over the same words. */
  boolean matches(EventMention mention) {
    return this == MEDICATION
        ? mention instanceof MedicationMention
        : mention instanceof SignSymptomMention || mention instanceof DiseaseDisorderMention;
  }

  /** A new mention without offsets, not in the indexes. */
  EventMention create(JCas jcas) {
    EventMention mention = constructor.apply(jcas);
    mention.setTypeID(typeId);
    return mention;
  }

  /** Whether a mention is of this very kind. */
  boolean is(EventMention mention) {
    return type.isInstance(mention);
  }

  /** UMLS semantic type. */
  String tui() {
    return tui;
  }
}
