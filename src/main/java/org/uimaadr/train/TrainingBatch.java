package org.uimaadr.train;

import java.util.Arrays;
import java.util.List;
import org.uimaadr.torch.TrainableNetwork.LabelledBatch;
import org.uimaadr.torch.TrainableNetwork.LabelledPair;

/**
 * A batch, and where it comes from.
 *
 * @param labelled what the network learns
 * @param passages ids of the sentences or documents that its windows show, in their order
 */
record TrainingBatch(LabelledBatch labelled, List<String> passages) {

  /** Word pieces without padding. */
  int pieces() {
    return labelled.windows().stream().mapToInt(window -> window.length).sum();
  }

  /**
   * What each head's mean loss over this batch is a mean of: the sum of the class weights of its
   * labelled sentences for the sentence head, the number of labelled pieces for a tagger, the
   * number of pairs for a relation head.
   *
   * @param heads number of heads
   * @param positiveWeight class weight of sentences that state an ADR
   */
  double[] labels(int heads, double positiveWeight) {
    double[] labels = new double[heads];
    labels[0] =
        Arrays.stream(labelled.sentenceLabels())
            .flatMapToInt(Arrays::stream)
            .filter(label -> label >= 0)
            .mapToDouble(label -> label == 1 ? positiveWeight : 1)
            .sum();
    int taggers = labelled.tagLabels().length;
    for (int tagger = 0; tagger < taggers; tagger++) {
      labels[1 + tagger] =
          Arrays.stream(labelled.tagLabels()[tagger])
              .flatMapToInt(Arrays::stream)
              .filter(label -> label >= 0)
              .count();
    }
    for (LabelledPair pair : labelled.pairs()) {
      labels[1 + taggers + pair.pair().relation()]++;
    }
    return labels;
  }
}
