package org.uimaadr.ctakes;

import org.apache.ctakes.core.pipeline.PipeBitInfo;
import org.apache.ctakes.core.pipeline.PipeBitInfo.TypeProduct;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.ae.AdrEntityRecognizer;

/** {@link AdrEntityRecognizer} as a component of cTAKES' pipelines; the same parameters. */
@PipeBitInfo(
    name = "ADR Entity Recognizer",
    description = "Finds the words that name reactions and drugs.",
    role = PipeBitInfo.Role.ANNOTATOR,
    parameters = {
      AdrEntityRecognizer.PARAM_MODEL_LOCATION,
      AdrEntityRecognizer.PARAM_SENTENCE_TYPE,
      AdrEntityRecognizer.PARAM_OPERATING_POINT,
      AdrEntityRecognizer.PARAM_GATE,
      AdrEntityRecognizer.PARAM_DEVICE,
      AdrEntityRecognizer.PARAM_PRECISION,
      AdrEntityRecognizer.PARAM_BLOCK_PIECES,
      AdrEntityRecognizer.PARAM_BATCH_SIZE,
      AdrEntityRecognizer.PARAM_THREADS
    },
    usables = {TypeProduct.SENTENCE})
public class CtakesAdrEntityRecognizer extends AdrEntityRecognizer {

  /** The component with the bundled model and default parameters. */
  public static AnalysisEngineDescription createAnnotatorDescription()
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(CtakesAdrEntityRecognizer.class);
  }

  /**
   * The component with a model of the user's.
   *
   * @param modelLocation value of {@link #PARAM_MODEL_LOCATION}
   */
  public static AnalysisEngineDescription createAnnotatorDescription(String modelLocation)
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(
        CtakesAdrEntityRecognizer.class, PARAM_MODEL_LOCATION, modelLocation);
  }
}
