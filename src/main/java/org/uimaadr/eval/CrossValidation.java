package org.uimaadr.eval;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.uimaadr.text.MentionType;

/**
 * What the folds of a cross-validation say together.
 *
 * @param figures in the order in which they are shown
 * @param numbers likewise
 */
public record CrossValidation(List<Figure> figures, List<Mean> numbers) {

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

  /**
   * A number over the folds.
   *
   * @param name what it is
   * @param mean of the folds
   * @param spread standard deviation of the folds, as that of a figure
   */
  public record Mean(String name, double mean, double spread) {}

  /** Copies the lists. */
  public CrossValidation {
    figures = List.copyOf(figures);
    numbers = List.copyOf(numbers);
  }

  /**
   * Puts folds together. What only some folds have is left out.
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
    return new CrossValidation(figures, numbers(folds));
  }

  private static List<Mean> numbers(List<FoldFigures> folds) {
    return folds.get(0).numbers().keySet().stream()
        .filter(name -> folds.stream().allMatch(fold -> fold.numbers().containsKey(name)))
        .map(
            name ->
                new Mean(
                    name,
                    mean(folds, fold -> fold.numbers().get(name)),
                    spread(folds, fold -> fold.numbers().get(name))))
        .toList();
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
    if (!numbers.isEmpty()) {
      line(out, "", "", "", "mean", "spread", "");
    }
    for (Mean number : numbers) {
      line(out, number.name(), "", "", percent(number.mean()), percent(number.spread()), "");
    }
    return out.toString();
  }

  /** Everything as JSON; undefined figures are left out. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    JsonArray means = new JsonArray();
    for (Figure figure : figures) {
      JsonObject one = new JsonObject();
      one.addProperty("name", figure.name());
      EvaluationJson.addNumber(one, "precision", figure.precision());
      EvaluationJson.addNumber(one, "recall", figure.recall());
      EvaluationJson.addNumber(one, "f1", figure.f1());
      EvaluationJson.addNumber(one, "spread", figure.spread());
      EvaluationJson.addNumber(one, "pooledF1", figure.pooled());
      means.add(one);
    }
    json.add("means", means);
    JsonArray others = new JsonArray();
    for (Mean number : numbers) {
      JsonObject one = new JsonObject();
      one.addProperty("name", number.name());
      EvaluationJson.addNumber(one, "mean", number.mean());
      EvaluationJson.addNumber(one, "spread", number.spread());
      others.add(one);
    }
    json.add("numbers", others);
    return json;
  }

  private static void line(StringBuilder out, Object... cells) {
    out.append(String.format(Locale.ROOT, ROW, cells).stripTrailing())
        .append(System.lineSeparator());
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * share);
  }
}
