package org.uimaadr.cli;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.CASException;
import org.dkpro.core.api.io.ResourceCollectionReaderBase.Resource;
import org.uimaadr.batch.Causes;

/** What the readers of {@code --input} have in common: how documents and errors are named. */
final class AnnotatedFiles {

  private AnnotatedFiles() {}

  /** The file that a reader's resource stands for. */
  static Path path(Resource resource) {
    return Path.of(resource.getResolvedUri());
  }

  /**
   * Names a document by its path below the folder, without its ending and with {@code /} between
   * folders, as {@code adr annotate} does, and its collection by the folder: no path of this
   * machine gets into a model.
   */
  static void describe(CAS document, Resource resource) throws IOException {
    Path folder = Path.of(URI.create(resource.getResolvedBase()));
    String name = folder.relativize(path(resource)).toString();
    try {
      DocumentMetaData metaData = DocumentMetaData.get(document.getJCas());
      metaData.setDocumentId(
          name.substring(0, name.lastIndexOf('.'))
              .replace(folder.getFileSystem().getSeparator(), "/"));
      metaData.setDocumentTitle(path(resource).getFileName().toString());
      metaData.setCollectionId("own annotations in " + folder.getFileName());
    } catch (CASException e) {
      throw new IOException(e);
    }
  }

  /**
   * The error of a file.
   *
   * @param fix what to do
   */
  static IOException unreadable(Resource resource, Exception problem, String fix) {
    return new IOException(
        "%s: cannot be read: %s; %s".formatted(path(resource), Causes.message(problem), fix),
        problem);
  }
}
