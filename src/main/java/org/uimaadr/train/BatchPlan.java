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

  private BatchPlan() {}

  /**
   * The batches of one epoch.
   *
   * @param windows what this epoch sees
   * @param batchSize windows of a batch
   * @param seed of this epoch
   */
  static List<LabelledBatch> epoch(List<TrainingWindow> windows, int batchSize, long seed) {
    Random random = new Random(seed);
    // Pairs are drawn by a generator of their own: the batches are the same with and without them.
    Random pairs = new Random(~seed);
    List<TrainingWindow> shuffled = new ArrayList<>(windows);
    Collections.shuffle(shuffled, random);
    List<LabelledBatch> batches = new ArrayList<>();
    int run = batchSize * BATCHES_OF_A_RUN;
    for (int from = 0; from < shuffled.size(); from += run) {
      List<TrainingWindow> sorted =
          shuffled.subList(from, Math.min(from + run, shuffled.size())).stream()
              .sorted(Comparator.comparingInt(window -> window.ids().length))
              .toList();
      for (int i = 0; i < sorted.size(); i += batchSize) {
        batches.add(batch(sorted.subList(i, Math.min(i + batchSize, sorted.size())), pairs));
      }
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static LabelledBatch batch(List<TrainingWindow> windows, Random random) {
    int taggers = windows.get(0).tagLabels().length;
    int[][][] tagLabels = new int[taggers][windows.size()][];
    for (int tagger = 0; tagger < taggers; tagger++) {
      for (int row = 0; row < windows.size(); row++) {
        tagLabels[tagger][row] = windows.get(row).tagLabels()[tagger];
      }
    }
    List<LabelledPair> pairs = new ArrayList<>();
    for (int row = 0; row < windows.size(); row++) {
      pairs.addAll(windows.get(row).relations().draw(row, random));
    }
    return new LabelledBatch(
        windows.stream().map(TrainingWindow::ids).toList(),
        windows.stream().map(TrainingWindow::sentenceLabels).toArray(int[][]::new),
        tagLabels,
        pairs);
  }
}
