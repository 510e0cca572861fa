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
 * @param passage id of the sentence or document that it shows
 * @param ids vocabulary ids with special tokens
 * @param sentenceLabels [ids] at each {@code [CLS]} 1 if the sentence states an ADR, else 0;
 *     unlabelled elsewhere
 * @param tagLabels [taggers][ids] 0 O, 1 B, 2 I, or unlabelled
 * @param relations what the pairs of spans are drawn from that the relation heads learn
 */
record TrainingWindow(
    String passage,
    int[] ids,
    int[] sentenceLabels,
    int[][] tagLabels,
    RelationExamples relations) {

  /**
   * The windows of a passage: one, if its sentences can be read together. A tagger whose type is
   * not annotated in the passage takes no loss there; special tokens never do. The first piece of a
   * mention is B, its others are I.
   *
   * @param taggers types of the taggers
   * @param relations types of the relation heads
   * @param blockPieces most word pieces that sentences share, special tokens counted
   */
  static List<TrainingWindow> of(
      LabelledPassage passage,
      List<MentionType> taggers,
      List<RelationType> relations,
      SentencePreparer preparer,
      int blockPieces) {
    List<TextSpan> spans =
        passage.sentences().stream().map(LabelledPassage.Sentence::span).toList();
    List<PreparedSentence> prepared = preparer.prepare(passage.text(), spans, blockPieces);
    Map<int[], TrainingWindow> windows = new IdentityHashMap<>();
    List<TrainingWindow> ordered = new ArrayList<>();
    for (int i = 0; i < prepared.size(); i++) {
      for (Window window : prepared.get(i).windows()) {
        TrainingWindow labelled =
            windows.computeIfAbsent(
                window.ids(),
                ids -> {
                  ordered.add(
                      unlabelled(
                          passage.id(),
                          ids,
                          taggers.size(),
                          new RelationExamples(relations, passage)));
                  return ordered.get(ordered.size() - 1);
                });
        labelled.sentenceLabels[window.classifier()] = passage.sentences().get(i).adr() ? 1 : 0;
        labelled.relations.add(spans.get(i), prepared.get(i).pieces(), window);
        for (int tagger = 0; tagger < taggers.size(); tagger++) {
          int[] labels =
              pieceLabels(
                  passage, taggers.get(tagger), prepared.get(i).pieces(), spans.get(i).begin());
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

  private static TrainingWindow unlabelled(
      String passage, int[] ids, int taggers, RelationExamples relations) {
    int[] sentenceLabels = new int[ids.length];
    int[][] tagLabels = new int[taggers][ids.length];
    Arrays.fill(sentenceLabels, TrainableNetwork.UNLABELLED);
    for (int[] labels : tagLabels) {
      Arrays.fill(labels, TrainableNetwork.UNLABELLED);
    }
    return new TrainingWindow(passage, ids, sentenceLabels, tagLabels, relations);
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
