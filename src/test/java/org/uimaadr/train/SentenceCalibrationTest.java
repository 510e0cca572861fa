package org.uimaadr.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.eval.ScoredCorpus;
import org.uimaadr.model.PairScores;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.SentencePreparer;
import org.uimaadr.model.SentenceProbability;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.model.TinyTokenizer;

/**
 * Sentences that are their own log-odds: "A 3 +" stands in abstract A, has the logit 3, and states
 * an ADR.
 */
class SentenceCalibrationTest {

  @RegisterExtension private final TinyTokenizer tokenizer = new TinyTokenizer();

  /** What scikit-learn's LogisticRegression finds without a penalty, with Platt's targets. */
  @Test
  void theFitIsThatOfALogisticRegression() {
    SentenceProbability fitted =
        fit(
            "A 9 +", "A 1 +", "A 0 +", "A -2 -", "B -9 -", "B 1 -", "B 0 -", "B -1 -", "C 4 +",
            "C 2 -", "C -1 +", "C -3 -", "D 2 +", "E -2 -", "F 1 -", "F -1 -", "G 3 +", "G -4 -");
    assertThat(fitted.temperature()).isCloseTo(2.143128, within(1e-4));
    assertThat(fitted.bias()).isCloseTo(-0.842117, within(1e-4));
    assertThat(fitted.surestOther()).isCloseTo(0.593245, within(1e-4));
  }

  /** Where the logit tells all apart, there is no best temperature and no best bias. */
  @Test
  void sentencesThatAreToldApartAreNotCertain() {
    double[] single = fit("A 2 +", "B 2 +", "C -2 -", "D -2 -").of(new double[] {2});
    assertThat(single[0]).isCloseTo(3 / 4.0, within(1e-3));
  }

  /** Where a sure sentence speaks against the others, it is not heard: nobody would expect that. */
  @Test
  void aDocumentNeverSpeaksAgainstASentenceForBeingOfOne() {
    assertThat(fit("A 9 +", "A 0 -", "A 0 -", "B -9 -", "B 0 +", "C -9 -", "C 0 +").surestOther())
        .isZero();
  }

  @Test
  void singleSentencesTellNothingOfOthers() {
    assertThat(fit("A 9 +", "B 0.5 +", "C 0.9 -", "D -9 -").surestOther()).isZero();
  }

  private SentenceProbability fit(String... lines) {
    ScoredCorpus corpus =
        ScoredCorpus.of(
            sentences(lines),
            0,
            new SentencePreparer(tokenizer.get(), 30),
            (prepared, batchSize) -> prepared.stream().map(SentenceCalibrationTest::score).toList(),
            (prepared, scores, mentions) -> new PairScores(List.of(), 0),
            List.of());
    return SentenceCalibration.fit(corpus);
  }

  private static SentenceScores score(PreparedSentence sentence) {
    return new SentenceScores(Double.parseDouble(sentence.text()), new float[0][][], List.of());
  }

  private static List<CorpusSentence> sentences(String... lines) {
    List<CorpusSentence> sentences = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      sentences.add(
          new CorpusSentence(
              words[0] + "." + sentences.size(),
              words[0],
              words[1],
              words[2].equals("+"),
              Set.of(),
              List.of(),
              List.of(),
              "test:" + sentences.size()));
    }
    return sentences;
  }
}
