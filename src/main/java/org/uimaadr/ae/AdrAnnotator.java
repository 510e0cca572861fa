package org.uimaadr.ae;

import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.text.TextSpan;
import org.uimaadr.type.AdrSentence;

/**
 * Finds sentences that state an adverse drug reaction, and the reactions and drugs in the text, in
 * one forward pass.
 */
@ResourceMetaData(
    name = "ADR annotator",
    description =
        "Finds sentences that state an adverse drug reaction, and the reactions and drugs in the text, in one forward pass.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(
    outputs = {
      "org.uimaadr.type.AdrDocument",
      "org.uimaadr.type.AdrSentence",
      "org.uimaadr.type.Reaction",
      "org.uimaadr.type.Drug",
      "org.uimaadr.type.Dose"
    })
public class AdrAnnotator extends AdrEngine {

  @Override
  public void write(JCas jcas, ScoredDocument document) {
    for (int i = 0; i < document.sentences().size(); i++) {
      TextSpan span = document.sentences().get(i);
      ReadSentence read = document.read().get(i);
      AdrSentence sentence = Annotations.sentence(jcas, span, read, componentId());
      Annotations.mentions(jcas, span, read, sentence, componentId());
    }
  }
}
