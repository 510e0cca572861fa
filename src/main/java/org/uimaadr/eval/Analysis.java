package org.uimaadr.eval;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.uimaadr.text.MentionType;

/**
 * A system's figures on a part of a corpus, and what lies behind them.
 *
 * @param evaluation the figures
 * @param curves the decision at other thresholds, if the system has a sentence head
 * @param reliability of its probabilities, likewise
 * @param lengths answers by the length of the sentence
 * @param mentions what became of the mentions, by type
 * @param errors the worst ones; they hold text, and are the only part that does
 */
public record Analysis(
    Evaluation evaluation,
    Optional<ThresholdCurves> curves,
    Optional<Reliability> reliability,
    LengthBreakdown lengths,
    MentionConfusion mentions,
    WorstErrors errors) {

  /** Analyses a part that was evaluated. */
  public static Analysis of(EvaluatedPart part) {
    Evaluation evaluation = part.evaluation();
    boolean scored = evaluation.classification().isPresent();
    Set<MentionType> types =
        evaluation
            .spans(SpanMatch.STRICT, SentenceScope.ALL)
            .map(spans -> spans.metrics().byType().keySet())
            .orElse(Set.of());
    return new Analysis(
        evaluation,
        scored ? Optional.of(ThresholdCurves.of(part.sentences())) : Optional.empty(),
        scored ? Optional.of(Reliability.of(part.sentences())) : Optional.empty(),
        LengthBreakdown.of(part.sentences(), types),
        MentionConfusion.of(part.sentences(), types),
        WorstErrors.of(part.sentences()));
  }

  /** All numbers as JSON, and no text of the corpus. */
  public JsonObject toJson() {
    return AnalysisJson.of(this);
  }
}
