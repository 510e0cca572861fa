package org.uimaadr.eval;

import java.util.Locale;
import java.util.Set;
import org.uimaadr.text.MentionType;

/**
 * Writes an {@link Evaluation} for a terminal: figures in percent, the protocol above them and the
 * number of sentences beside them.
 */
final class EvaluationTable {

  private static final String ROW = "%-38s %6s %6s %6s  %-14s %9s %6s";
  private static final String FIGURE = "%-38s %6s %6s %6s  %-14s";

  private final StringBuilder out = new StringBuilder();

  private EvaluationTable() {}

  static String of(Evaluation evaluation) {
    EvaluationTable table = new EvaluationTable();
    table.protocol(evaluation);
    evaluation.classification().ifPresent(table::classification);
    evaluation.spans().forEach(spans -> table.spans(spans, evaluation.protocol().gated()));
    evaluation.relations().forEach(table::relations);
    return table.out.toString();
  }

  private void protocol(Evaluation evaluation) {
    Protocol protocol = evaluation.protocol();
    line("Part       %s", protocol.part());
    line("Split      %s", protocol.split());
    line("Protocol   %s", protocol.description());
    line(
        "Sentences  %,d of %,d abstracts, %,d positive (prevalence %s %%)",
        evaluation.sentences(),
        evaluation.abstracts(),
        evaluation.positives(),
        percent(evaluation.prevalence()));
    protocol
        .leak()
        .ifPresentOrElse(
            leak ->
                line(
                    "Leak       %s %% of the sentences are copies of known ones (of the positive %s %%), %s %% share"
                        + " an abstract",
                    percent(leak.copyShare()),
                    percent(leak.positiveCopyShare()),
                    percent(leak.sharedGroupShare())),
            () -> line("Leak       not known"));
    line("Figures in %%, intervals by resampling abstracts; mentions only where annotated");
  }

  private void classification(Evaluation.Classification classification) {
    ClassificationMetrics metrics = classification.metrics();
    line("");
    heading();
    row(
        "ADR sentence, at its threshold",
        metrics.decision(),
        classification.f1(),
        count(metrics.count()));
    figure("  PR-AUC (average precision)", metrics.prAuc(), range(classification.prAuc()));
    figure("  ROC-AUC", metrics.rocAuc(), "");
    figure("  recall at precision >= 90 %", metrics.recallAtPrecision90(), "");
    figure("  recall at precision >= 95 %", metrics.recallAtPrecision95(), "");
    figure("  calibration error (15 bins)", metrics.calibrationError(), "");
    figure("  Brier score", metrics.brierScore(), "");
  }

  private void spans(Evaluation.Spans spans, Set<MentionType> gated) {
    SpanMetrics metrics = spans.metrics();
    String rules = ", " + lowerCase(metrics.match()) + ", " + lowerCase(metrics.scope());
    line("");
    heading();
    metrics
        .byType()
        .forEach(
            (type, counts) ->
                row(
                    type + rules + (gated.contains(type) ? ", gated" : ", ungated"),
                    counts,
                    spans.f1().get(type),
                    count(spans.sentences().get(type))));
    row("micro" + rules, metrics.micro(), spans.microF1(), "");
    line(
        FIGURE,
        "macro" + rules,
        percent(metrics.macro().precision()),
        percent(metrics.macro().recall()),
        percent(metrics.macro().f1()),
        "");
  }

  private void relations(Evaluation.Relations relations) {
    RelationMetrics metrics = relations.metrics();
    String rules = ", " + lowerCase(metrics.match()) + ", " + lowerCase(metrics.scope());
    line("");
    line(metrics.source() == RelationSource.END_TO_END ? "End to end:" : "Between gold mentions:");
    heading();
    metrics
        .byTarget()
        .forEach(
            (target, counts) ->
                row(
                    "DRUG - " + target + rules,
                    counts,
                    relations.f1().get(target),
                    count(relations.sentences().get(target))));
  }

  private void heading() {
    line(ROW, "", "P", "R", "F1", "95 % interval", "sentences", "gold");
  }

  private void row(String name, PrecisionRecall counts, Interval f1, String sentences) {
    line(
        ROW,
        name,
        percent(counts.precision()),
        percent(counts.recall()),
        percent(counts.f1()),
        range(f1),
        sentences,
        count(counts.gold()));
  }

  private void figure(String name, double value, String range) {
    line(FIGURE, name, "", "", percent(value), range);
  }

  private void line(String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format + "%n", arguments));
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String range(Interval interval) {
    return percent(interval.low()) + " - " + percent(interval.high());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "n/a" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
