package org.uimaadr.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.Window;
import org.uimaadr.text.WordPieces;
import org.uimaadr.torch.TrainableNetwork;

/**
 * A window with its labels.
 *
 * @param passage id of the sentence or document that it shows, or of the first one
 * @param ids vocabulary ids with special tokens
 * @param sentenceLabels [ids] at each {@code [CLS]} 1 if the sentence states an ADR, else 0;
 *     unlabelled elsewhere
 * @param tagLabels [taggers][ids] 0 O, 1 B, 2 I, or unlabelled
 * @param relations what the pairs of spans are drawn from that the relation heads learn, of each
 *     passage
 */
record TrainingWindow(
    String passage,
    int[] ids,
    int[] sentenceLabels,
    int[][] tagLabels,
    List<RelationExamples> relations) {

  /** A sentence, and the passage that it stands in. */
  private record Place(LabelledPassage passage, LabelledPassage.Sentence sentence) {
    String text() {
      return sentence.span().of(passage.text());
    }
  }

  /**
   * The windows of passages: one, if their sentences can be read together. A tagger whose type is
   * not annotated in a passage takes no loss there; special tokens never do. The first piece of a
   * mention is B, its others are I.
   *
   * @param passages what may be read together, in order
   * @param taggers types of the taggers
   * @param relations types of the relation heads
   * @param blockPieces most word pieces that sentences share, special tokens counted
   */
  static List<TrainingWindow> of(
      List<LabelledPassage> passages,
      List<MentionType> taggers,
      List<RelationType> relations,
      SentencePreparer preparer,
      int blockPieces) {
    List<Place> places =
        passages.stream().flatMap(p -> p.sentences().stream().map(s -> new Place(p, s))).toList();
    List<PreparedSentence> prepared = prepare(places, preparer, blockPieces);
    Map<int[], TrainingWindow> windows = new IdentityHashMap<>();
    List<TrainingWindow> ordered = new ArrayList<>();
    for (int i = 0; i < prepared.size(); i++) {
      LabelledPassage passage = places.get(i).passage;
      TextSpan span = places.get(i).sentence.span();
      WordPieces pieces = prepared.get(i).pieces();
      for (Window window : prepared.get(i).windows()) {
        TrainingWindow labelled =
            windows.computeIfAbsent(
                window.ids(),
                ids -> {
                  ordered.add(unlabelled(passage.id(), ids, taggers.size()));
                  return ordered.get(ordered.size() - 1);
                });
        labelled.sentenceLabels[window.classifier()] = places.get(i).sentence.adr() ? 1 : 0;
        labelled.examples(passage, relations).add(span, pieces, window);
        for (int tagger = 0; tagger < taggers.size(); tagger++) {
          int[] labels = pieceLabels(passage, taggers.get(tagger), pieces, span.begin());
          System.arraycopy(
              labels,
              window.from(),
              labelled.tagLabels[tagger],
              window.start(),
              window.to() - window.from());
        }
      }
    }
    return ordered;
  }

  private static List<PreparedSentence> prepare(
      List<Place> places, SentencePreparer preparer, int blockPieces) {
    LabelledPassage first = places.get(0).passage;
    // The paragraphs of a passage are known, those of sentences from here and there are not.
    return places.stream().allMatch(place -> place.passage == first)
        ? preparer.prepare(
            first.text(), places.stream().map(p -> p.sentence.span()).toList(), blockPieces)
        : preparer.prepare(places.stream().map(Place::text).toList(), blockPieces);
  }

  /** Those of a passage, whose sentences come one after the other. */
  private RelationExamples examples(LabelledPassage passage, List<RelationType> heads) {
    if (relations.isEmpty() || !relations.get(relations.size() - 1).isOf(passage)) {
      relations.add(new RelationExamples(heads, passage));
    }
    return relations.get(relations.size() - 1);
  }

  /** Those of a sentence that nothing is known of. */
  static List<TrainingWindow> unlabelled(String id, PreparedSentence sentence, int taggers) {
    return sentence.windows().stream()
        .map(window -> unlabelled(id, window.ids(), taggers))
        .toList();
  }

  private static TrainingWindow unlabelled(String passage, int[] ids, int taggers) {
    int[] sentenceLabels = new int[ids.length];
    int[][] tagLabels = new int[taggers][ids.length];
    Arrays.fill(sentenceLabels, TrainableNetwork.UNLABELLED);
    for (int[] labels : tagLabels) {
      Arrays.fill(labels, TrainableNetwork.UNLABELLED);
    }
    return new TrainingWindow(passage, ids, sentenceLabels, tagLabels, new ArrayList<>());
  }

  private static int[] pieceLabels(
      LabelledPassage passage, MentionType type, WordPieces pieces, int sentenceBegin) {
    if (!passage.annotatedTypes().contains(type)) {
      int[] labels = new int[pieces.size()];
      Arrays.fill(labels, TrainableNetwork.UNLABELLED);
      return labels;
    }
    return pieces.labels(
        passage.mentions(type).stream()
            .filter(mention -> mention.end() > sentenceBegin)
            .map(m -> new TextSpan(m.begin() - sentenceBegin, m.end() - sentenceBegin))
            .toList());
  }
}
