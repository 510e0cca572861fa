package org.uimaadr.ae;

import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.text.TextSpan;
import org.uimaadr.type.AdrSentence;

/**
 * Finds the words that name reactions and drugs; they point to the AdrSentence of an earlier engine
 * where there is one, and the gate follows what that engine decided of the sentence.
 */
@ResourceMetaData(
    name = "ADR entity recognizer",
    description =
        "Finds the words that name reactions and drugs; they point to the AdrSentence of an earlier engine where there is one.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(
    outputs = {
      "org.uimaadr.type.AdrDocument",
      "org.uimaadr.type.Reaction",
      "org.uimaadr.type.Drug",
      "org.uimaadr.type.Dose"
    })
public class AdrEntityRecognizer extends AdrEngine {

  @Override
  public void write(JCas jcas, ScoredDocument document) {
    for (int i = 0; i < document.sentences().size(); i++) {
      TextSpan span = document.sentences().get(i);
      AdrSentence sentence =
          jcas.select(AdrSentence.class).at(span.begin(), span.end()).findFirst().orElse(null);
      ReadSentence read = document.read().get(i);
      boolean adr = sentence == null ? read.adr() : sentence.getAdr();
      Annotations.mentions(
          jcas, span, gate() ? read.gated(reactionAlone(), adr) : read, sentence, componentId());
    }
  }

  /** The gate is an earlier engine's where there is one; only the CAS tells. */
  @Override
  boolean gatesByItsOwnDecision() {
    return false;
  }
}
