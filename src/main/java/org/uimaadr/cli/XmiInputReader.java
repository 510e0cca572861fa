package org.uimaadr.cli;

import java.io.IOException;
import org.apache.uima.cas.CAS;
import org.apache.uima.collection.CollectionException;
import org.dkpro.core.io.xmi.XmiReader;

/** DKPro Core's reader of XMI, with documents named as everywhere and errors that name the file. */
public class XmiInputReader extends XmiReader {

  private Resource current;

  @Override
  protected Resource nextFile() {
    current = super.nextFile();
    return current;
  }

  @Override
  public void getNext(CAS cas) throws IOException, CollectionException {
    try {
      super.getNext(cas);
    } catch (IOException | RuntimeException e) {
      throw AnnotatedFiles.unreadable(current, e, "export it again");
    }
    AnnotatedFiles.describe(cas, current);
  }
}
