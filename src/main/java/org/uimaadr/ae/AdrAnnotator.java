package org.uimaadr.ae;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.context.AdrDictionary;
import org.uimaadr.context.DocumentEvents;
import org.uimaadr.model.ReadSentence;
import org.uimaadr.text.SentenceSource;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.AdrSentence;

/**
 * All in one engine: finds sentences that state an adverse drug reaction, and the reactions, drugs,
 * doses and relations between them, in one forward pass; then their context and sections, the
 * user's codes, if there is a dictionary, and the document's events.
 */
@ResourceMetaData(
    name = "ADR annotator",
    description =
        "Finds sentences that state an adverse drug reaction, and the reactions, drugs, doses and relations between them, in one forward pass; then their context and sections, the user's codes, if there is a dictionary, and the document's events.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(
    outputs = {
      "org.uimaadr.type.AdrDocument",
      "org.uimaadr.type.AdrSentence",
      "org.uimaadr.type.Reaction",
      "org.uimaadr.type.Drug",
      "org.uimaadr.type.Dose",
      "org.uimaadr.type.DrugReaction",
      "org.uimaadr.type.DrugDose",
      "org.uimaadr.type.Code",
      "org.uimaadr.type.AdrEvent"
    })
public class AdrAnnotator extends AdrEngine {

  /**
   * Dictionary that links reactions and drugs to your codes: a CSV file in UTF-8 with the columns
   * term, code, system, preferred name. Default: none.
   */
  public static final String PARAM_DICTIONARY = "AdrDictionary";

  @ConfigurationParameter(
      name = PARAM_DICTIONARY,
      mandatory = false,
      description =
          "Dictionary that links reactions and drugs to your codes: a CSV file in UTF-8 with the"
              + " columns term, code, system, preferred name. Default: none.")
  private String dictionaryLocation;

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

  /**
   * Whether reactions are marked with their context, mentions with their section, and the items of
   * lists are related.
   */
  public static final String PARAM_CONTEXT = "AdrContext";

  @ConfigurationParameter(
      name = PARAM_CONTEXT,
      mandatory = true,
      defaultValue = "true",
      description =
          "Whether reactions are marked with their context, mentions with their section, and the"
              + " items of lists are related.")
  private boolean marksContext;

  /** Files of trigger phrases that add to those of this library or replace them. Default: none. */
  public static final String PARAM_TRIGGERS = "AdrContextTriggers";

  @ConfigurationParameter(
      name = PARAM_TRIGGERS,
      mandatory = false,
      description =
          "Files of trigger phrases that add to those of this library or replace them. Default:"
              + " none.")
  private String[] triggerFiles;

  /** Files of section headers that add to those of this library or replace them. Default: none. */
  public static final String PARAM_SECTION_HEADERS = "AdrSectionHeaders";

  @ConfigurationParameter(
      name = PARAM_SECTION_HEADERS,
      mandatory = false,
      description =
          "Files of section headers that add to those of this library or replace them. Default:"
              + " none.")
  private String[] headerFiles;

  /** Null where it is not wished. */
  private ContextStep context;

  /** Null without one. */
  private AdrDictionary dictionary;

  private DocumentEvents events;

  @Override
  public void initialize(UimaContext uimaContext) throws ResourceInitializationException {
    super.initialize(uimaContext);
    events = new DocumentEvents(eventsOfAll);
    try {
      if (marksContext) {
        // Sentences are this engine's own by then.
        context = ContextStep.read(triggerFiles, headerFiles, new SentenceSource(null));
      }
      if (dictionaryLocation != null) {
        dictionary = AdrDictionary.read(Path.of(dictionaryLocation));
      }
    } catch (IOException e) {
      destroy();
      throw new ResourceInitializationException(e);
    } catch (ResourceInitializationException e) {
      destroy();
      throw e;
    }
  }

  @Override
  List<TypedSpan> toRelate(PreparedDocument document, int sentence, ReadSentence read) {
    return read.spans();
  }

  @Override
  public void write(JCas jcas, ScoredDocument document) {
    for (int i = 0; i < document.sentences().size(); i++) {
      TextSpan span = document.sentences().get(i);
      ReadSentence read = document.read().get(i);
      AdrSentence sentence = Annotations.sentence(jcas, span, read, componentId());
      Annotations.mentions(jcas, span, read, sentence, componentId());
    }
    Annotations.relations(jcas, document, componentId());
    if (context != null) {
      context.write(jcas, componentId());
    }
    if (dictionary != null) {
      dictionary.link(jcas);
    }
    events.write(jcas);
  }
}
