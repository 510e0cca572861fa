package org.uimaadr.batch;

import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Reaction;

/**
 * A small engine for tests of what runs engines: every "rash" is a reaction, the document is one
 * sentence, "crash!" makes it throw, and "report!" makes it note an error.
 */
public final class RashAnnotator extends JCasAnnotator_ImplBase {

  private static final String RASH = "rash";

  /** Describes the engine. */
  public static AnalysisEngineDescription description() throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(RashAnnotator.class);
  }

  @Override
  public void process(JCas document) throws AnalysisEngineProcessException {
    String text = document.getDocumentText();
    if (text.contains("crash!")) {
      throw new AnalysisEngineProcessException(new IllegalStateException("it crashed"));
    }
    AdrDocument provenance = new AdrDocument(document, 0, text.length());
    provenance.setModelName("rash");
    provenance.setError(text.contains("report!") ? "it reported" : null);
    provenance.addToIndexes();
    new AdrSentence(document, 0, text.length()).addToIndexes();
    for (int i = text.indexOf(RASH); i >= 0; i = text.indexOf(RASH, i + 1)) {
      new Reaction(document, i, i + RASH.length()).addToIndexes();
    }
  }
}
