package org.uimaadr.ae;

import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.context.DocumentEvents;

/**
 * Finds the distinct events of a document, which drug caused which reaction, in its mentions and
 * relations, whoever found these.
 */
@ResourceMetaData(
    name = "ADR event annotator",
    description =
        "Finds the distinct events of a document, which drug caused which reaction, in its mentions and relations.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(
    inputs = {"org.uimaadr.type.Reaction", "org.uimaadr.type.DrugReaction"},
    outputs = "org.uimaadr.type.AdrEvent")
public class AdrEventAnnotator extends JCasAnnotator_ImplBase {

  /**
   * Whether reactions that the patient is not said to have suffered (denied, warned of, of the
   * family, indications) make events too.
   */
  public static final String PARAM_EVENTS_OF_ALL = "AdrEventsOfAll";

  @ConfigurationParameter(
      name = PARAM_EVENTS_OF_ALL,
      mandatory = true,
      defaultValue = "false",
      description =
          "Whether reactions that the patient is not said to have suffered (denied, warned of, of"
              + " the family, indications) make events too.")
  private boolean eventsOfAll;

  private DocumentEvents events;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    events = new DocumentEvents(eventsOfAll);
  }

  @Override
  public void process(JCas jcas) {
    events.write(jcas);
  }
}
