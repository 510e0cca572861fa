package org.uimaadr.batch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.CASRuntimeException;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.internal.util.XMLUtils;
import org.apache.uima.jcas.tcas.Annotation;
import org.uimaadr.type.AdrDocument;
import org.uimaadr.type.AdrEvent;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Mention;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A CAS in XMI. Annotations of types that the run does not know are left out, and so are results of
 * an earlier run, which would stand beside the new ones. The document's own metadata stay.
 */
record XmiFile(String id, Path file) implements DocumentSource {

  private static final boolean LENIENT = true;
  private static final List<Class<? extends Annotation>> RESULTS =
      List.of(
          AdrDocument.class, AdrSentence.class, Mention.class, AdrRelation.class, AdrEvent.class);

  @Override
  public void readInto(CAS cas) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      DefaultHandler handler =
          new XmiCasDeserializer(cas.getTypeSystem()).getXmiCasHandler(cas, LENIENT);
      XMLReader reader = XMLUtils.createXMLReader();
      reader.setContentHandler(handler);
      // Without a handler of errors the parser writes them to standard error, too.
      reader.setErrorHandler(handler);
      reader.parse(new InputSource(in));
    } catch (SAXParseException e) {
      throw new IOException(
          "%s: damaged XMI at line %d, column %d: %s; export it again"
              .formatted(file, e.getLineNumber(), e.getColumnNumber(), e.getMessage()),
          e);
    } catch (SAXException | CASRuntimeException e) {
      throw new IOException(
          "%s: not a readable XMI: %s; export it again".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw Unreadable.because(file, e);
    }
    if (cas.getDocumentText() == null) {
      throw new IOException(
          file + ": holds no text in the view _InitialView; export the CAS with its text there");
    }
    for (Class<? extends Annotation> result : RESULTS) {
      cas.select(result).toList().forEach(cas::removeFsFromIndexes);
    }
  }
}
