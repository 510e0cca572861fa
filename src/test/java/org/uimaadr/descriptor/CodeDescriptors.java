package org.uimaadr.descriptor;

import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_component.AnalysisComponent;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.analysis_engine.metadata.FixedFlow;
import org.apache.uima.collection.CollectionReader;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.resource.ResourceCreationSpecifier;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.Capability;
import org.apache.uima.resource.metadata.ConfigurationParameter;
import org.apache.uima.resource.metadata.ConfigurationParameterSettings;
import org.apache.uima.resource.metadata.Import;
import org.apache.uima.resource.metadata.ResourceMetaData;
import org.apache.uima.resource.metadata.TypePriorities;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.resource.metadata.impl.Import_impl;
import org.apache.uima.util.XMLizable;
import org.uimaadr.ae.AdrAnnotator;
import org.uimaadr.ae.AdrContextAnnotator;
import org.uimaadr.ae.AdrDictionaryAnnotator;
import org.uimaadr.ae.AdrEngine;
import org.uimaadr.ae.AdrEntityRecognizer;
import org.uimaadr.ae.AdrEventAnnotator;
import org.uimaadr.ae.AdrRelationExtractor;
import org.uimaadr.ae.AdrSentenceClassifier;
import org.uimaadr.ae.AdrToDkproMapper;
import org.uimaadr.corpus.AdeCorpusReader;
import org.uimaadr.corpus.GoldAnnotationMapper;
import org.uimaadr.report.JsonLinesWriter;
import org.uimaadr.train.AdrTrainer;
import org.xml.sax.SAXException;

/**
 * The descriptors of the components as their classes tell them. Type systems and priorities are
 * imported by name: embedded, they would hold every type that happens to be on the class path.
 */
final class CodeDescriptors {

  /** Name of the aggregate of classifier, recognizer and relation extractor. */
  static final String AGGREGATE = "AdrTwoModels";

  private static final String DESCRIPTORS = "org.uimaadr.descriptors.";
  private static final String ADR_TYPES = "org.uimaadr.typesystem.AdrTypeSystem";
  private static final String DKPRO_METADATA = "desc.type.metadata";
  private static final String DKPRO_NAMED_ENTITY = "desc.type.NamedEntity";

  private CodeDescriptors() {}

  /** Every component of its own, and the aggregate, by the name of the descriptor. */
  static Map<String, ResourceCreationSpecifier> all() throws ResourceInitializationException {
    Map<String, ResourceCreationSpecifier> all = components();
    all.put(AGGREGATE, aggregate());
    return all;
  }

  /** The components, by their simple names, in the order of a pipeline. */
  static Map<String, ResourceCreationSpecifier> components()
      throws ResourceInitializationException {
    Map<String, ResourceCreationSpecifier> components = new LinkedHashMap<>();
    components.put("AdeCorpusReader", reader(AdeCorpusReader.class, ADR_TYPES, DKPRO_METADATA));
    components.put(
        "GoldAnnotationMapper", engine(GoldAnnotationMapper.class, ADR_TYPES, DKPRO_METADATA));
    components.put("AdrAnnotator", engine(AdrAnnotator.class, ADR_TYPES));
    components.put("AdrSentenceClassifier", engine(AdrSentenceClassifier.class, ADR_TYPES));
    components.put("AdrEntityRecognizer", engine(AdrEntityRecognizer.class, ADR_TYPES));
    components.put("AdrRelationExtractor", engine(AdrRelationExtractor.class, ADR_TYPES));
    components.put("AdrContextAnnotator", engine(AdrContextAnnotator.class, ADR_TYPES));
    components.put("AdrDictionaryAnnotator", engine(AdrDictionaryAnnotator.class, ADR_TYPES));
    components.put("AdrEventAnnotator", engine(AdrEventAnnotator.class, ADR_TYPES));
    components.put(
        "AdrToDkproMapper", engine(AdrToDkproMapper.class, ADR_TYPES, DKPRO_NAMED_ENTITY));
    components.put("JsonLinesWriter", engine(JsonLinesWriter.class, ADR_TYPES));
    components.put("AdrTrainer", engine(AdrTrainer.class, ADR_TYPES));
    return components;
  }

  static String toXml(XMLizable descriptor) throws IOException, SAXException {
    StringWriter text = new StringWriter();
    descriptor.toXML(text);
    // UIMA's serializer leaves an empty line after each.
    return text.toString()
        .lines()
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static AnalysisEngineDescription engine(
      Class<? extends AnalysisComponent> component, String... types)
      throws ResourceInitializationException {
    return AnalysisEngineFactory.createEngineDescription(component, types(types), priorities());
  }

  private static ResourceCreationSpecifier reader(
      Class<? extends CollectionReader> component, String... types)
      throws ResourceInitializationException {
    return CollectionReaderFactory.createReaderDescription(component, types(types), priorities());
  }

  /**
   * Classifier, then recognizer and relation extractor with a model of their own, then context and
   * events; what the parts can be told alike, they are told once.
   */
  private static AnalysisEngineDescription aggregate() throws ResourceInitializationException {
    AnalysisEngineDescription aggregate =
        UIMAFramework.getResourceSpecifierFactory().createAnalysisEngineDescription();
    aggregate.setFrameworkImplementation("org.apache.uima.java");
    aggregate.setPrimitive(false);
    AnalysisEngineDescription classifier = engine(AdrSentenceClassifier.class, ADR_TYPES);
    Map<String, AnalysisEngineDescription> parts = new LinkedHashMap<>();
    parts.put("classifier", classifier);
    parts.put("recognizer", engine(AdrEntityRecognizer.class, ADR_TYPES));
    parts.put("relations", engine(AdrRelationExtractor.class, ADR_TYPES));
    parts.put("context", engine(AdrContextAnnotator.class, ADR_TYPES));
    parts.put("events", engine(AdrEventAnnotator.class, ADR_TYPES));
    parts.forEach(
        (key, part) ->
            aggregate
                .getDelegateAnalysisEngineSpecifiersWithImports()
                .put(key, imported(DESCRIPTORS + simpleName(part))));

    var metaData = aggregate.getAnalysisEngineMetaData();
    metaData.setName("ADR sentence classifier, entity recognizer and relation extractor");
    metaData.setDescription(
        "Decides for each sentence whether it states an adverse drug reaction, with a model of its own, then finds the reactions, drugs and relations, their context, and the document's events.");
    metaData.setVersion(classifier.getMetaData().getVersion());
    metaData.setVendor(classifier.getMetaData().getVendor());
    metaData.setCapabilities(
        parts.values().stream()
            .flatMap(part -> Stream.of(part.getAnalysisEngineMetaData().getCapabilities()))
            .toArray(Capability[]::new));
    metaData.setOperationalProperties(
        classifier.getAnalysisEngineMetaData().getOperationalProperties());
    FixedFlow flow = UIMAFramework.getResourceSpecifierFactory().createFixedFlow();
    flow.setFixedFlow(parts.keySet().toArray(String[]::new));
    metaData.setFlowConstraints(flow);

    for (ConfigurationParameter parameter : parameters(classifier)) {
      Object value = settings(classifier).getParameterValue(parameter.getName());
      if (parameter.getName().equals(AdrEngine.PARAM_MODEL_LOCATION)) {
        override(metaData, parameter, "AdrClassifierModelLocation", value, "classifier");
        override(
            metaData, parameter, "AdrRecognizerModelLocation", value, "recognizer", "relations");
      } else {
        override(
            metaData,
            parameter,
            parameter.getName(),
            value,
            "classifier",
            "recognizer",
            "relations");
      }
    }
    for (ConfigurationParameter parameter : parameters(parts.get("context"))) {
      if (!parameter.getName().equals(AdrContextAnnotator.PARAM_SENTENCE_TYPE)) {
        override(metaData, parameter, parameter.getName(), null, "context");
      }
    }
    for (ConfigurationParameter parameter : parameters(parts.get("events"))) {
      Object value = settings(parts.get("events")).getParameterValue(parameter.getName());
      override(metaData, parameter, parameter.getName(), value, "events");
    }
    return aggregate;
  }

  private static String simpleName(AnalysisEngineDescription part) {
    String name = part.getAnnotatorImplementationName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void override(
      ResourceMetaData metaData,
      ConfigurationParameter of,
      String name,
      Object value,
      String... parts) {
    ConfigurationParameter parameter = (ConfigurationParameter) of.clone();
    parameter.setName(name);
    parameter.setOverrides(
        Stream.of(parts).map(part -> part + "/" + of.getName()).toArray(String[]::new));
    metaData.getConfigurationParameterDeclarations().addConfigurationParameter(parameter);
    if (value != null) {
      metaData.getConfigurationParameterSettings().setParameterValue(name, value);
    }
  }

  /** The parameters that a component declares. */
  static List<ConfigurationParameter> parameters(ResourceCreationSpecifier component) {
    return List.of(
        component
            .getMetaData()
            .getConfigurationParameterDeclarations()
            .getConfigurationParameters());
  }

  /** The values that its parameters have unless told otherwise. */
  static ConfigurationParameterSettings settings(ResourceCreationSpecifier component) {
    return component.getMetaData().getConfigurationParameterSettings();
  }

  private static TypeSystemDescription types(String... names) {
    TypeSystemDescription types =
        UIMAFramework.getResourceSpecifierFactory().createTypeSystemDescription();
    types.setImports(Stream.of(names).map(CodeDescriptors::imported).toArray(Import[]::new));
    return types;
  }

  private static TypePriorities priorities() {
    TypePriorities priorities = UIMAFramework.getResourceSpecifierFactory().createTypePriorities();
    priorities.setImports(new Import[] {imported(DESCRIPTORS + "AdrTypePriorities")});
    return priorities;
  }

  private static Import imported(String name) {
    Import imported = new Import_impl();
    imported.setName(name);
    return imported;
  }
}
