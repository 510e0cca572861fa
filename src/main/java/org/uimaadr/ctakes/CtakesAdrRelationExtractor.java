package org.uimaadr.ctakes;

import org.apache.ctakes.core.pipeline.PipeBitInfo;
import org.apache.ctakes.core.pipeline.PipeBitInfo.TypeProduct;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.ae.AdrRelationExtractor;

/** {@link AdrRelationExtractor} as a component of cTAKES' pipelines; the same parameters. */
@PipeBitInfo(
    name = "ADR Relation Extractor",
    description = "Finds which drug caused which reaction, and which dose belongs to which drug.",
    role = PipeBitInfo.Role.ANNOTATOR,
    parameters = {
      AdrRelationExtractor.PARAM_MODEL_LOCATION,
      AdrRelationExtractor.PARAM_SENTENCE_TYPE,
      AdrRelationExtractor.PARAM_OPERATING_POINT,
      AdrRelationExtractor.PARAM_GATE,
      AdrRelationExtractor.PARAM_DEVICE,
      AdrRelationExtractor.PARAM_PRECISION,
      AdrRelationExtractor.PARAM_BLOCK_PIECES,
      AdrRelationExtractor.PARAM_BATCH_SIZE,
      AdrRelationExtractor.PARAM_THREADS
    },
    usables = {TypeProduct.SENTENCE})
public class CtakesAdrRelationExtractor extends AdrRelationExtractor {

  /** The component with the bundled model and default parameters. */
  public static AnalysisEngineDescription createAnnotatorDescription()
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(CtakesAdrRelationExtractor.class);
  }

  /**
   * The component with a model of the user's.
   *
   * @param modelLocation value of {@link #PARAM_MODEL_LOCATION}
   */
  public static AnalysisEngineDescription createAnnotatorDescription(String modelLocation)
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(
        CtakesAdrRelationExtractor.class, PARAM_MODEL_LOCATION, modelLocation);
  }
}
