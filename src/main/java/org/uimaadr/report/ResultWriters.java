package org.uimaadr.report;

import java.io.IOException;
import java.util.List;
import org.apache.uima.jcas.JCas;

/**
 * Several writers as one. A document that one of them cannot write counts as failed for all: the
 * caller's {@link #writeFailure} then reaches those that had already written it.
 */
public final class ResultWriters implements ResultWriter {

  private final List<ResultWriter> writers;

  /** Writes in the given order; put first what can take a document back. */
  public ResultWriters(List<ResultWriter> writers) {
    this.writers = List.copyOf(writers);
  }

  @Override
  public void write(JCas document, String id) throws IOException {
    for (ResultWriter writer : writers) {
      writer.write(document, id);
    }
  }

  @Override
  public void writeFailure(String id, String error) throws IOException {
    for (ResultWriter writer : writers) {
      writer.writeFailure(id, error);
    }
  }

  /** Closes all, even where one fails. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    for (ResultWriter writer : writers) {
      try {
        writer.close();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
