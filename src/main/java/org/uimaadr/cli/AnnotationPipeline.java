package org.uimaadr.cli;

import java.nio.file.Path;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.resource.ResourceInitializationException;
import org.uimaadr.ae.AdrAnnotator;

/**
 * The engines that a document goes through, in one definition: what is measured is what users run.
 *
 * @param model location of the bundle
 * @param operatingPoint name or sentence threshold
 * @param gate whether reactions are kept only in sentences that are decided to state an ADR
 * @param compute where and how precisely
 * @param batchSize most windows of a forward pass
 * @param blockPieces most word pieces that neighbouring sentences share, 0 for each alone; null as
 *     the model has learnt to read
 * @param nativeThreads threads of an operation; null for one a core
 * @param sentenceType type of the sentences to read; null to look for some
 * @param dictionary the user's codes; null for none
 * @param allEvents whether reactions that were not suffered make events too
 */
record AnnotationPipeline(
    String model,
    String operatingPoint,
    boolean gate,
    ComputeOptions compute,
    int batchSize,
    Integer blockPieces,
    Integer nativeThreads,
    String sentenceType,
    Path dictionary,
    boolean allEvents) {

  /** The pipeline as one aggregate engine. */
  AnalysisEngineDescription description() throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(
        AdrAnnotator.class,
        AdrAnnotator.PARAM_MODEL_LOCATION,
        model,
        AdrAnnotator.PARAM_OPERATING_POINT,
        operatingPoint,
        AdrAnnotator.PARAM_GATE,
        gate,
        AdrAnnotator.PARAM_DEVICE,
        compute.device,
        AdrAnnotator.PARAM_PRECISION,
        compute.precision,
        AdrAnnotator.PARAM_BATCH_SIZE,
        batchSize,
        AdrAnnotator.PARAM_BLOCK_PIECES,
        blockPieces,
        AdrAnnotator.PARAM_THREADS,
        nativeThreads,
        AdrAnnotator.PARAM_SENTENCE_TYPE,
        sentenceType,
        AdrAnnotator.PARAM_DICTIONARY,
        dictionary == null ? null : dictionary.toString(),
        AdrAnnotator.PARAM_EVENTS_OF_ALL,
        allEvents);
  }
}
