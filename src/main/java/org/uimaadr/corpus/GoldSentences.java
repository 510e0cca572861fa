package org.uimaadr.corpus;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.StringArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.uimaadr.text.MentionAnnotations;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.type.AdrRelation;
import org.uimaadr.type.AdrSentence;
import org.uimaadr.type.CorpusUnit;
import org.uimaadr.type.Dose;
import org.uimaadr.type.Drug;
import org.uimaadr.type.DrugDose;
import org.uimaadr.type.DrugReaction;
import org.uimaadr.type.Mention;
import org.uimaadr.type.Reaction;

/**
 * Gold annotations in a CAS: how they are written, and how sentences to learn from are read back,
 * whatever reader made them.
 *
 * <p>A reader of your own gives each sentence an {@link AdrSentence} (with {@code adr}), its {@link
 * Reaction}s, {@link Drug}s and {@link Dose}s, and {@link DrugReaction}s and {@link DrugDose}s
 * between them. Where it does not annotate all mention types exhaustively, it must say which in
 * {@code annotatedTypes}: if that is null, all of {@link MentionType} count as annotated, and a
 * type without mentions as absent from the text. So with {@code annotatedRelations}: if that is
 * null, relations count as annotated where the mentions are that they lead to. A {@link CorpusUnit}
 * gives the group that a split must not tear apart; without one, the document is its own group.
 */
public final class GoldSentences {

  private static final Logger LOG = LoggerFactory.getLogger(GoldSentences.class);

  private static final double CERTAIN = 1.0;

  private GoldSentences() {}

  /**
   * Adds a sentence's annotations to a document that holds its text.
   *
   * @param jcas the document
   * @param sentence the sentence
   * @param begin where its text begins in the document, in UTF-16 units
   * @param componentId what the annotations name as their origin
   */
  public static void write(JCas jcas, CorpusSentence sentence, int begin, String componentId) {
    AdrSentence annotation = new AdrSentence(jcas, begin, begin + sentence.text().length());
    annotation.setAdr(sentence.adr());
    annotation.setProbability(sentence.adr() ? CERTAIN : 0.0);
    annotation.setComponentId(componentId);
    annotation.setAnnotatedTypes(names(jcas, sentence.annotatedTypes()));
    annotation.setAnnotatedRelations(names(jcas, sentence.annotatedRelations()));
    annotation.addToIndexes();
    Map<TypedSpan, Mention> mentions = new HashMap<>();
    for (TypedSpan span : sentence.mentions()) {
      Mention mention = MentionAnnotations.create(jcas, span.type());
      mention.setBegin(begin + span.begin());
      mention.setEnd(begin + span.end());
      mention.setConfidence(CERTAIN);
      mention.setComponentId(componentId);
      mention.setSentence(annotation);
      mention.addToIndexes();
      mentions.put(span, mention);
    }
    for (CorpusRelation relation : sentence.relations()) {
      AdrRelation annotated =
          MentionAnnotations.relation(
              jcas, (Drug) mentions.get(relation.drug()), mentions.get(relation.target()));
      annotated.setConfidence(CERTAIN);
      annotated.setComponentId(componentId);
      annotated.addToIndexes();
    }
  }

  private static StringArray names(JCas jcas, Set<? extends Enum<?>> values) {
    return StringArray.create(jcas, values.stream().map(Enum::name).toArray(String[]::new));
  }

  /**
   * The sentences of a document, in its order, with the mentions that lie in each and the relations
   * between these. Mentions that lie in no sentence cannot be learned from; a warning counts them.
   *
   * <p>A sentence's id is that of the document, followed by {@code #} and a number from 1 if the
   * document has several. A document without {@link DocumentMetaData} is named by the CRC-32 of its
   * text.
   *
   * @param jcas the document
   * @return empty if the document holds no {@link AdrSentence}
   */
  public static List<CorpusSentence> read(JCas jcas) {
    List<AdrSentence> annotations = jcas.select(AdrSentence.class).asList();
    warnOfLostMentions(jcas, annotations);
    String documentId = documentId(jcas);
    Optional<CorpusUnit> unit = jcas.select(CorpusUnit.class).findFirst();
    String group = unit.map(CorpusUnit::getGroup).orElse(documentId);
    String source = unit.map(CorpusUnit::getSource).orElse(documentId);
    List<CorpusSentence> sentences = new ArrayList<>();
    for (AdrSentence annotation : annotations) {
      String id =
          annotations.size() == 1
              ? documentId
              : CorpusSentence.idOf(documentId, sentences.size() + 1);
      sentences.add(toSentence(jcas, annotation, id, group, source));
    }
    return List.copyOf(sentences);
  }

  private static CorpusSentence toSentence(
      JCas jcas, AdrSentence annotation, String id, String group, String source) {
    Map<Mention, TypedSpan> spans = new LinkedHashMap<>();
    for (Mention mention : jcas.select(Mention.class).coveredBy(annotation)) {
      MentionAnnotations.span(mention)
          .ifPresent(span -> spans.put(mention, relative(span, annotation.getBegin())));
    }
    List<CorpusRelation> relations = new ArrayList<>();
    for (AdrRelation relation : jcas.select(AdrRelation.class).coveredBy(annotation)) {
      TypedSpan drug = spans.get(relation.getDrug());
      TypedSpan target = MentionAnnotations.target(relation).map(spans::get).orElse(null);
      if (drug != null && target != null) {
        relations.add(new CorpusRelation(drug, target));
      }
    }
    return new CorpusSentence(
        id,
        group,
        annotation.getCoveredText(),
        annotation.getAdr(),
        annotatedTypes(annotation),
        annotatedRelations(annotation),
        List.copyOf(spans.values()),
        relations,
        source);
  }

  private static TypedSpan relative(TypedSpan span, int begin) {
    return new TypedSpan(span.type(), span.begin() - begin, span.end() - begin);
  }

  private static void warnOfLostMentions(JCas jcas, List<AdrSentence> sentences) {
    long lost =
        jcas.select(Mention.class)
            .filter(
                mention ->
                    sentences.stream()
                        .noneMatch(
                            sentence ->
                                sentence.getBegin() <= mention.getBegin()
                                    && mention.getEnd() <= sentence.getEnd()))
            .count();
    if (lost > 0) {
      LOG.warn(
          "Document {}: {} mentions lie in no AdrSentence and are ignored; "
              + "let the reader annotate the sentences, and none across their borders",
          documentId(jcas),
          lost);
    }
  }

  /** The mention types that are annotated exhaustively in a sentence. */
  static Set<MentionType> annotatedTypes(AdrSentence sentence) {
    return annotated(
        sentence.getAnnotatedTypes(), MentionType.class, EnumSet.allOf(MentionType.class));
  }

  /** The relations that are annotated exhaustively in a sentence. */
  static Set<RelationType> annotatedRelations(AdrSentence sentence) {
    return annotated(
        sentence.getAnnotatedRelations(),
        RelationType.class,
        RelationType.leadingTo(annotatedTypes(sentence)));
  }

  private static <T extends Enum<T>> Set<T> annotated(
      StringArray names, Class<T> type, Set<T> otherwise) {
    if (names == null) {
      return otherwise;
    }
    Set<T> values = EnumSet.noneOf(type);
    Arrays.stream(names.toArray()).map(name -> Enum.valueOf(type, name)).forEach(values::add);
    return values;
  }

  /** The id of a document; one without {@link DocumentMetaData} is named by its text. */
  static String documentId(JCas jcas) {
    return jcas.select(DocumentMetaData.class)
        .findFirst()
        .map(DocumentMetaData::getDocumentId)
        .orElseGet(() -> "text-" + Checksum.hex(jcas.getDocumentText()));
  }
}
