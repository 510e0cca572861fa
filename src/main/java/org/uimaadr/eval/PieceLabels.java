package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.List;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.model.AdrService;
import org.uimaadr.model.PreparedSentence;
import org.uimaadr.model.SentenceScores;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TypedSpan;

/**
 * Labels of word pieces as many Python notebooks score them: each piece has the label that a tagger
 * finds most probable, whatever its neighbours have. {@link SpanMetrics} is what this project
 * itself reports.
 *
 * @param gold for each sentence the label of each piece: {@code B-TYPE} for the first piece of a
 *     mention, {@code I-TYPE} for its others, {@code O} elsewhere
 * @param predicted likewise
 */
public record PieceLabels(List<List<String>> gold, List<List<String>> predicted) {

  private static final List<String> PREFIXES = List.of("O", "B-", "I-");
  private static final int SENTENCES_AT_ONCE = 512;
  private static final int BATCH_SIZE = 32;

  /** Copies the lists. */
  public PieceLabels {
    gold = List.copyOf(gold);
    predicted = List.copyOf(predicted);
  }

  /**
   * Asks a model.
   *
   * @param type of one of its taggers
   */
  public static PieceLabels of(AdrService model, List<CorpusSentence> sentences, MentionType type) {
    int tagger = model.metadata().taggers().indexOf(type);
    List<List<String>> gold = new ArrayList<>();
    List<List<String>> predicted = new ArrayList<>();
    for (int from = 0; from < sentences.size(); from += SENTENCES_AT_ONCE) {
      List<CorpusSentence> chunk =
          sentences.subList(from, Math.min(from + SENTENCES_AT_ONCE, sentences.size()));
      List<PreparedSentence> prepared =
          chunk.stream().map(sentence -> model.prepare(sentence.text())).toList();
      List<SentenceScores> scores = model.score(prepared, BATCH_SIZE);
      for (int i = 0; i < chunk.size(); i++) {
        int[] labels =
            prepared
                .get(i)
                .pieces()
                .labels(chunk.get(i).mentions(type).stream().map(TypedSpan::span).toList());
        gold.add(names(labels, type));
        predicted.add(names(mostProbable(scores.get(i).tags()[tagger]), type));
      }
    }
    return new PieceLabels(gold, predicted);
  }

  private static int[] mostProbable(float[][] logProbabilities) {
    int[] labels = new int[logProbabilities.length];
    for (int piece = 0; piece < labels.length; piece++) {
      for (int label = 1; label < logProbabilities[piece].length; label++) {
        if (logProbabilities[piece][label] > logProbabilities[piece][labels[piece]]) {
          labels[piece] = label;
        }
      }
    }
    return labels;
  }

  private static List<String> names(int[] labels, MentionType type) {
    List<String> names = new ArrayList<>();
    for (int label : labels) {
      names.add(label == 0 ? PREFIXES.get(0) : PREFIXES.get(label) + type);
    }
    return names;
  }

  /** Scores of the mentions that the labels make. */
  public SeqevalScores scores(SeqevalScores.Mode mode) {
    return SeqevalScores.of(gold, predicted, mode);
  }
}
