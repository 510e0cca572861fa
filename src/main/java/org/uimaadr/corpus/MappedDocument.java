package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.jcas.JCas;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.SentenceSource;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.WhiteSpace;
import org.uimaadr.type.AdrSentence;

/**
 * A document's annotations as sentences to learn from. What cannot be learnt is left out and said:
 * of mentions of one type that overlap, the shorter; mentions that lie in no single sentence;
 * relations whose ends are not a drug and its target in one sentence.
 */
final class MappedDocument {

  /** Relations of cTAKES hold their mentions in arguments, which are structures of their own. */
  private static final int MOST_STEPS_TO_A_MENTION = 2;

  private final CAS cas;
  private final String text;
  private final GoldMapping mapping;
  private final String file;
  private final LeftOut leftOut;

  /** Each mapped annotation, blank ones left out. */
  private final Map<FeatureStructure, TypedSpan> found = new LinkedHashMap<>();

  private final List<Sentence> sentences = new ArrayList<>();

  /**
   * A sentence of the document; spans are offsets in the document.
   *
   * @param annotation what the document said of it already
   */
  private record Sentence(
      TextSpan span,
      Optional<AdrSentence> annotation,
      List<TypedSpan> mentions,
      List<CorpusRelation> relations) {

    static Sentence of(TextSpan span) {
      return new Sentence(span, Optional.empty(), new ArrayList<>(), new ArrayList<>());
    }

    static Sentence of(AdrSentence annotation) {
      TextSpan span = new TextSpan(annotation.getBegin(), annotation.getEnd());
      return new Sentence(span, Optional.of(annotation), new ArrayList<>(), new ArrayList<>());
    }

    boolean holds(TypedSpan mention) {
      return span.begin() <= mention.begin() && mention.end() <= span.end();
    }
  }

  /**
   * Reads a document.
   *
   * @param file how messages name it
   * @param leftOut is told what cannot be learnt
   */
  MappedDocument(JCas jcas, GoldMapping mapping, String file, LeftOut leftOut) {
    this.cas = jcas.getCas();
    this.text = jcas.getDocumentText();
    this.mapping = mapping;
    this.file = file;
    this.leftOut = leftOut;
    findMentions();
    List<AdrSentence> known = jcas.select(AdrSentence.class).asList();
    if (known.isEmpty()) {
      new SentenceSource(null).sentences(cas).stream().map(Sentence::of).forEach(sentences::add);
    } else {
      known.stream().map(Sentence::of).forEach(sentences::add);
    }
    placeMentions();
    placeRelations();
  }

  /** The mapped annotations, whether they are learnt or not. */
  Set<FeatureStructure> mapped() {
    return found.keySet();
  }

  /**
   * The sentences, spans relative to each, by their offset in the document.
   *
   * @param group of all of them
   * @param source of all of them
   */
  Map<Integer, CorpusSentence> sentences(String group, String source) {
    Map<Integer, CorpusSentence> learnt = new LinkedHashMap<>();
    for (Sentence sentence : sentences) {
      int begin = sentence.span().begin();
      learnt.put(
          begin,
          new CorpusSentence(
              group + "#" + (learnt.size() + 1),
              group,
              sentence.span().of(text),
              statesAnAdr(sentence),
              annotatedTypes(sentence),
              annotatedRelations(sentence),
              sentence.mentions().stream().map(mention -> moved(mention, -begin)).toList(),
              sentence.relations().stream()
                  .map(r -> new CorpusRelation(moved(r.drug(), -begin), moved(r.target(), -begin)))
                  .toList(),
              source));
    }
    return learnt;
  }

  private static TypedSpan moved(TypedSpan mention, int offset) {
    return new TypedSpan(mention.type(), mention.begin() + offset, mention.end() + offset);
  }

  private static boolean statesAnAdr(Sentence sentence) {
    return sentence
        .annotation()
        .map(AdrSentence::getAdr)
        .orElseGet(
            () -> sentence.mentions().stream().anyMatch(m -> m.type() == MentionType.REACTION));
  }

  private Set<MentionType> annotatedTypes(Sentence sentence) {
    Set<MentionType> types = mapping.mentionTypes();
    sentence.annotation().map(GoldSentences::annotatedTypes).ifPresent(types::retainAll);
    return types;
  }

  private Set<RelationType> annotatedRelations(Sentence sentence) {
    Set<RelationType> types = mapping.relationTypes();
    sentence.annotation().map(GoldSentences::annotatedRelations).ifPresent(types::retainAll);
    return types;
  }

  private void findMentions() {
    mapping
        .mentions()
        .forEach(
            (source, type) ->
                annotations(source)
                    .filter(annotation -> !found.containsKey(annotation))
                    .forEach(annotation -> find((AnnotationFS) annotation, type)));
  }

  private void find(AnnotationFS annotation, MentionType type) {
    TextSpan words = WhiteSpace.trim(text, annotation.getBegin(), annotation.getEnd());
    if (words.length() == 0) {
      leftOut.tell(
          file,
          "%s (%d-%d)".formatted(type, annotation.getBegin(), annotation.getEnd()),
          "covers no word and is not learnt");
    } else {
      found.put(annotation, new TypedSpan(type, words.begin(), words.end()));
    }
  }

  private Stream<FeatureStructure> annotations(GoldMapping.Source source) {
    Type type = cas.getTypeSystem().getType(source.type());
    return cas.select(type).toList().stream()
        .map(FeatureStructure.class::cast)
        .filter(annotation -> source.condition().map(c -> holds(c, annotation)).orElse(true));
  }

  private static boolean holds(GoldMapping.Condition condition, FeatureStructure annotation) {
    Feature feature = annotation.getType().getFeatureByBaseName(condition.feature());
    return feature != null && condition.value().equals(annotation.getFeatureValueAsString(feature));
  }

  private void placeMentions() {
    Map<TypedSpan, Sentence> places = new LinkedHashMap<>();
    for (TypedSpan mention : new LinkedHashSet<>(found.values())) {
      sentences.stream()
          .filter(sentence -> sentence.holds(mention))
          .findFirst()
          .ifPresentOrElse(
              sentence -> places.put(mention, sentence),
              () ->
                  leftOut.tell(
                      file,
                      inWords(mention),
                      "runs over the border of a sentence and is not learnt"));
    }
    for (TypedSpan mention : LongestMentions.of(places.keySet(), text, file, leftOut)) {
      places.get(mention).mentions().add(mention);
    }
  }

  private void placeRelations() {
    mapping
        .relations()
        .forEach((source, type) -> annotations(source).forEach(fs -> placeRelation(fs, type)));
  }

  private void placeRelation(FeatureStructure annotation, RelationType type) {
    Set<TypedSpan> ends = new LinkedHashSet<>();
    collectMentions(annotation, MOST_STEPS_TO_A_MENTION, ends);
    List<TypedSpan> drugs = ends.stream().filter(m -> m.type() == RelationType.SOURCE).toList();
    List<TypedSpan> targets = ends.stream().filter(m -> m.type() == type.target()).toList();
    String what = type + " " + ends.stream().map(this::inWords).toList();
    if (drugs.size() != 1 || targets.size() != 1) {
      leftOut.tell(
          file, what, "does not lead from one drug to one mention of its type and is not learnt");
      return;
    }
    CorpusRelation relation = new CorpusRelation(drugs.get(0), targets.get(0));
    sentences.stream()
        .filter(s -> s.mentions().containsAll(List.of(relation.drug(), relation.target())))
        .findFirst()
        .ifPresentOrElse(
            sentence -> sentence.relations().add(relation),
            () ->
                leftOut.tell(
                    file,
                    what,
                    "does not lie in one sentence with both its mentions and is not learnt"));
  }

  /** The mentions that a structure's features lead to in some steps. */
  private void collectMentions(FeatureStructure from, int steps, Set<TypedSpan> mentions) {
    for (Feature feature : from.getType().getFeatures()) {
      if (feature.getRange().isPrimitive()) {
        continue;
      }
      FeatureStructure value = from.getFeatureValue(feature);
      TypedSpan mention = found.get(value);
      if (mention != null) {
        mentions.add(mention);
      } else if (value != null && steps > 1) {
        collectMentions(value, steps - 1, mentions);
      }
    }
  }

  private String inWords(TypedSpan mention) {
    return LongestMentions.inWords(mention, text);
  }
}
