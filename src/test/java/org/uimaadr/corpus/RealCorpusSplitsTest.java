package org.uimaadr.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The published corpus, divided as others have divided it, with the figures that are known. */
class RealCorpusSplitsTest {

  private static final Offset<Double> ROUNDING = Offset.offset(0.0005);

  @Test
  void theNotebooksSplitLeaks() throws IOException {
    List<CorpusSentence> lines = AdeCorpus.readLines(RealCorpus.folder());
    CorpusDivision division = CorpusSplits.of(SplitName.NOTEBOOK, 0, null).divide(lines);
    LeakReport leak = division.leak(CorpusPart.TEST);

    assertThat(lines).hasSize(NotebookSplit.ROWS);
    assertThat(leak.sentences()).isEqualTo(4_704);
    assertThat(leak.positives()).isEqualTo(1_350);
    assertThat(leak.copyShare()).isEqualTo(0.152, ROUNDING);
    assertThat(leak.positiveCopyShare()).isEqualTo(0.516, ROUNDING);
  }

  @Test
  void aRandomSplitSharesItsAbstracts() throws IOException {
    LeakReport leak =
        CorpusSplits.of(SplitName.RANDOM, 0, null)
            .divide(RealCorpus.read().sentences())
            .leak(CorpusPart.TEST);

    assertThat(leak.copies()).isZero();
    assertThat(leak.sharedGroupShare()).isGreaterThan(0.995);
  }
}
