package org.uimaadr.corpus;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.uima.UimaContext;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.OperationalProperties;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.apache.uima.resource.ResourceInitializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.SentenceSource;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.CorpusUnit;
import org.uimaadr.type.Mention;

/**
 * Makes gold annotations for the trainer out of somebody's own: between any reader and {@code
 * AdrTrainer}.
 *
 * <p>Sentences are the {@link AdrSentence}s of the document, whose {@code adr} then decides; else
 * those of {@link SentenceSource}, which state an adverse drug reaction if they hold a reaction.
 * The document is their group, unless it has a {@link CorpusUnit}: no split tears it apart.
 *
 * <p>A mention that cannot be learnt is left out with a warning that names the file; types that are
 * not mapped are listed once, at the end.
 */
@ResourceMetaData(
    name = "Gold annotation mapper",
    description = "Makes gold annotations for the ADR trainer out of annotations of other types.",
    version = "0.1.0",
    vendor = "uima-adr")
@OperationalProperties(multipleDeploymentAllowed = false)
@TypeCapability(
    outputs = {
      "org.uimaadr.type.CorpusUnit",
      "org.uimaadr.type.AdrSentence",
      "org.uimaadr.type.Reaction",
      "org.uimaadr.type.Drug",
      "org.uimaadr.type.Dose",
      "org.uimaadr.type.DrugReaction",
      "org.uimaadr.type.DrugDose"
    })
public class GoldAnnotationMapper extends JCasAnnotator_ImplBase {

  /**
   * Which types stand for what: TYPE=TARGET or TYPE[FEATURE=VALUE]=TARGET, with the target
   * REACTION, DRUG, DOSE, DRUG_REACTION or DRUG_DOSE; all types of uima-adr if there is none.
   */
  public static final String PARAM_MAPPING = "AdrGoldMapping";

  @ConfigurationParameter(
      name = PARAM_MAPPING,
      mandatory = false,
      description =
          "Which types stand for what: TYPE=TARGET or TYPE[FEATURE=VALUE]=TARGET, with the target"
              + " REACTION, DRUG, DOSE, DRUG_REACTION or DRUG_DOSE; all types of uima-adr if there is"
              + " none.")
  private String[] rules;

  private static final Logger LOG = LoggerFactory.getLogger(GoldAnnotationMapper.class);

  private final LeftOut leftOut = new LeftOut(LOG::warn);
  private final Map<String, Integer> unmapped = new TreeMap<>();
  private final Map<MentionType, Integer> mentions = new EnumMap<>(MentionType.class);
  private GoldMapping mapping;
  private int documents;
  private String collection;

  @Override
  public void initialize(UimaContext context) throws ResourceInitializationException {
    super.initialize(context);
    try {
      mapping =
          rules == null || rules.length == 0
              ? GoldMapping.own()
              : GoldMapping.parse(Arrays.asList(rules));
    } catch (IllegalArgumentException e) {
      throw new ResourceInitializationException(e);
    }
  }

  @Override
  public void process(JCas jcas) throws AnalysisEngineProcessException {
    if (jcas.getDocumentText() == null) {
      throw failure(
          file(jcas) + ": has no text in the view _InitialView; export it with its text there");
    }
    requireTypes(jcas.getTypeSystem(), file(jcas));
    MappedDocument document = new MappedDocument(jcas, mapping, file(jcas), leftOut);
    countUnmapped(jcas, document.mapped());
    CorpusUnit unit = unit(jcas);
    collection = collection(jcas);
    documents++;

    Stream.of(Mention.class, AdrRelation.class, AdrSentence.class)
        .flatMap(type -> jcas.select(type).toList().stream())
        .forEach(Annotation::removeFromIndexes);
    document
        .sentences(unit.getGroup(), unit.getSource())
        .forEach(
            (begin, sentence) -> {
              GoldSentences.write(jcas, sentence, begin, "gold:" + collection);
              sentence.mentions().forEach(m -> mentions.merge(m.type(), 1, Integer::sum));
            });
  }

  private void requireTypes(TypeSystem types, String file) throws AnalysisEngineProcessException {
    Type annotation = types.getType(CAS.TYPE_NAME_ANNOTATION);
    for (GoldMapping.Source source : mapping.mentions().keySet()) {
      if (!types.subsumes(annotation, known(types, source, file))) {
        throw failure(source.type() + " is mapped to a mention, but is no annotation type");
      }
    }
    for (GoldMapping.Source source : mapping.relations().keySet()) {
      known(types, source, file);
    }
  }

  private static Type known(TypeSystem types, GoldMapping.Source source, String file)
      throws AnalysisEngineProcessException {
    Type type = types.getType(source.type());
    if (type == null) {
      throw failure(
          "%s: the type system has no type %s; write its full name, or add the type system that defines it"
              .formatted(file, source.type()));
    }
    return type;
  }

  private void countUnmapped(JCas jcas, Set<FeatureStructure> mapped) {
    Set<Type> relations =
        mapping.relations().keySet().stream()
            .map(source -> jcas.getTypeSystem().getType(source.type()))
            .collect(Collectors.toSet());
    for (Annotation annotation : jcas.select(Annotation.class)) {
      Type type = annotation.getType();
      boolean relation = relations.stream().anyMatch(r -> jcas.getTypeSystem().subsumes(r, type));
      if (!mapped.contains(annotation) && !relation && isContent(type.getName())) {
        unmapped.merge(type.getName(), 1, Integer::sum);
      }
    }
  }

  /** What neither says something of the document as a whole nor only cuts it up. */
  private static boolean isContent(String type) {
    return Stream.of("uima.", "org.uimaadr.type.Adr", "org.uimaadr.type.Co")
            .noneMatch(type::startsWith)
        && !List.of(
                DocumentMetaData.class.getName(),
                SentenceSource.DKPRO_SENTENCE,
                SentenceSource.CTAKES_SENTENCE)
            .contains(type);
  }

  private static CorpusUnit unit(JCas jcas) {
    return jcas.select(CorpusUnit.class)
        .findFirst()
        .orElseGet(
            () -> {
              CorpusUnit unit = new CorpusUnit(jcas, 0, jcas.getDocumentText().length());
              unit.setGroup(GoldSentences.documentId(jcas));
              unit.setSource(
                  metaData(jcas).map(DocumentMetaData::getDocumentTitle).orElseGet(unit::getGroup));
              unit.addToIndexes();
              return unit;
            });
  }

  private static Optional<DocumentMetaData> metaData(JCas jcas) {
    return jcas.select(DocumentMetaData.class).findFirst();
  }

  private static String collection(JCas jcas) {
    return metaData(jcas).map(DocumentMetaData::getCollectionId).orElse("an unnamed collection");
  }

  /** How messages name a document: by its file where it comes from one. */
  private static String file(JCas jcas) {
    return metaData(jcas)
        .map(DocumentMetaData::getDocumentUri)
        .filter(uri -> uri.startsWith("file:"))
        .map(uri -> Path.of(URI.create(uri)).toString())
        .orElseGet(() -> GoldSentences.documentId(jcas));
  }

  private static AnalysisEngineProcessException failure(String message) {
    return new AnalysisEngineProcessException(new IOException(message));
  }

  @Override
  public void collectionProcessComplete() throws AnalysisEngineProcessException {
    leftOut.tellNumbers();
    if (!unmapped.isEmpty()) {
      LOG.warn("{}: not mapped and not read: {}", collection, inWords(unmapped));
    }
    if (documents > 0 && !mentions.containsKey(MentionType.REACTION)) {
      throw failure(
          "%s: none of the %d documents has a REACTION to learn from; check the mapping against what is not mapped"
              .formatted(collection, documents));
    }
    for (MentionType type : mapping.mentionTypes()) {
      if (documents > 0 && !mentions.containsKey(type)) {
        LOG.warn(
            "{}: no {} in {} documents, which teaches that there are none; map nothing to it if it was not annotated",
            collection,
            type,
            documents);
      }
    }
    // The next collection is another one.
    documents = 0;
    unmapped.clear();
    mentions.clear();
  }

  /** Names and numbers, as {@code Symptom (12), Test (3)}. */
  static String inWords(Map<String, Integer> numbers) {
    return numbers.entrySet().stream()
        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
        .collect(Collectors.joining(", "));
  }
}
