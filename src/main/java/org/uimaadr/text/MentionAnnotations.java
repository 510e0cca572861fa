package org.uimaadr.text;

import org.apache.uima.jcas.JCas;
import org.uimaadr.type.Dose;
import org.uimaadr.type.Drug;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/** The annotation types that stand for the mention types. */
public final class MentionAnnotations {

  private MentionAnnotations() {}

  /** A new annotation of that type, not yet in the indexes. */
  public static Mention create(JCas jcas, MentionType type) {
    return switch (type) {
      case REACTION -> new Reaction(jcas);
      case DRUG -> new Drug(jcas);
      case DOSE -> new Dose(jcas);
    };
  }
}
