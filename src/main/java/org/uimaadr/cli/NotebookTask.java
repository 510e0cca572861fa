package org.uimaadr.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.uimaadr.corpus.CorpusSentence;
import org.uimaadr.eval.ClassificationMetrics;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.PieceLabels;
import org.uimaadr.eval.PrecisionRecall;
import org.uimaadr.eval.SentenceScope;
import org.uimaadr.eval.SeqevalScores;
import org.uimaadr.eval.SpanMatch;
import org.uimaadr.eval.SpanMetrics;
import org.uimaadr.model.AdrService;
import org.uimaadr.text.MentionType;

/** The two models that the notebook trains. */
enum NotebookTask {
  /** Does the sentence state an ADR? */
  CLASSIFIER("sentence", 2e-5f),
  /** Which words name reactions? */
  TAGGER(MentionType.REACTION.name(), 5e-5f);

  private final String head;
  private final float learningRate;

  NotebookTask(String head, float learningRate) {
    this.head = head;
    this.learningRate = learningRate;
  }

  /** Name of the model and of its folder. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The only head of the model. */
  String head() {
    return head;
  }

  /** The notebook's learning rate. */
  float learningRate() {
    return learningRate;
  }

  /** What is counted, by name, in the order of the table. */
  Map<String, PrecisionRecall> count(
      AdrService model, List<CorpusSentence> rows, List<EvaluatedSentence> read) {
    Map<String, PrecisionRecall> counts = new LinkedHashMap<>();
    if (this == CLASSIFIER) {
      counts.put(
          "ADR sentence",
          read.stream()
              .map(ClassificationMetrics::decision)
              .reduce(PrecisionRecall.ZERO, PrecisionRecall::plus));
      return counts;
    }
    PieceLabels labels = PieceLabels.of(model, rows, MentionType.REACTION);
    counts.put(
        "Reaction, word pieces (seqeval)", labels.scores(SeqevalScores.Mode.DEFAULT).micro());
    counts.put(
        "Reaction, word pieces (seqeval, strict IOB2)",
        labels.scores(SeqevalScores.Mode.STRICT_IOB2).micro());
    for (SpanMatch match : SpanMatch.values()) {
      for (SentenceScope scope : SentenceScope.values()) {
        counts.put(
            "Reaction, words, %s, %s sentences".formatted(lowerCase(match), lowerCase(scope)),
            read.stream()
                .map(s -> SpanMetrics.count(s, MentionType.REACTION, match, scope))
                .reduce(PrecisionRecall.ZERO, PrecisionRecall::plus));
      }
    }
    return counts;
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
