package org.uimaadr.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.uimaadr.torch.TrainableNetwork.LabelledBatch;
import org.uimaadr.torch.TrainableNetwork.LabelledPair;

/**
 * The batches of an epoch: shuffled, then sorted by length within runs of many batches, so that a
 * batch holds windows of like length and little padding, then the batches shuffled.
 */
final class BatchPlan {

  /**
   * Batches of a run that is sorted by length: enough for little padding, few enough to stay
   * random.
   */
  private static final int BATCHES_OF_A_RUN = 50;

  /**
   * Word pieces of a batch for each window that it may hold: long windows make smaller batches. The
   * loss is a mean over a batch, so that otherwise a piece of a long window would count for less,
   * and the few long blocks of notes would be seen in very few steps.
   */
  private static final int PIECES_OF_A_WINDOW = 40;

  private BatchPlan() {}

  /**
   * The batches of one epoch.
   *
   * @param windows what this epoch sees
   * @param batchSize most windows of a batch
   * @param equal whether all batches have this many, whatever their lengths
   * @param seed of this epoch
   */
  static List<TrainingBatch> epoch(
      List<TrainingWindow> windows, int batchSize, boolean equal, long seed) {
    int pieces = equal ? Integer.MAX_VALUE : batchSize * PIECES_OF_A_WINDOW;
    Random random = new Random(seed);
    // Pairs are drawn by a generator of their own: the batches are the same with and without them.
    Random pairs = new Random(~seed);
    List<TrainingWindow> shuffled = new ArrayList<>(windows);
    Collections.shuffle(shuffled, random);
    List<TrainingBatch> batches = new ArrayList<>();
    int run = batchSize * BATCHES_OF_A_RUN;
    for (int from = 0; from < shuffled.size(); from += run) {
      List<TrainingWindow> sorted =
          shuffled.subList(from, Math.min(from + run, shuffled.size())).stream()
              .sorted(Comparator.comparingInt(window -> window.ids().length))
              .toList();
      int i = 0;
      while (i < sorted.size()) {
        int end = end(sorted, i, batchSize, pieces);
        batches.add(batch(sorted.subList(i, end), pairs));
        i = end;
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  /** Where the batch that begins with a window ends; windows are sorted by length. */
  private static int end(List<TrainingWindow> sorted, int begin, int batchSize, int pieces) {
    int end = begin + 1;
    while (end < sorted.size()
        && end - begin < batchSize
        && (end + 1 - begin) * sorted.get(end).ids().length <= pieces) {
      end++;
    }
    return end;
  }

  private static TrainingBatch batch(List<TrainingWindow> windows, Random random) {
    int taggers = windows.get(0).tagLabels().length;
    int[][][] tagLabels = new int[taggers][windows.size()][];
    for (int tagger = 0; tagger < taggers; tagger++) {
      for (int row = 0; row < windows.size(); row++) {
        tagLabels[tagger][row] = windows.get(row).tagLabels()[tagger];
      }
    }
    List<LabelledPair> pairs = new ArrayList<>();
    for (int row = 0; row < windows.size(); row++) {
      for (RelationExamples relations : windows.get(row).relations()) {
        pairs.addAll(relations.draw(row, random));
      }
    }
    return new TrainingBatch(
        new LabelledBatch(
            windows.stream().map(TrainingWindow::ids).toList(),
            windows.stream().map(TrainingWindow::sentenceLabels).toArray(int[][]::new),
            tagLabels,
            pairs),
        windows.stream().map(TrainingWindow::passage).toList());
  }
}
