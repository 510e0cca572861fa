package org.uimaadr.batch;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.uima.cas.CAS;

/** A document that is still to be read. */
public sealed interface DocumentSource permits TextFile, XmiFile {

  /** Unique in its collection and safe as a relative path, such as {@code ward/note7}. */
  String id();

  /** The file that holds the document. */
  Path file();

  /**
   * Reads the document into an empty CAS.
   *
   * @throws IOException with a message for the user that names the file, the place in it and the
   *     fix
   */
  void readInto(CAS cas) throws IOException;
}
