package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.uimaadr.corpus.LabelledPassage;
import org.uimaadr.text.TextSpan;

class BatchPlanTest {

  private static final RelationExamples NO_RELATIONS =
      new RelationExamples(
          List.of(),
          new LabelledPassage(
              "passage",
              "rash",
              List.of(new LabelledPassage.Sentence(new TextSpan(0, 4), true)),
              Set.of(),
              List.of(),
              List.of()));

  /**
   * Windows 1 to 1,000, each told by its first id; every fifth is positive, lengths go from 3 to
   * 42.
   */
  private static final List<TrainingWindow> WINDOWS = windows(1000);

  @Test
  void anEpochSeesEveryWindowOnce() {
    assertThat(seen(BatchPlan.epoch(WINDOWS, 16, false, 7))).hasSize(1000).doesNotHaveDuplicates();
  }

  @Test
  void theSameSeedGivesTheSameBatches() {
    assertThat(seen(BatchPlan.epoch(WINDOWS, 16, false, 3)))
        .isEqualTo(seen(BatchPlan.epoch(WINDOWS, 16, false, 3)));
  }

  @Test
  void aBatchHoldsWindowsOfLikeLength() {
    int padding = 0;
    int pieces = 0;
    for (TrainingBatch batch : BatchPlan.epoch(WINDOWS, 16, false, 7)) {
      int longest = batch.labelled().windows().stream().mapToInt(w -> w.length).max().orElseThrow();
      int sum = batch.labelled().windows().stream().mapToInt(w -> w.length).sum();
      pieces += sum;
      padding += longest * batch.labelled().windows().size() - sum;
    }
    assertThat(padding).isLessThan(pieces / 20);
  }

  @Test
  void longWindowsMakeSmallBatches() {
    List<TrainingWindow> longOnes =
        WINDOWS.stream().limit(40).map(window -> window(window.ids()[0], 128)).toList();
    assertThat(BatchPlan.epoch(longOnes, 16, false, 7))
        .hasSize(8)
        .allMatch(batch -> batch.labelled().windows().size() == 5);
  }

  @Test
  void orTheyDoNot() {
    List<TrainingWindow> longOnes =
        WINDOWS.stream().limit(40).map(window -> window(window.ids()[0], 128)).toList();
    assertThat(BatchPlan.epoch(longOnes, 16, true, 7))
        .extracting(batch -> batch.labelled().windows().size())
        .containsExactlyInAnyOrder(16, 16, 8);
  }

  private static List<Integer> seen(List<TrainingBatch> batches) {
    return batches.stream()
        .flatMap(batch -> batch.labelled().windows().stream())
        .map(window -> window[0])
        .collect(Collectors.toList());
  }

  private static List<TrainingWindow> windows(int number) {
    List<TrainingWindow> windows = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      windows.add(window(i, 3 + i % 40));
    }
    return windows;
  }

  private static TrainingWindow window(int number, int length) {
    int[] ids = new int[length];
    ids[0] = number;
    int[] sentences = {number % 5 == 0 ? 1 : 0};
    return new TrainingWindow(
        "window " + number, ids, sentences, new int[][] {new int[length]}, List.of(NO_RELATIONS));
  }
}
