package org.uimaadr.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.impl.XmiCasSerializer;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.TypeSystemUtil;
import org.apache.uima.util.XMLSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

/**
 * A folder of XMI files {@code ID.xmi} (XML 1.0) beside the {@code TypeSystem.xml} that a reader
 * needs for them. Characters that XML 1.0 cannot hold are written as U+FFFD, with a warning:
 * offsets stay exact, and every tool can read the file.
 */
public final class XmiFolder implements ResultWriter {

  private static final Logger LOG = LoggerFactory.getLogger(XmiFolder.class);

  private final Path folder;
  private boolean hasTypeSystem;

  /**
   * Nothing is written before the first document.
   *
   * @param folder where the files go; made if missing
   */
  public XmiFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public void write(JCas document, String id) throws IOException {
    CAS cas = document.getCas();
    writeTypeSystem(cas);
    try (AtomicFile file = AtomicFile.replacing(target(id))) {
      XMLSerializer xml = new XMLSerializer(file.out(), false);
      XmlCharacterFilter filter = new XmlCharacterFilter(xml.getContentHandler());
      new XmiCasSerializer(cas.getTypeSystem()).serialize(cas, filter);
      file.commit();
      if (filter.replaced() > 0) {
        LOG.warn(
            "{}: {} character(s) that XML cannot hold are U+FFFD in the XMI; offsets are unchanged",
            id,
            filter.replaced());
      }
    } catch (SAXException e) {
      throw new IOException(target(id) + ": " + e.getMessage(), e);
    }
  }

  /** Removes what an earlier run may have left under this id, since it is no result of this one. */
  @Override
  public void writeFailure(String id, String error) throws IOException {
    Path earlier = target(id);
    if (Files.exists(earlier)) {
      Files.delete(earlier);
    }
  }

  @Override
  public void close() {
    // Each document was put in its place when it was written.
  }

  private Path target(String id) {
    return folder.resolve(id + ".xmi");
  }

  private synchronized void writeTypeSystem(CAS cas) throws IOException {
    if (hasTypeSystem) {
      return;
    }
    try (AtomicFile file = AtomicFile.replacing(folder.resolve("TypeSystem.xml"))) {
      TypeSystemUtil.typeSystem2TypeSystemDescription(cas.getTypeSystem()).toXML(file.out());
      file.commit();
    } catch (SAXException e) {
      throw new IOException(folder.resolve("TypeSystem.xml") + ": " + e.getMessage(), e);
    }
    hasTypeSystem = true;
  }
}
