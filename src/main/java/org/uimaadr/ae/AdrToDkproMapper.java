package org.uimaadr.ae;

import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.Dose;
import org.uimaadr.type.Drug;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/**
 * Copies mentions to DKPro Core's {@link NamedEntity}, so that components that know DKPro's types
 * only, such as its writers, see them. A reaction gets the value {@value #REACTION}, a drug {@value
 * #DRUG}, a dose {@value #DOSE}; named entities of other components stay as they are. A named
 * entity has no place for polarity or confidence: every mention is copied, a negated one too.
 *
 * <p>Needs dkpro-core-api-ner-asl on the class path.
 */
@ResourceMetaData(
    name = "ADR to DKPro Core mapper",
    description =
        "Copies mentions of reactions, drugs and doses to DKPro Core's NamedEntity, with the values ADR, DRUG and DOSE.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(
    inputs = {"org.uimaadr.type.Reaction", "org.uimaadr.type.Drug", "org.uimaadr.type.Dose"},
    outputs = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
public class AdrToDkproMapper extends JCasAnnotator_ImplBase {

  /** Value of the named entity of a reaction. */
  public static final String REACTION = "ADR";

  /** Value of the named entity of a drug. */
  public static final String DRUG = "DRUG";

  /** Value of the named entity of a dose. */
  public static final String DOSE = "DOSE";

  @Override
  public void process(JCas jcas) {
    copy(jcas, Reaction.class, REACTION);
    copy(jcas, Drug.class, DRUG);
    copy(jcas, Dose.class, DOSE);
  }

  private static void copy(JCas jcas, Class<? extends Mention> type, String value) {
    for (Mention mention : jcas.select(type)) {
      NamedEntity entity = new NamedEntity(jcas, mention.getBegin(), mention.getEnd());
      entity.setValue(value);
      entity.addToIndexes();
    }
  }
}
