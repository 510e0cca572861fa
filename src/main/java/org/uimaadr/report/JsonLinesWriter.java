package org.uimaadr.report;

import java.io.File;
import java.io.IOException;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.fit.component.JCasConsumer_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;

/**
 * Writes adverse drug reactions as JSON Lines, one {@link DocumentJson object} a document, to
 * {@code part-NNNNN.jsonl}. A part appears once it is whole; parts that exist are kept. The id of a
 * document is the one of DKPro's DocumentMetaData, cTAKES' DocumentID or UIMA's
 * SourceDocumentInformation, else its running number in this writer.
 */
@ResourceMetaData(
    name = "ADR JSON Lines Writer",
    description = "Writes adverse drug reactions as JSON Lines, one object a document.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(
    inputs = {
      "org.uimaadr.type.AdrDocument",
      "org.uimaadr.type.AdrSentence",
      "org.uimaadr.type.Mention",
      "org.uimaadr.type.AdrRelation",
      "org.uimaadr.type.AdrEvent"
    })
public final class JsonLinesWriter extends JCasConsumer_ImplBase {

  /** Folder that the parts go to; made if missing. */
  public static final String PARAM_TARGET_LOCATION = "targetLocation";

  @ConfigurationParameter(
      name = PARAM_TARGET_LOCATION,
      mandatory = true,
      description = "Folder that the parts go to; made if missing.")
  private File targetLocation;

  /** Greatest number of documents in a part. */
  public static final String PARAM_DOCUMENTS_PER_PART = "documentsPerPart";

  @ConfigurationParameter(
      name = PARAM_DOCUMENTS_PER_PART,
      mandatory = true,
      defaultValue = "" + JsonLinesFolder.DOCUMENTS_PER_PART,
      description = "Greatest number of documents in a part.")
  private int documentsPerPart;

  private JsonLinesFolder folder;
  private int documents;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    folder = JsonLinesFolder.adding(targetLocation.toPath(), documentsPerPart);
  }

  @Override
  public void process(JCas document) throws AnalysisEngineProcessException {
    documents++;
    String id = DocumentIds.of(document.getCas()).orElse(String.valueOf(documents));
    try {
      folder.write(document, id);
    } catch (IOException e) {
      throw new AnalysisEngineProcessException(e);
    }
  }

  @Override
  public void collectionProcessComplete() throws AnalysisEngineProcessException {
    try {
      folder.close();
    } catch (IOException e) {
      throw new AnalysisEngineProcessException(e);
    }
  }

  /** Keeps what was written where a pipeline ends without {@link #collectionProcessComplete}. */
  @Override
  public void destroy() {
    super.destroy();
    if (folder == null) {
      return;
    }
    try {
      folder.close();
    } catch (IOException e) {
      getLogger().error("The last part could not be written to {}", targetLocation, e);
    }
  }
}
