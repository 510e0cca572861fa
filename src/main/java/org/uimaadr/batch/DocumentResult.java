package org.uimaadr.batch;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.apache.uima.jcas.JCas;
import org.uimaadr.report.DocumentJson;
import org.uimaadr.text.MentionType;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Dose;
import org.uimaadr.type.Drug;
import org.uimaadr.type.Reaction;

/**
 * What became of one document.
 *
 * @param id the document's id
 * @param file the file it was read from
 * @param error why it could not be annotated, beginning with the file's name; null if it was
 * @param sentences sentences read
 * @param mentions mentions found, by type; empty if the document failed
 * @param engine what annotated it, see {@link DocumentJson#engine}; null where no engine noted it
 */
public record DocumentResult(
    String id,
    Path file,
    String error,
    int sentences,
    Map<MentionType, Integer> mentions,
    JsonObject engine) {

  /** The result of an engine that did not throw; it may yet have noted an error. */
  static DocumentResult of(DocumentSource source, JCas document) {
    AdrDocument provenance = document.select(AdrDocument.class).findFirst().orElse(null);
    if (provenance != null && provenance.getError() != null) {
      return failed(source, provenance.getError());
    }
    return new DocumentResult(
        source.id(),
        source.file(),
        null,
        document.select(AdrSentence.class).toList().size(),
        Map.of(
            MentionType.REACTION, document.select(Reaction.class).toList().size(),
            MentionType.DRUG, document.select(Drug.class).toList().size(),
            MentionType.DOSE, document.select(Dose.class).toList().size()),
        provenance == null ? null : DocumentJson.engine(provenance));
  }

  static DocumentResult failed(DocumentSource source, String cause) {
    String file = source.file() + ": ";
    String error = cause.startsWith(file) ? cause : file + cause;
    return new DocumentResult(source.id(), source.file(), error, 0, Map.of(), null);
  }

  /** Whether the document could not be annotated. */
  public boolean failed() {
    return error != null;
  }
}
