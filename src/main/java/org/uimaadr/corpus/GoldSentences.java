package org.uimaadr.corpus;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
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
   * As {@link #read(JCas, LeftOut)}, with a warning for each annotation that is not learnt.
   *
   * @param jcas the document
   * @return empty if the document holds no {@link AdrSentence}
   */
  public static List<CorpusSentence> read(JCas jcas) {
    LeftOut leftOut = new LeftOut(LOG::warn);
    List<CorpusSentence> sentences = read(jcas, leftOut);
    leftOut.tellNumbers();
    return sentences;
  }

  /**
   * The sentences of a document, in its order, with the mentions that lie in each and the relations
   * between these. Mentions that lie in no sentence cannot be learned from; a warning counts them.
   *
   * <p>Of mentions of one type that overlap in a sentence, the longest is learnt, as by {@link
   * GoldAnnotationMapper}.
   *
   * <p>A sentence's id is that of the document, followed by {@code #} and a number from 1 if the
   * document has several. A document without {@link DocumentMetaData} is named by the CRC-32 of its
   * text.
   *
   * @param jcas the document
   * @param leftOut is told of the overlapping mentions that are not learnt, and of relations
   *     without their ends
   * @return empty if the document holds no {@link AdrSentence}
   */
  public static List<CorpusSentence> read(JCas jcas, LeftOut leftOut) {
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
      Map<Mention, TypedSpan> learnt = learnt(jcas, annotation, documentId, leftOut);
      List<CorpusRelation> relations = relations(jcas, annotation, learnt, documentId, leftOut);
      sentences.add(toSentence(annotation, learnt.values(), relations, id, group, source));
    }
    return List.copyOf(sentences);
  }

  /** The mentions of a sentence, with their spans in the document. */
  private static Map<Mention, TypedSpan> learnt(
      JCas jcas, AdrSentence annotation, String documentId, LeftOut leftOut) {
    Map<Mention, TypedSpan> spans = new LinkedHashMap<>();
    for (Mention mention : jcas.select(Mention.class).coveredBy(annotation)) {
      MentionAnnotations.span(mention).ifPresent(span -> spans.put(mention, span));
    }
    List<TypedSpan> longest =
        LongestMentions.of(spans.values(), jcas.getDocumentText(), documentId, leftOut);
    spans.values().retainAll(longest);
    return spans;
  }

  private static List<CorpusRelation> relations(
      JCas jcas,
      AdrSentence annotation,
      Map<Mention, TypedSpan> learnt,
      String documentId,
      LeftOut leftOut) {
    List<CorpusRelation> relations = new ArrayList<>();
    for (AdrRelation relation : jcas.select(AdrRelation.class).coveredBy(annotation)) {
      TypedSpan drug = learnt.get(relation.getDrug());
      TypedSpan target = MentionAnnotations.target(relation).map(learnt::get).orElse(null);
      if (drug != null && target != null) {
        relations.add(new CorpusRelation(drug, target));
      } else {
        leftOut.tell(
            documentId,
            "%s (%d-%d)"
                .formatted(
                    relation.getType().getShortName(), relation.getBegin(), relation.getEnd()),
            "has an end that is not learnt in its sentence, and is not learnt either");
      }
    }
    return relations;
  }

  private static CorpusSentence toSentence(
      AdrSentence annotation,
      Collection<TypedSpan> mentions,
      Collection<CorpusRelation> relations,
      String id,
      String group,
      String source) {
    int begin = annotation.getBegin();
    return new CorpusSentence(
        id,
        group,
        annotation.getCoveredText(),
        annotation.getAdr(),
        annotatedTypes(annotation),
        annotatedRelations(annotation),
        mentions.stream().map(mention -> mention.shift(-begin)).toList(),
        relations.stream()
            .map(r -> new CorpusRelation(r.drug().shift(-begin), r.target().shift(-begin)))
            .toList(),
        source);
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
