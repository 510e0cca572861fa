package org.uimaadr.it;

import org.apache.ctakes.core.util.doc.DocIdUtil;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.jcas.JCas;

/** Gives the note {@code faulty} a sentence that lies beyond the end of its text. */
public class FaultySentence extends JCasAnnotator_ImplBase {

  static final String NOTE = "faulty";

  @Override
  public void process(JCas jcas) {
    if (DocIdUtil.getDocumentID(jcas).equals(NOTE)) {
      int end = jcas.getDocumentText().length();
      jcas.getCas()
          .addFsToIndexes(
              jcas.getCas()
                  .createAnnotation(
                      jcas.getTypeSystem()
                          .getType("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"),
                      end + 10,
                      end + 20));
    }
  }
}
