package org.uimaadr.ae;

import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;

/** Decides for each sentence whether it states an adverse drug reaction. */
@ResourceMetaData(
    name = "ADR sentence classifier",
    description = "Decides for each sentence whether it states an adverse drug reaction.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(outputs = {"org.uimaadr.type.AdrDocument", "org.uimaadr.type.AdrSentence"})
public class AdrSentenceClassifier extends AdrEngine {

  @Override
  public void write(JCas jcas, ScoredDocument document) {
    for (int i = 0; i < document.sentences().size(); i++) {
      Annotations.sentence(
          jcas, document.sentences().get(i), document.read().get(i), componentId());
    }
  }
}
