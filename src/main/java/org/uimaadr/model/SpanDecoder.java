package org.uimaadr.model;

import java.util.ArrayList;
import java.util.List;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;
import org.uimaadr.text.WordPieces;
import org.uimaadr.text.Words;

/**
 * Reads mentions off a tagger's label probabilities, over whole words: the best path of labels O,
 * B, I under the rule that I follows B or I (Viterbi).
 *
 * <p>The score of a word's label is the mean, over its pieces, of the log-probability of the label
 * that the piece would carry: where a word is B, its first piece is B and its others are I. A word
 * without pieces (characters that the vocabulary cannot spell) scores alike for every label.
 */
final class SpanDecoder {

  private static final int OUTSIDE = 0;
  private static final int BEGIN = 1;
  private static final int INSIDE = 2;
  private static final int LABELS = 3;

  private final List<TextSpan> words;
  private final WordPieces pieces;

  /** For each word the range of its pieces: [firstPiece[w], firstPiece[w + 1]). */
  private final int[] firstPiece;

  /** Prepares for one sentence. */
  SpanDecoder(String text, WordPieces pieces) {
    this.words = Words.of(text);
    this.pieces = pieces;
    this.firstPiece = new int[words.size() + 1];
    int[] pieceWords = Words.pieceWords(pieces, words);
    int piece = 0;
    for (int word = 0; word < words.size(); word++) {
      firstPiece[word] = piece;
      while (piece < pieceWords.length && pieceWords[piece] == word) {
        piece++;
      }
    }
    firstPiece[words.size()] = pieces.size();
  }

  /**
   * The mentions of one type.
   *
   * @param logProbabilities [pieces][O, B, I]
   * @param outsidePenalty nats by which O is lowered
   * @param temperature calibrates the confidences; which mentions there are does not depend on it
   */
  List<ScoredSpan> decode(
      MentionType type, float[][] logProbabilities, double outsidePenalty, double temperature) {
    int[] labels = bestPath(wordScores(logProbabilities, outsidePenalty));
    List<ScoredSpan> mentions = new ArrayList<>();
    for (int word = 0; word < labels.length; word++) {
      if (labels[word] == BEGIN) {
        int end = word + 1;
        while (end < labels.length && labels[end] == INSIDE) {
          end++;
        }
        TypedSpan span = new TypedSpan(type, words.get(word).begin(), words.get(end - 1).end());
        mentions.add(new ScoredSpan(span, confidence(logProbabilities, word, end, temperature)));
      }
    }
    return mentions;
  }

  private double[][] wordScores(float[][] logProbabilities, double outsidePenalty) {
    double[][] scores = new double[words.size()][LABELS];
    for (int word = 0; word < scores.length; word++) {
      int from = firstPiece[word];
      int to = firstPiece[word + 1];
      for (int piece = from; piece < to; piece++) {
        int count = to - from;
        float[] piecesLabels = logProbabilities[piece];
        scores[word][OUTSIDE] += (piecesLabels[OUTSIDE] - outsidePenalty) / count;
        scores[word][BEGIN] += piecesLabels[piece == from ? BEGIN : INSIDE] / count;
        scores[word][INSIDE] += piecesLabels[INSIDE] / count;
      }
    }
    return scores;
  }

  private static int[] bestPath(double[][] scores) {
    int[][] cameFrom = new int[scores.length][LABELS];
    // Before the first word stands O: a sentence cannot begin inside a mention.
    double[] best = {0, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int word = 0; word < scores.length; word++) {
      double[] next = new double[LABELS];
      for (int label = 0; label < LABELS; label++) {
        int from = label == INSIDE ? BEGIN : OUTSIDE;
        for (int before = from; before < LABELS; before++) {
          if (best[before] > best[from]) {
            from = before;
          }
        }
        next[label] = best[from] + scores[word][label];
        cameFrom[word][label] = from;
      }
      best = next;
    }
    int label = OUTSIDE;
    for (int i = 0; i < LABELS; i++) {
      if (best[i] > best[label]) {
        label = i;
      }
    }
    int[] labels = new int[scores.length];
    for (int word = scores.length - 1; word >= 0; word--) {
      labels[word] = label;
      label = cameFrom[word][label];
    }
    return labels;
  }

  /**
   * Mean, over the pieces of the words [from, to), of the calibrated probability of the label that
   * each was given.
   */
  private double confidence(float[][] logProbabilities, int from, int to, double temperature) {
    int begin = firstPiece[from];
    int end = firstPiece[to];
    double sum = 0;
    for (int piece = begin; piece < end; piece++) {
      sum += probability(logProbabilities[piece], piece == begin ? BEGIN : INSIDE, temperature);
    }
    return begin == end ? 0 : sum / (end - begin);
  }

  private static double probability(float[] logProbabilities, int label, double temperature) {
    double sum = 0;
    for (float logProbability : logProbabilities) {
      sum += Math.exp(logProbability / temperature);
    }
    return Math.exp(logProbabilities[label] / temperature) / sum;
  }
}
