package org.uimaadr.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.SentenceSplitter;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * Passages of marked documents, whose words and borders differ from epoch to epoch.
 *
 * <p>Every marked reaction is a mention to the tagger, also one that is denied, feared or a
 * relative's: to say so is another component's task. A sentence states an adverse drug reaction if
 * one of its reactions is affirmed. Documents are cut into sentences as the engines cut them; a
 * mention across a border cannot be learnt and is left out.
 *
 * <p>Three of four documents of an epoch are given as a whole, so that their sentences are put
 * together as the engines do it; the others in parts of a few sentences or of one, so that a
 * sentence is also read with less around it. More parts would teach to take a symptom for a
 * reaction though nothing in sight blames a drug for it.
 *
 * @param documents what to learn from
 * @param weight how often an epoch sees each; 0.5 sees half of them, drawn anew each epoch
 * @param variation what makes the epochs different
 * @param seed of all that is drawn
 */
public record MarkedPassages(
    List<MarkedDocument> documents, double weight, TextVariation variation, long seed)
    implements PassageSource {

  private static final SentenceSplitter SPLITTER = new SentenceSplitter();

  /** Share of the documents that are given as a whole. */
  private static final double WHOLE = 0.75;

  /** Most sentences of a part of a document. */
  private static final int MOST_SENTENCES = 8;

  /** Copies the list and rejects a weight that is not above 0. */
  public MarkedPassages {
    documents = List.copyOf(documents);
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("A weight cannot be " + weight + "; give one above 0");
    }
  }

  @Override
  public List<List<LabelledPassage>> passages(int epoch) {
    Random random = new Random(31 * seed + epoch);
    List<List<LabelledPassage>> passages = new ArrayList<>();
    for (MarkedDocument document : drawn(random)) {
      MarkedDocument varied = variation.vary(document, random);
      List<TextSpan> sentences = SPLITTER.split(varied.text());
      boolean whole = random.nextDouble() < WHOLE;
      int from = 0;
      while (from < sentences.size()) {
        int size = whole ? sentences.size() : 1 + random.nextInt(MOST_SENTENCES);
        int to = Math.min(from + size, sentences.size());
        passages.add(List.of(passage(varied, sentences.subList(from, to))));
        from = to;
      }
    }
    return passages;
  }

  /** Each document as often as the weight says; of a fraction, the documents are drawn. */
  private List<MarkedDocument> drawn(Random random) {
    List<MarkedDocument> drawn = new ArrayList<>();
    for (int i = 1; i <= weight; i++) {
      drawn.addAll(documents);
    }
    List<MarkedDocument> shuffled = new ArrayList<>(documents);
    Collections.shuffle(shuffled, random);
    double fraction = weight - Math.floor(weight);
    drawn.addAll(shuffled.subList(0, (int) Math.round(fraction * shuffled.size())));
    return drawn;
  }

  /** A document as one passage. */
  public static LabelledPassage whole(MarkedDocument document) {
    return passage(document, SPLITTER.split(document.text()));
  }

  /**
   * The sentences of a document one by one, with the mentions that each holds and the relations
   * between these; the document is their group.
   */
  public static List<CorpusSentence> sentences(MarkedDocument document) {
    LabelledPassage passage = whole(document);
    List<CorpusSentence> sentences = new ArrayList<>();
    for (LabelledPassage.Sentence sentence : passage.sentences()) {
      TextSpan span = sentence.span();
      Map<TypedSpan, TypedSpan> inSentence = new LinkedHashMap<>();
      passage.mentions().stream()
          .filter(m -> m.span().overlaps(span))
          .forEach(m -> inSentence.put(m, m.shift(-span.begin())));
      sentences.add(
          new CorpusSentence(
              CorpusSentence.idOf(document.id(), sentences.size() + 1),
              document.id(),
              span.of(passage.text()),
              sentence.adr(),
              passage.annotatedTypes(),
              List.copyOf(inSentence.values()),
              passage.relations().stream()
                  .filter(
                      r -> inSentence.containsKey(r.drug()) && inSentence.containsKey(r.target()))
                  .map(
                      r -> new CorpusRelation(inSentence.get(r.drug()), inSentence.get(r.target())))
                  .toList(),
              document.source()));
    }
    return sentences;
  }

  /** The relations of a document between mentions of different sentences. */
  public static List<SentenceCrossing> crossings(MarkedDocument document) {
    LabelledPassage passage = whole(document);
    List<TextSpan> spans =
        passage.sentences().stream().map(LabelledPassage.Sentence::span).toList();
    List<SentenceCrossing> crossings = new ArrayList<>();
    for (CorpusRelation relation : passage.relations()) {
      int drug = sentenceOf(relation.drug(), spans);
      int target = sentenceOf(relation.target(), spans);
      if (drug != target) {
        crossings.add(
            new SentenceCrossing(
                drug,
                target,
                new CorpusRelation(
                    relation.drug().shift(-spans.get(drug).begin()),
                    relation.target().shift(-spans.get(target).begin()))));
      }
    }
    return crossings;
  }

  private static int sentenceOf(TypedSpan mention, List<TextSpan> sentences) {
    for (int i = 0; i < sentences.size(); i++) {
      if (mention.span().overlaps(sentences.get(i))) {
        return i;
      }
    }
    throw new IllegalArgumentException("In no sentence: " + mention);
  }

  /** How many mentions of a document lie in no single sentence. */
  public static int cutMentions(MarkedDocument document) {
    return document.mentions().size() - whole(document).mentions().size();
  }

  private static LabelledPassage passage(MarkedDocument document, List<TextSpan> sentences) {
    List<LabelledPassage.Sentence> labelled = new ArrayList<>();
    List<TypedSpan> mentions = new ArrayList<>();
    for (TextSpan sentence : sentences) {
      List<TypedSpan> inside =
          document.mentions().stream()
              .filter(m -> sentence.begin() <= m.begin() && m.end() <= sentence.end())
              .toList();
      mentions.addAll(inside);
      boolean adr =
          inside.stream().anyMatch(m -> m.type() == MentionType.REACTION && document.isAffirmed(m));
      labelled.add(new LabelledPassage.Sentence(sentence, adr));
    }
    Set<TypedSpan> learnt = new HashSet<>(mentions);
    return new LabelledPassage(
        document.id(),
        document.text(),
        labelled,
        EnumSet.allOf(MentionType.class),
        mentions,
        document.relations().stream()
            .filter(r -> learnt.contains(r.drug()) && learnt.contains(r.target()))
            .toList());
  }
}
