package org.uimaadr.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.Window;
import org.uimaadr.text.WordPieces;
import org.uimaadr.torch.TrainableNetwork;

/**
 * A window with its labels.
 *
 * @param ids vocabulary ids with special tokens
 * @param sentenceLabel 1 if the sentence states an ADR, else 0
 * @param tagLabels [taggers][ids] 0 O, 1 B, 2 I, or unlabelled
 */
record TrainingWindow(int[] ids, int sentenceLabel, int[][] tagLabels) {

  private static final int OUTSIDE = 0;
  private static final int BEGIN = 1;
  private static final int INSIDE = 2;

  /**
   * The windows of a sentence. A tagger whose type is not annotated in the sentence takes no loss
   * there; special tokens never do. The first piece of a mention is B, its others are I.
   */
  static List<TrainingWindow> of(
      CorpusSentence sentence, List<MentionType> taggers, SentencePreparer preparer) {
    PreparedSentence prepared = preparer.prepare(sentence.text());
    int[][] labels = new int[taggers.size()][];
    for (int tagger = 0; tagger < labels.length; tagger++) {
      labels[tagger] = pieceLabels(sentence, taggers.get(tagger), prepared.pieces());
    }
    List<TrainingWindow> windows = new ArrayList<>();
    for (Window window : prepared.windows()) {
      int[][] windowLabels = new int[labels.length][];
      for (int tagger = 0; tagger < labels.length; tagger++) {
        windowLabels[tagger] = new int[window.ids().length];
        Arrays.fill(windowLabels[tagger], TrainableNetwork.UNLABELLED);
        System.arraycopy(
            labels[tagger], window.from(), windowLabels[tagger], 1, window.to() - window.from());
      }
      windows.add(new TrainingWindow(window.ids(), sentence.adr() ? 1 : 0, windowLabels));
    }
    return windows;
  }

  private static int[] pieceLabels(CorpusSentence sentence, MentionType type, WordPieces pieces) {
    int[] labels = new int[pieces.size()];
    if (!sentence.annotatedTypes().contains(type)) {
      Arrays.fill(labels, TrainableNetwork.UNLABELLED);
      return labels;
    }
    Arrays.fill(labels, OUTSIDE);
    for (TypedSpan mention : sentence.mentions(type)) {
      boolean first = true;
      for (int piece = 0; piece < labels.length; piece++) {
        if (pieces.begins()[piece] < mention.end() && mention.begin() < pieces.ends()[piece]) {
          labels[piece] = first ? BEGIN : INSIDE;
          first = false;
        }
      }
    }
    return labels;
  }
}
