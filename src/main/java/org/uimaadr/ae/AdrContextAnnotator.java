package org.uimaadr.ae;

import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.text.SentenceSource;

/**
 * Marks reactions, whoever found them, with their context (denied, hypothetical, historical,
 * somebody else's, suspected, indication) and all mentions with their section; relates drugs and
 * reactions of the items of lists.
 */
@ResourceMetaData(
    name = "ADR context annotator",
    description =
        "Marks reactions with their context (denied, hypothetical, historical, somebody else's, suspected, indication) and all mentions with their section; relates drugs and reactions of the items of lists.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(
    inputs = {"org.uimaadr.type.Reaction", "org.uimaadr.type.Drug", "org.uimaadr.type.Dose"},
    outputs = {
      "org.uimaadr.type.Mention:polarity",
      "org.uimaadr.type.Mention:uncertainty",
      "org.uimaadr.type.Mention:conditional",
      "org.uimaadr.type.Mention:subject",
      "org.uimaadr.type.Mention:historyOf",
      "org.uimaadr.type.Mention:section",
      "org.uimaadr.type.Reaction:indication",
      "org.uimaadr.type.DrugReaction"
    })
public class AdrContextAnnotator extends JCasAnnotator_ImplBase {

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

  /**
   * Type of the sentences to read, by its full name. Default: those of the ADR engines before; else
   * DKPro's, cTAKES', or those of a splitter of our own.
   */
  public static final String PARAM_SENTENCE_TYPE = "AdrSentenceType";

  @ConfigurationParameter(
      name = PARAM_SENTENCE_TYPE,
      mandatory = false,
      description =
          "Type of the sentences to read, by its full name. Default: those of the ADR engines"
              + " before; else DKPro's, cTAKES', or those of a splitter of our own.")
  private String sentenceType;

  private ContextStep context;

  @Override
  public void initialize(UimaContext uimaContext) throws ResourceInitializationException {
    super.initialize(uimaContext);
    context = ContextStep.read(triggerFiles, headerFiles, new SentenceSource(sentenceType));
  }

  @Override
  public void process(JCas jcas) {
    context.write(jcas, getClass().getSimpleName());
  }
}
