package org.uimaadr.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.collection.CollectionReaderDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.factory.ExternalResourceFactory;
import org.apache.uima.fit.util.SimpleNamedResourceManager;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.ResourceManagerConfiguration;
import org.uimaadr.batch.Causes;
import org.uimaadr.cli.report.TrainingRecorder;
import org.uimaadr.corpus.AdeCorpusReader;
import org.uimaadr.corpus.SplitName;
import org.uimaadr.model.hub.CheckpointSource;
import org.uimaadr.train.AdrTrainer;
import org.uimaadr.train.BaseModel;
import org.uimaadr.train.Checkpointing;

/**
 * Readers and the trainer, run on a corpus, on somebody's own annotations, or on both.
 *
 * @param corpus the corpus's folder, or null
 * @param skipMalformed whether its malformed lines are left out
 * @param inputs folders of own annotations
 * @param baseModel the checkpoint or bundle to start from: a folder, an id of the hub, or a place
 *     on the class path
 * @param name of the model
 * @param version of the model
 * @param parameters how to train
 * @param more parameters of the trainer that go before these
 * @param compute where and how precisely
 */
record TrainingRun(
    Path corpus,
    boolean skipMalformed,
    List<AnnotatedInput> inputs,
    String baseModel,
    String name,
    String version,
    TrainingParameters parameters,
    Map<String, Object> more,
    ComputeOptions compute) {

  /** A run without further parameters. */
  TrainingRun(
      Path corpus,
      boolean skipMalformed,
      List<AnnotatedInput> inputs,
      String baseModel,
      String name,
      String version,
      TrainingParameters parameters,
      ComputeOptions compute) {
    this(corpus, skipMalformed, inputs, baseModel, name, version, parameters, Map.of(), compute);
  }

  /** The same run with another value of one of the trainer's parameters. */
  TrainingRun with(String parameter, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(more);
    all.put(parameter, value);
    return new TrainingRun(
        corpus, skipMalformed, inputs, baseModel, name, version, parameters, all, compute);
  }

  /**
   * The same run with a checkpoint that is here and stays the same: a model of the hub is
   * downloaded, and its branch replaced by the commit that the branch is at.
   */
  TrainingRun pinned() throws IOException {
    if (BaseModel.isBundle(baseModel)) {
      return this;
    }
    String location = CheckpointSource.find(baseModel, new DownloadBar()).location();
    return new TrainingRun(
        corpus, skipMalformed, inputs, location, name, version, parameters, more, compute);
  }

  /**
   * Trains without the test part of a fold and writes the bundle.
   *
   * @param resume whether to go on with a checkpoint of the bundle, if there is one
   * @return how it went
   * @throws IllegalArgumentException if a parameter cannot work; the message says how to mend it
   */
  TrainingRecorder train(SplitOptions split, int fold, int seed, Path bundle, boolean resume)
      throws UIMAException, IOException {
    Map<String, Object> settings = new LinkedHashMap<>();
    put(settings, parameters.forTrainer());
    put(
        settings,
        List.of(
            AdrTrainer.PARAM_BASE_MODEL,
            baseModel,
            AdrTrainer.PARAM_BUNDLE,
            bundle.toString(),
            AdrTrainer.PARAM_MODEL_NAME,
            name,
            AdrTrainer.PARAM_MODEL_VERSION,
            version,
            AdrTrainer.PARAM_SPLIT,
            split.split,
            AdrTrainer.PARAM_FOLD,
            fold,
            AdrTrainer.PARAM_SEED,
            seed,
            AdrTrainer.PARAM_DEVICE,
            compute.device,
            AdrTrainer.PARAM_PRECISION,
            compute.precision,
            AdrTrainer.PARAM_CHECKPOINT_EVERY,
            parameters.checkpointEvery,
            AdrTrainer.PARAM_RESUME,
            resume));
    if (split.spertFolds != null) {
      settings.put(AdrTrainer.PARAM_SPERT_FOLDS, split.spertFolds.toString());
    }
    settings.putAll(more);
    AnalysisEngineDescription trainer =
        AnalysisEngineFactory.createEngineDescription(
            AdrTrainer.class,
            settings.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray());
    ResourceManagerConfiguration bindings =
        UIMAFramework.getResourceSpecifierFactory().createResourceManagerConfiguration();
    ExternalResourceFactory.bindResource(
        bindings, AdrTrainer.RES_LISTENER, AdrTrainer.RES_LISTENER);
    trainer.setResourceManagerConfiguration(bindings);
    TrainingRecorder recorder = new TrainingRecorder(new TrainingProgress());
    SimpleNamedResourceManager resources = new SimpleNamedResourceManager();
    resources.setExternalContext(Map.of(AdrTrainer.RES_LISTENER, recorder));
    try {
      GoldSource.train(
          sources(split), UIMAFramework.produceAnalysisEngine(trainer, resources, null));
      return recorder;
    } catch (ResourceInitializationException e) {
      if (isWrongValue(e)) {
        throw new IllegalArgumentException(Causes.message(e), e);
      }
      throw e;
    }
  }

  /**
   * Trains as one of several, unless the bundle is there: it appears as a whole when the training
   * is done, so that whoever was killed after that has only the rest to do.
   *
   * @return how it went; empty if there was nothing to train
   */
  Optional<TrainingRecorder> trainUnlessDone(SplitOptions split, int fold, int seed, Path bundle)
      throws UIMAException, IOException {
    if (Files.exists(bundle)) {
      // The kill may have come between the bundle and the end of its checkpoint.
      Checkpointing.beside(bundle, 0, true).remove();
      return Optional.empty();
    }
    return Optional.of(train(split, fold, seed, bundle, true));
  }

  private static void put(Map<String, Object> settings, List<Object> namesAndValues) {
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      settings.put(namesAndValues.get(i).toString(), namesAndValues.get(i + 1));
    }
  }

  private List<GoldSource> sources(SplitOptions split) throws UIMAException, IOException {
    List<GoldSource> sources = new ArrayList<>();
    if (corpus != null) {
      CollectionReaderDescription reader =
          CollectionReaderFactory.createReaderDescription(
              AdeCorpusReader.class,
              AdeCorpusReader.PARAM_CORPUS_LOCATION,
              corpus.toString(),
              AdeCorpusReader.PARAM_SKIP_MALFORMED,
              skipMalformed,
              AdeCorpusReader.PARAM_LINES,
              split.split.equals(SplitName.NOTEBOOK.toString()));
      sources.add(new GoldSource(corpus.toString(), reader, List.of()));
    }
    for (AnnotatedInput input : inputs) {
      sources.add(input.source());
    }
    return sources;
  }

  private static boolean isWrongValue(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof UIMAException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof IllegalArgumentException;
  }
}
