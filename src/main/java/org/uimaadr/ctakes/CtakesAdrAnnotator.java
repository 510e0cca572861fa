package org.uimaadr.ctakes;

import org.apache.ctakes.core.pipeline.PipeBitInfo;
import org.apache.ctakes.core.pipeline.PipeBitInfo.TypeProduct;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.ae.AdrAnnotator;

/** {@link AdrAnnotator} as a component of cTAKES' pipelines; the same parameters. */
@PipeBitInfo(
    name = "ADR Annotator",
    description =
        "Finds sentences that state an adverse drug reaction, the reactions, drugs, doses and relations between them, and the events of the note.",
    role = PipeBitInfo.Role.ANNOTATOR,
    parameters = {
      AdrAnnotator.PARAM_MODEL_LOCATION,
      AdrAnnotator.PARAM_SENTENCE_TYPE,
      AdrAnnotator.PARAM_OPERATING_POINT,
      AdrAnnotator.PARAM_GATE,
      AdrAnnotator.PARAM_DEVICE,
      AdrAnnotator.PARAM_PRECISION,
      AdrAnnotator.PARAM_BLOCK_PIECES,
      AdrAnnotator.PARAM_BATCH_SIZE,
      AdrAnnotator.PARAM_THREADS,
      AdrAnnotator.PARAM_CONTEXT,
      AdrAnnotator.PARAM_TRIGGERS,
      AdrAnnotator.PARAM_SECTION_HEADERS,
      AdrAnnotator.PARAM_DICTIONARY,
      AdrAnnotator.PARAM_EVENTS_OF_ALL
    },
    usables = {TypeProduct.SENTENCE})
public class CtakesAdrAnnotator extends AdrAnnotator {

  /** The component with the bundled model and default parameters. */
  public static AnalysisEngineDescription createAnnotatorDescription()
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(CtakesAdrAnnotator.class);
  }

  /**
   * The component with a model of the user's.
   *
   * @param modelLocation value of {@link #PARAM_MODEL_LOCATION}
   */
  public static AnalysisEngineDescription createAnnotatorDescription(String modelLocation)
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(
        CtakesAdrAnnotator.class, PARAM_MODEL_LOCATION, modelLocation);
  }
}
