package org.uimaadr.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.UIMARuntimeException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.cas.CAS;
import org.apache.uima.fit.component.NoOpAnnotator;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.FeatureDescription;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.InvalidXMLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.report.ResultWriter;

/**
 * Runs an analysis engine over a collection with several worker threads. Each worker has one CAS
 * and takes the next document when it is done with the last, so memory is bounded by the longest
 * documents, not by the collection. Results come in any order. A document that fails is reported
 * and the run goes on.
 *
 * <p>A runner is good for one run.
 */
public final class BatchRunner {

  private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);
  private static final int WAIT_FOR_EVER = 0;
  private static final double NANOS_PER_SECOND = 1e9;

  private final AnalysisEngineDescription engine;
  private final int threads;
  private final ResultWriter results;
  private final Consumer<DocumentResult> progress;
  private final BatchTally tally = new BatchTally();
  private volatile boolean cancelled;

  /**
   * Starts nothing yet.
   *
   * @param engine what annotates the documents
   * @param inputTypes types of XMI documents beside those on the class path
   * @param threads number of documents in work at once
   * @param results where results go; {@link #run} closes it
   * @param progress told of each document, one at a time, on a worker's thread
   */
  public BatchRunner(
      AnalysisEngineDescription engine,
      TypeSystemDescription inputTypes,
      int threads,
      ResultWriter results,
      Consumer<DocumentResult> progress)
      throws BatchException {
    this.engine = withTypes(engine, inputTypes);
    this.threads = threads;
    this.results = results;
    this.progress = progress;
  }

  private static AnalysisEngineDescription withTypes(
      AnalysisEngineDescription engine, TypeSystemDescription inputTypes) throws BatchException {
    try {
      TypeSystemDescription ours = TypeSystemDescriptionFactory.createTypeSystemDescription();
      ours.resolveImports();
      inputTypes.resolveImports();
      completeElementTypes(inputTypes, ours);
      TypeSystemDescription types = CasCreationUtils.mergeTypeSystems(List.of(ours, inputTypes));
      return AnalysisEngineFactory.createEngineDescription(
          AnalysisEngineFactory.createEngineDescription(NoOpAnnotator.class, types), engine);
    } catch (ResourceInitializationException | InvalidXMLException e) {
      throw new BatchException("The types of the input do not fit: " + Causes.message(e), e);
    }
  }

  /**
   * A type system that UIMA wrote from a CAS has lost the element types of array features; beside
   * the description that declares them, this would pass for a contradiction.
   */
  private static void completeElementTypes(
      TypeSystemDescription incomplete, TypeSystemDescription complete) {
    for (TypeDescription type : incomplete.getTypes()) {
      TypeDescription known = complete.getType(type.getName());
      if (known != null) {
        Map<String, String> elementTypes =
            Arrays.stream(known.getFeatures())
                .filter(feature -> feature.getElementType() != null)
                .collect(
                    Collectors.toMap(
                        FeatureDescription::getName, FeatureDescription::getElementType));
        Arrays.stream(type.getFeatures())
            .filter(feature -> feature.getElementType() == null)
            .forEach(feature -> feature.setElementType(elementTypes.get(feature.getName())));
      }
    }
  }

  /**
   * Annotates the documents and closes the results.
   *
   * @return what was done, also after {@link #cancel}
   * @throws BatchException if the engine does not start or results cannot be written
   */
  public BatchSummary run(List<DocumentSource> sources) throws BatchException {
    AnalysisEngine running = start();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try (results) {
      long begin = System.nanoTime();
      Iterator<DocumentSource> queue = sources.iterator();
      CompletableFuture.allOf(
              Stream.generate(() -> CompletableFuture.runAsync(() -> work(running, queue), workers))
                  .limit(threads)
                  .toArray(CompletableFuture[]::new))
          .join();
      running.collectionProcessComplete();
      return tally.summary(sources.size(), (System.nanoTime() - begin) / NANOS_PER_SECOND);
    } catch (IOException | AnalysisEngineProcessException | CompletionException e) {
      throw new BatchException("The run had to stop: " + Causes.message(e), e);
    } finally {
      workers.shutdown();
      running.destroy();
    }
  }

  /** Lets the documents in work be finished and begins no other. */
  public void cancel() {
    cancelled = true;
  }

  private AnalysisEngine start() throws BatchException {
    try {
      return UIMAFramework.produceAnalysisEngine(engine, threads, WAIT_FOR_EVER);
    } catch (ResourceInitializationException e) {
      throw new BatchException(Causes.message(e), e);
    }
  }

  private void work(AnalysisEngine running, Iterator<DocumentSource> queue) {
    boolean done = false;
    try {
      CAS cas = running.newCAS();
      for (DocumentSource source = next(queue); source != null; source = next(queue)) {
        tell(annotate(running, cas, source));
      }
      done = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ResourceInitializationException e) {
      throw new UIMARuntimeException(e);
    } finally {
      // What stops one worker would stop the others too.
      if (!done) {
        cancel();
      }
    }
  }

  private DocumentSource next(Iterator<DocumentSource> queue) {
    synchronized (queue) {
      return !cancelled && queue.hasNext() ? queue.next() : null;
    }
  }

  private void tell(DocumentResult result) {
    synchronized (tally) {
      tally.add(result);
      progress.accept(result);
    }
  }

  /** Fails only where not even the document's failure can be written. */
  private DocumentResult annotate(AnalysisEngine running, CAS cas, DocumentSource source)
      throws IOException {
    try {
      cas.reset();
      source.readInto(cas);
      running.process(cas);
      DocumentResult result = DocumentResult.of(source, cas.getJCas());
      if (result.failed()) {
        return failed(source, result.error());
      }
      results.write(cas.getJCas(), source.id());
      return result;
    } catch (OutOfMemoryError | StackOverflowError e) {
      LOG.debug("{}", source.file(), e);
      return failed(source, "too large for Java's memory (" + e + "); raise it with -Xmx");
    } catch (IOException | UIMAException | RuntimeException e) {
      LOG.debug("{}", source.file(), e);
      return failed(source, Causes.message(e));
    }
  }

  private DocumentResult failed(DocumentSource source, String cause) throws IOException {
    DocumentResult result = DocumentResult.failed(source, cause);
    results.writeFailure(source.id(), result.error());
    return result;
  }
}
