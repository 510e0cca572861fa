package org.uimaadr.report;

import java.io.Closeable;
import java.io.IOException;
import org.apache.uima.jcas.JCas;

/** Where the results of a collection go. Several threads may write at once. */
public interface ResultWriter extends Closeable {

  /**
   * Writes an annotated document.
   *
   * @param id the document's id, safe as a relative path
   */
  void write(JCas document, String id) throws IOException;

  /** Notes that a document could not be annotated; {@code error} says why. */
  void writeFailure(String id, String error) throws IOException;
}
