package org.uimaadr.interop;

import java.util.List;
import org.apache.uima.jcas.JCas;
import org.uimaadr.type.Mention;

/** Mentions as text that a reader can check. */
final class Mentions {

  private Mentions() {}

  /** Such as {@code Reaction(rash)}, in the order of the text. */
  static List<String> of(JCas jcas) {
    return jcas.select(Mention.class)
        .map(mention -> mention.getType().getShortName() + "(" + mention.getCoveredText() + ")")
        .toList();
  }
}
