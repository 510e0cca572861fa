package org.uimaadr.eval;

import java.util.Locale;
import java.util.Optional;

/** Writes a {@link NoteEvaluation} for a terminal: figures in percent. */
final class NoteEvaluationTable {

  private static final String ROW = "%-42s %6s %6s %6s  %-14s %6s";
  private static final String SHARE = "%-42s %13s %6s  %-14s";
  private static final String GROUP = "%-24s %5s  %6s %-14s %6s %6s %6s  %9s %9s";

  private final StringBuilder out = new StringBuilder();

  private NoteEvaluationTable() {}

  static String of(NoteEvaluation evaluation) {
    NoteEvaluationTable table = new NoteEvaluationTable();
    table.write(evaluation);
    return table.out.toString();
  }

  private void write(NoteEvaluation evaluation) {
    NoteEvaluation.Group total = evaluation.total();
    line("Part       %s", evaluation.part());
    line("Protocol   %s", evaluation.protocol());
    line("Documents  %,d", total.documents());
    line("Figures in %%, intervals by resampling documents");
    line("");
    line(ROW, "", "P", "R", "F1", "95 % interval", "gold");
    total.scores().forEach(this::score);
    line("");
    line(SHARE, "Reported as affirmed reactions", "count", "share", "95 % interval");
    total.shares().forEach(this::share);
    if (!evaluation.groups().isEmpty()) {
      line("");
      line(
          "Below: F1 of affirmed reactions (overlap with its interval, strict), drugs (strict) and");
      line(
          "relations to reactions (overlap); how many denied, hypothetical or family reactions are");
      line("reported as affirmed, and how many documents without an affirmed reaction get one");
    }
    String trait = "";
    for (NoteEvaluation.Group group : evaluation.groups()) {
      if (!group.trait().equals(trait)) {
        trait = group.trait();
        heading(trait);
      }
      group(group);
    }
  }

  private void score(NoteEvaluation.Score score) {
    line(
        ROW,
        score.name(),
        percent(score.counts().precision()),
        percent(score.counts().recall()),
        percent(score.counts().f1()),
        range(score.f1()),
        String.format(Locale.ROOT, "%,d", score.counts().gold()));
  }

  private void share(NoteEvaluation.Share share) {
    line(
        SHARE,
        share.name(),
        share.reported() + " of " + share.of(),
        percent(share.share().estimate()),
        range(share.share()));
  }

  private void heading(String trait) {
    line("");
    line(
        GROUP,
        "By " + trait,
        "docs",
        "overl.",
        "95 % interval",
        "strict",
        "drugs",
        "relat.",
        "not aff.",
        "clean");
  }

  private void group(NoteEvaluation.Group group) {
    Optional<NoteEvaluation.Score> overlap = group.score("affirmed reactions, overlap");
    line(
        GROUP,
        group.value(),
        group.documents(),
        f1(overlap),
        overlap.map(score -> range(score.f1())).orElse(""),
        f1(group.score("affirmed reactions, strict")),
        f1(group.score("all drugs, strict")),
        f1(group.score("drug - reaction, overlap")),
        count(group.share("denied, hypothetical or family reactions")),
        count(group.share("documents without an affirmed reaction")));
  }

  /** Without gold and without predictions there is nothing to be right or wrong about. */
  private static String f1(Optional<NoteEvaluation.Score> score) {
    return score
        .filter(s -> s.counts().gold() + s.counts().predicted() > 0)
        .map(s -> percent(s.counts().f1()))
        .orElse("-");
  }

  private static String count(Optional<NoteEvaluation.Share> share) {
    return share.map(s -> s.reported() + "/" + s.of()).orElse("-");
  }

  private static String range(Interval interval) {
    return percent(interval.low()) + " - " + percent(interval.high());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "n/a" : String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  private void line(String format, Object... arguments) {
    out.append(String.format(Locale.ROOT, format, arguments).stripTrailing())
        .append(System.lineSeparator());
  }
}
