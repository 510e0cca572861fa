package org.uimaadr.model;

import java.util.Arrays;

/**
 * How the logits of a document's sentences become probabilities that each states an ADR: log-odds =
 * logit / temperature + bias + surestOther x (2 p - 1), where p is the greatest probability of the
 * other sentences by their logits as they are. A document of one sentence has no other, p says
 * nothing then.
 *
 * <p>Temperature: Guo et al., On Calibration of Modern Neural Networks, 2017; with the bias: Platt,
 * Probabilistic Outputs for Support Vector Machines, 1999. That others count: a report of an ADR
 * speaks of it more than once, and what reads like one in a document without any is seldom one.
 *
 * @param temperature above 0; 1 changes nothing
 * @param bias in nats; 0 changes nothing
 * @param surestOther by how many nats the log-odds rise where another sentence surely states an
 *     ADR, and fall where surely none does; 0 changes nothing
 */
public record SentenceProbability(double temperature, double bias, double surestOther) {

  /** Rejects a temperature that is not above 0, and a weight that is below. */
  public SentenceProbability {
    Calibration.check(temperature);
    if (!Double.isFinite(bias)) {
      throw new IllegalArgumentException("Not a bias in nats: " + bias);
    }
    if (!(surestOther >= 0 && surestOther < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Not a weight of the surest other: " + surestOther);
    }
  }

  /** A temperature alone. */
  public static SentenceProbability tempered(double temperature) {
    return new SentenceProbability(temperature, 0, 0);
  }

  /**
   * Probability of each sentence of a document.
   *
   * @param logits log-odds by the sentence head, in order; NaN without one
   * @return NaN without a sentence head
   */
  public double[] of(double[] logits) {
    double[] others = surestOthers(logits);
    double[] probabilities = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] =
          Calibration.probability(logits[i] / temperature + bias + surestOther * others[i]);
    }
    return probabilities;
  }

  /**
   * What the others say of each sentence of a document: 2 p - 1, from -1 (surely none states an
   * ADR) to 1; 0 for a single sentence.
   */
  public static double[] surestOthers(double[] logits) {
    double[] others = new double[logits.length];
    if (logits.length < 2) {
      return others;
    }
    int surest = 0;
    double second = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[surest]) {
        second = logits[surest];
        surest = i;
      } else {
        second = Math.max(second, logits[i]);
      }
    }
    double greatest = logits[surest];
    Arrays.fill(others, say(greatest));
    others[surest] = say(second);
    return others;
  }

  private static double say(double logit) {
    return 2 * Calibration.probability(logit) - 1;
  }
}
