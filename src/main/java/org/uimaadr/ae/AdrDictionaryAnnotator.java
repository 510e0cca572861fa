package org.uimaadr.ae;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.uima.UimaContext;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.context.AdrDictionary;

/**
 * Gives reactions and drugs, whoever found them, the codes that they have in a dictionary of the
 * user's. Several dictionaries are several engines.
 */
@ResourceMetaData(
    name = "ADR dictionary annotator",
    description =
        "Gives reactions and drugs the codes that they have in a dictionary of the user's.",
    version = "0.1.0",
    vendor = "uima-adr")
@TypeCapability(
    inputs = {"org.uimaadr.type.Reaction", "org.uimaadr.type.Drug"},
    outputs = "org.uimaadr.type.Code")
public class AdrDictionaryAnnotator extends JCasAnnotator_ImplBase {

  /**
   * Dictionary that links reactions and drugs to your codes: a CSV file in UTF-8 with the columns
   * term, code, system, preferred name.
   */
  public static final String PARAM_DICTIONARY = "AdrDictionary";

  @ConfigurationParameter(
      name = PARAM_DICTIONARY,
      mandatory = true,
      description =
          "Dictionary that links reactions and drugs to your codes: a CSV file in UTF-8 with the"
              + " columns term, code, system, preferred name.")
  private String dictionaryLocation;

  private AdrDictionary dictionary;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      dictionary = AdrDictionary.read(Path.of(dictionaryLocation));
    } catch (IOException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas jcas) {
    dictionary.link(jcas);
  }
}
