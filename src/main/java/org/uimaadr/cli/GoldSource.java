package org.uimaadr.cli;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.cas.CAS;
import org.apache.uima.collection.CollectionReader;
import org.apache.uima.collection.CollectionReaderDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.metadata.ProcessingResourceMetaData;
import org.apache.uima.util.CasCreationUtils;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.Mention;

/**
 * Where gold annotations come from.
 *
 * @param name for messages
 * @param reader of the documents
 * @param engines what they go through
 */
record GoldSource(
    String name, CollectionReaderDescription reader, List<AnalysisEngineDescription> engines) {

  /**
   * Brings the documents of all sources to the trainer, and lets it train.
   *
   * @throws IOException if a document cannot be read, or stands in two of the sources
   */
  static void train(List<GoldSource> sources, AnalysisEngineDescription trainer)
      throws UIMAException, IOException {
    train(sources, AnalysisEngineFactory.createEngine(trainer));
  }

  /** Likewise with a trainer that is there already; it is destroyed. */
  static void train(List<GoldSource> sources, AnalysisEngine consumer)
      throws UIMAException, IOException {
    try {
      Map<String, String> sourceOfId = new HashMap<>();
      for (GoldSource source : sources) {
        source.bringTo(consumer, sourceOfId);
      }
      consumer.collectionProcessComplete();
    } finally {
      consumer.destroy();
    }
  }

  private void bringTo(AnalysisEngine trainer, Map<String, String> sourceOfId)
      throws UIMAException, IOException {
    List<AnalysisEngine> pipeline = new ArrayList<>();
    for (AnalysisEngineDescription engine : engines) {
      pipeline.add(AnalysisEngineFactory.createEngine(engine));
    }
    CollectionReader documents = UIMAFramework.produceCollectionReader(reader);
    try {
      CAS cas = cas(documents, pipeline, trainer);
      documents.typeSystemInit(cas.getTypeSystem());
      Map<String, Integer> numbers = new LinkedHashMap<>();
      while (documents.hasNext()) {
        documents.getNext(cas);
        requireNew(cas, sourceOfId);
        for (AnalysisEngine engine : pipeline) {
          engine.process(cas);
        }
        trainer.process(cas);
        count(cas.getJCas(), numbers);
        cas.reset();
      }
      for (AnalysisEngine engine : pipeline) {
        engine.collectionProcessComplete();
      }
      if (!engines.isEmpty()) {
        // What is read of a corpus is known; what a mapping has made is to be looked at.
        System.err.println(name + ": " + inWords(numbers));
      }
    } finally {
      documents.close();
      documents.destroy();
      pipeline.forEach(AnalysisEngine::destroy);
    }
  }

  private static void count(JCas document, Map<String, Integer> numbers) {
    numbers.merge("documents", 1, Integer::sum);
    for (AdrSentence sentence : document.select(AdrSentence.class)) {
      numbers.merge("sentences", 1, Integer::sum);
      numbers.merge("that state an ADR", sentence.getAdr() ? 1 : 0, Integer::sum);
    }
    Stream.of(Mention.class, AdrRelation.class)
        .flatMap(type -> document.select(type).toList().stream())
        .forEach(a -> numbers.merge(a.getType().getShortName(), 1, Integer::sum));
  }

  private static String inWords(Map<String, Integer> numbers) {
    return numbers.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%,d %s", entry.getValue(), entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static CAS cas(
      CollectionReader documents, List<AnalysisEngine> pipeline, AnalysisEngine trainer)
      throws UIMAException {
    List<ProcessingResourceMetaData> types = new ArrayList<>();
    types.add(documents.getProcessingResourceMetaData());
    pipeline.forEach(engine -> types.add(engine.getProcessingResourceMetaData()));
    types.add(trainer.getProcessingResourceMetaData());
    return CasCreationUtils.createCas(types);
  }

  private void requireNew(CAS document, Map<String, String> sourceOfId)
      throws UIMAException, IOException {
    String id = DocumentMetaData.get(document.getJCas()).getDocumentId();
    String other = sourceOfId.put(id, name);
    if (other != null) {
      throw new IOException(
          "The document %s stands in %s and in %s; give each document once"
              .formatted(id, other, name));
    }
  }
}
