package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.uimaadr.text.MentionType;

/**
 * What the folds of a cross-validation say together.
 *
 * @param figures in the order in which they are shown
 */
public record CrossValidation(List<Figure> figures) {

  private static final String REACTIONS = MentionType.REACTION + ", strict, ";
  private static final String DRUGS = MentionType.DRUG + ", strict, ";
  private static final String ROW = "%-56s %6s %6s %6s %6s %7s";

  /**
   * A figure over the folds.
   *
   * @param name what was counted
   * @param precision mean of the folds
   * @param recall mean of the folds
   * @param f1 mean of the folds
   * @param spread standard deviation of the folds' F1 (of a sample: divided by one less); NaN for a
   *     single fold
   * @param pooled F1 of the counts of all folds together; NaN for a macro average
   */
  public record Figure(
      String name, double precision, double recall, double f1, double spread, double pooled) {}

  /** Copies the list. */
  public CrossValidation {
    figures = List.copyOf(figures);
  }

  /**
   * Puts folds together. What only some folds have counted is left out.
   *
   * @param folds at least one
   */
  public static CrossValidation of(List<FoldFigures> folds) {
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("There is no fold");
    }
    List<Figure> figures = new ArrayList<>();
    for (String name : folds.get(0).counts().keySet()) {
      if (folds.stream().allMatch(fold -> fold.counts().containsKey(name))) {
        figures.add(counted(name, folds.stream().map(fold -> fold.counts().get(name)).toList()));
        if (name.startsWith(DRUGS)) {
          averages(figures, folds, name.substring(DRUGS.length()));
        }
      }
    }
    return new CrossValidation(figures);
  }

  /** Of reactions and drugs, right after them. */
  private static void averages(List<Figure> figures, List<FoldFigures> folds, String overlaps) {
    String reactions = REACTIONS + overlaps;
    String drugs = DRUGS + overlaps;
    if (folds.stream().allMatch(fold -> fold.counts().containsKey(reactions))) {
      figures.add(micro("micro, strict, " + overlaps, folds, reactions, drugs));
      figures.add(macro("macro, strict, " + overlaps, folds, reactions, drugs));
    }
  }

  private static Figure counted(String name, List<PrecisionRecall> counts) {
    return figure(
        name,
        counts,
        PrecisionRecall::precision,
        PrecisionRecall::recall,
        PrecisionRecall::f1,
        counts.stream().reduce(PrecisionRecall.ZERO, PrecisionRecall::plus).f1());
  }

  private static Figure micro(String name, List<FoldFigures> folds, String one, String other) {
    return counted(
        name, folds.stream().map(f -> f.counts().get(one).plus(f.counts().get(other))).toList());
  }

  private static Figure macro(String name, List<FoldFigures> folds, String one, String other) {
    return figure(
        name,
        folds.stream()
            .map(f -> Averages.macro(List.of(f.counts().get(one), f.counts().get(other))))
            .toList(),
        Averages::precision,
        Averages::recall,
        Averages::f1,
        Double.NaN);
  }

  private static <T> Figure figure(
      String name,
      List<T> folds,
      ToDoubleFunction<T> precision,
      ToDoubleFunction<T> recall,
      ToDoubleFunction<T> f1,
      double pooled) {
    return new Figure(
        name,
        mean(folds, precision),
        mean(folds, recall),
        mean(folds, f1),
        spread(folds, f1),
        pooled);
  }

  private static <T> double mean(List<T> folds, ToDoubleFunction<T> figure) {
    return folds.stream().mapToDouble(figure).average().orElseThrow();
  }

  private static <T> double spread(List<T> folds, ToDoubleFunction<T> figure) {
    double mean = mean(folds, figure);
    double squares = folds.stream().mapToDouble(figure).map(f -> (f - mean) * (f - mean)).sum();
    return folds.size() == 1 ? Double.NaN : Math.sqrt(squares / (folds.size() - 1));
  }

  /** The figures in percent, as aligned text of at most 100 columns for a terminal. */
  public String toTable() {
    StringBuilder out = new StringBuilder();
    line(out, "", "P", "R", "F1", "spread", "pooled");
    for (Figure figure : figures) {
      line(
          out,
          figure.name(),
          percent(figure.precision()),
          percent(figure.recall()),
          percent(figure.f1()),
          percent(figure.spread()),
          percent(figure.pooled()));
    }
    return out.toString();
  }

  private static void line(StringBuilder out, Object... cells) {
    out.append(String.format(Locale.ROOT, ROW, cells).stripTrailing())
        .append(System.lineSeparator());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * share);
  }
}
