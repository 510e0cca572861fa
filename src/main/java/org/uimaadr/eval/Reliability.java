package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * How far probabilities can be taken at their word: bins of the positive class's probability, of
 * equal width, each with what was said and what was so. Bins as in Guo et al., "On Calibration of
 * Modern Neural Networks", ICML 2017; positive class rather than predicted class (Naeini et al.,
 * AAAI 2015), since the probability of a reaction is what users read and put thresholds on.
 *
 * @param bins in rising order, the empty ones too
 */
public record Reliability(List<Bin> bins) {

  private static final int BINS = 15;

  /**
   * The sentences whose probabilities lie above {@code low} and not above {@code high}; 0 belongs
   * to the first bin.
   *
   * @param low lower border
   * @param high upper border
   * @param sentences number of sentences
   * @param positives how many of them are gold positive
   * @param probabilities sum of their probabilities
   */
  public record Bin(double low, double high, int sentences, int positives, double probabilities) {

    /** Mean probability; NaN if the bin is empty. */
    public double meanProbability() {
      return sentences == 0 ? Double.NaN : probabilities / sentences;
    }

    /** Share of positives; NaN if the bin is empty. */
    public double positiveShare() {
      return sentences == 0 ? Double.NaN : (double) positives / sentences;
    }
  }

  /** Copies the list. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Counts.
   *
   * @param sentences all with a probability
   */
  public static Reliability of(List<EvaluatedSentence> sentences) {
    int[] numbers = new int[BINS];
    int[] positives = new int[BINS];
    double[] probabilities = new double[BINS];
    for (EvaluatedSentence sentence : sentences) {
      int bin = Math.max(0, (int) Math.ceil(sentence.probability() * BINS) - 1);
      numbers[bin]++;
      positives[bin] += sentence.goldAdr() ? 1 : 0;
      probabilities[bin] += sentence.probability();
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(
          new Bin(
              (double) i / BINS,
              (double) (i + 1) / BINS,
              numbers[i],
              positives[i],
              probabilities[i]));
    }
    return new Reliability(bins);
  }

  /**
   * Expected calibration error: the mean over the bins, weighted by their sizes, of the distance
   * between mean probability and share of positives.
   */
  public double expectedError() {
    double distances = 0;
    int sentences = 0;
    for (Bin bin : bins) {
      // The distance times the bin's size.
      distances += Math.abs(bin.probabilities() - bin.positives());
      sentences += bin.sentences();
    }
    return distances / sentences;
  }
}
