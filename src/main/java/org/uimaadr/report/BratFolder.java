package org.uimaadr.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.uima.jcas.JCas;

/**
 * A folder for brat: {@code ID.txt} and {@code ID.ann} for each document, beside the {@code
 * annotation.conf} that names types, relations and attributes. The text is that of the CAS, in
 * UTF-8.
 */
public final class BratFolder implements ResultWriter {

  private final Path folder;
  private boolean hasConfiguration;

  /**
   * Nothing is written before the first document.
   *
   * @param folder where the files go; made if missing
   */
  public BratFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(JCas document, String id) throws IOException {
    writeConfiguration();
    String text = document.getDocumentText();
    AtomicFile.write(target(id, ".ann"), BratDocument.of(document));
    AtomicFile.write(target(id, ".txt"), text == null ? "" : text);
  }

  /** Removes what an earlier run may have left under this id, since it is no result of this one. */
  @Override
  public void writeFailure(String id, String error) throws IOException {
    Files.deleteIfExists(target(id, ".txt"));
    Files.deleteIfExists(target(id, ".ann"));
  }

  @Override
  public void close() {
    // Each document was put in its place when it was written.
  }

  private Path target(String id, String extension) {
    return folder.resolve(id + extension);
  }

  private synchronized void writeConfiguration() throws IOException {
    if (!hasConfiguration) {
      AtomicFile.write(folder.resolve("annotation.conf"), BratDocument.CONFIGURATION);
      hasConfiguration = true;
    }
  }
}
