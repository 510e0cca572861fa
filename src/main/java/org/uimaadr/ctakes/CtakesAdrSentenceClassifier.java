package org.uimaadr.ctakes;

import org.apache.ctakes.core.pipeline.PipeBitInfo;
import org.apache.ctakes.core.pipeline.PipeBitInfo.TypeProduct;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.ae.AdrSentenceClassifier;

/** {@link AdrSentenceClassifier} as a component of cTAKES' pipelines; the same parameters. */
@PipeBitInfo(
    name = "ADR Sentence Classifier",
    description = "Decides for each sentence whether it states an adverse drug reaction.",
    role = PipeBitInfo.Role.ANNOTATOR,
    parameters = {
      AdrSentenceClassifier.PARAM_MODEL_LOCATION,
      AdrSentenceClassifier.PARAM_SENTENCE_TYPE,
      AdrSentenceClassifier.PARAM_OPERATING_POINT,
      AdrSentenceClassifier.PARAM_GATE,
      AdrSentenceClassifier.PARAM_DEVICE,
      AdrSentenceClassifier.PARAM_PRECISION,
      AdrSentenceClassifier.PARAM_BLOCK_PIECES,
      AdrSentenceClassifier.PARAM_BATCH_SIZE,
      AdrSentenceClassifier.PARAM_THREADS
    },
    usables = {TypeProduct.SENTENCE})
public class CtakesAdrSentenceClassifier extends AdrSentenceClassifier {

  /** The component with the bundled model and default parameters. */
  public static AnalysisEngineDescription createAnnotatorDescription()
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(CtakesAdrSentenceClassifier.class);
  }

  /**
   * The component with a model of the user's.
   *
   * @param modelLocation value of {@link #PARAM_MODEL_LOCATION}
   */
  public static AnalysisEngineDescription createAnnotatorDescription(String modelLocation)
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(
        CtakesAdrSentenceClassifier.class, PARAM_MODEL_LOCATION, modelLocation);
  }
}
