package org.uimaadr.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.uimaadr.corpus.CorpusRelation;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.PieceSpan;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.Window;
import org.uimaadr.text.WordPieces;
import org.uimaadr.text.Words;
import org.uimaadr.torch.SpanPair;
import org.uimaadr.torch.TrainableNetwork.LabelledPair;

/**
 * What the relation heads learn from a passage in a window: pairs of its annotated mentions, and
 * pairs as the taggers may predict them, drawn anew each epoch.
 *
 * <p>The annotated pairs alone would teach little, since nearly all drugs and reactions that
 * ADE-Corpus V2 annotates are related; SpERT (Eberts and Ulges 2020) draws negative examples for
 * the same reason. Here they are a mention with a wrong span in place of the other, one to three
 * words that touch no mention of its type, and two mentions in each other's place.
 *
 * <p>Spans that were shortened, extended or shifted and still overlap their mention are examples,
 * too, with the label of the pair they come from: a head that rejected them would take a good
 * relation away for a word too many. Which boundary is right is the tagger's question alone.
 */
final class RelationExamples {

  /** Most annotated pairs of a relation that are drawn: long blocks of notes name many drugs. */
  private static final int MOST_ANNOTATED = 64;

  /** Most negative examples of a relation that are drawn. */
  private static final int MOST_NEGATIVE = 16;

  /** Negative examples for each mention, fewer than {@link #MOST_NEGATIVE} in short sentences. */
  private static final int NEGATIVE_OF_A_MENTION = 3;

  private final List<RelationType> heads;
  private final LabelledPassage passage;

  /** Words of each sentence, as places in the window. */
  private final List<List<PieceSpan>> sentences = new ArrayList<>();

  private final Map<TypedSpan, PieceSpan> mentions = new LinkedHashMap<>();

  /**
   * Of a passage of which no sentence is in the window yet.
   *
   * @param heads types of the relation heads, in the order of the network; where a relation or a
   *     type of its mentions is not annotated in the passage, it is not learnt
   * @param passage what the window shows, perhaps beside others
   */
  RelationExamples(List<RelationType> heads, LabelledPassage passage) {
    this.heads = heads;
    this.passage = passage;
  }

  /** Whether the examples are those of this very passage. */
  boolean isOf(LabelledPassage other) {
    return passage == other;
  }

  /** Adds a sentence of the passage, or that part of a long one which the window holds. */
  void add(TextSpan sentence, WordPieces pieces, Window window) {
    if (heads.stream().noneMatch(this::isAnnotated)) {
      return;
    }
    List<PieceSpan> words = new ArrayList<>();
    for (TextSpan word : Words.of(sentence.of(passage.text()))) {
      PieceSpan places = pieces.overlapping(word.begin(), word.end());
      if (!places.isEmpty() && window.holds(places)) {
        words.add(window.positions(places));
      }
    }
    sentences.add(words);
    for (TypedSpan mention : passage.mentions()) {
      if (mention.span().overlaps(sentence)) {
        PieceSpan places =
            pieces.overlapping(
                mention.begin() - sentence.begin(), mention.end() - sentence.begin());
        if (!places.isEmpty() && window.holds(places)) {
          mentions.put(mention, window.positions(places));
        }
      }
    }
  }

  private boolean isAnnotated(RelationType relation) {
    return passage.annotatedRelations().contains(relation)
        && passage.annotatedTypes().contains(RelationType.SOURCE)
        && passage.annotatedTypes().contains(relation.target());
  }

  /**
   * Draws the examples of an epoch.
   *
   * @param row of the window in its batch
   */
  List<LabelledPair> draw(int row, Random random) {
    List<LabelledPair> pairs = new ArrayList<>();
    for (int head = 0; head < heads.size(); head++) {
      if (isAnnotated(heads.get(head))) {
        List<TypedSpan> drugs = mentions(RelationType.SOURCE);
        List<TypedSpan> targets = mentions(heads.get(head).target());
        Draw draw = new Draw(row, head, random, new SpanNoise(sentences), pairs);
        annotated(drugs, targets, draw);
        negative(places(drugs), places(targets), draw);
      }
    }
    return pairs;
  }

  private List<TypedSpan> mentions(MentionType type) {
    return mentions.keySet().stream().filter(mention -> mention.type() == type).toList();
  }

  private List<PieceSpan> places(List<TypedSpan> spans) {
    return spans.stream().map(mentions::get).toList();
  }

  /** Each annotated pair, and again with one of its spans not quite right. */
  private void annotated(List<TypedSpan> drugs, List<TypedSpan> targets, Draw draw) {
    List<CorpusRelation> pairs = new ArrayList<>();
    for (TypedSpan drug : drugs) {
      for (TypedSpan target : targets) {
        CorpusRelation pair = new CorpusRelation(drug, target);
        if (passage.relations().contains(pair) || !isRelatedByAnotherMention(pair)) {
          pairs.add(pair);
        }
      }
    }
    Collections.shuffle(pairs, draw.random);
    for (CorpusRelation pair : pairs.subList(0, Math.min(pairs.size(), MOST_ANNOTATED))) {
      boolean related = passage.relations().contains(pair);
      PieceSpan drug = mentions.get(pair.drug());
      PieceSpan target = mentions.get(pair.target());
      draw.add(drug, target, related);
      if (draw.random.nextBoolean()) {
        imperfect(pair.drug(), drugs, draw).ifPresent(span -> draw.add(span, target, related));
      } else {
        imperfect(pair.target(), targets, draw).ifPresent(span -> draw.add(drug, span, related));
      }
    }
  }

  /**
   * Of a drug that is named several times only the nearest mention is annotated as related; that
   * the others are not is no fact about the drug, and nothing to learn.
   */
  private boolean isRelatedByAnotherMention(CorpusRelation pair) {
    String name = name(pair.drug());
    return passage.relations().stream()
        .anyMatch(
            related ->
                related.target().equals(pair.target())
                    && name(related.drug()).equalsIgnoreCase(name));
  }

  private String name(TypedSpan drug) {
    return drug.span().of(passage.text());
  }

  /** None if the span would reach into another mention of its type: whose label had it then? */
  private Optional<PieceSpan> imperfect(TypedSpan mention, List<TypedSpan> ofType, Draw draw) {
    PieceSpan span = draw.noise.imperfect(mentions.get(mention), draw.random);
    return Optional.of(span)
        .filter(
            imperfect ->
                ofType.stream()
                    .filter(other -> !other.equals(mention))
                    .noneMatch(other -> mentions.get(other).overlaps(imperfect)));
  }

  private static void negative(List<PieceSpan> drugs, List<PieceSpan> targets, Draw draw) {
    int number = Math.min(MOST_NEGATIVE, NEGATIVE_OF_A_MENTION * (drugs.size() + targets.size()));
    for (int i = 0; i < number; i++) {
      switch (draw.random.nextInt(5)) {
        case 0, 1 ->
            draw.one(drugs)
                .ifPresent(
                    drug ->
                        draw.noise
                            .wrong(targets, draw.random)
                            .ifPresent(wrong -> draw.add(drug, wrong, false)));
        case 2, 3 ->
            draw.one(targets)
                .ifPresent(
                    target ->
                        draw.noise
                            .wrong(drugs, draw.random)
                            .ifPresent(wrong -> draw.add(wrong, target, false)));
        default ->
            draw.one(drugs)
                .ifPresent(
                    drug ->
                        draw.one(targets)
                            .filter(target -> !target.overlaps(drug))
                            .ifPresent(target -> draw.add(target, drug, false)));
      }
    }
  }

  /** The examples of one relation. */
  private record Draw(int row, int head, Random random, SpanNoise noise, List<LabelledPair> pairs) {

    void add(PieceSpan drug, PieceSpan target, boolean related) {
      SpanPair spans = new SpanPair(row, head, drug.from(), drug.to(), target.from(), target.to());
      pairs.add(new LabelledPair(spans, related));
    }

    Optional<PieceSpan> one(List<PieceSpan> spans) {
      return spans.isEmpty()
          ? Optional.empty()
          : Optional.of(spans.get(random.nextInt(spans.size())));
    }
  }
}
