package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Percentile intervals (95 %) by resampling groups with replacement (the cluster bootstrap):
 * sentences of one abstract share its drugs and its wording, so resampling sentences one by one
 * would make the intervals too narrow. The result depends on the sentences, not on their order.
 * Figures that are undefined (NaN) in a resample are left out of the percentiles.
 *
 * @param resamples number of resamples, at least 1
 * @param seed of the random numbers
 */
public record Bootstrap(int resamples, long seed) {

  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  /** Rejects an empty bootstrap. */
  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("At least one resample is needed, not " + resamples);
    }
  }

  /** 1,000 resamples with the project's seed. */
  public static Bootstrap standard() {
    return new Bootstrap(1000, 42);
  }

  /** Interval of any figure; the figure is computed anew on each resample. */
  public <T extends Grouped> Interval interval(
      List<T> sentences, ToDoubleFunction<List<T>> figure) {
    Resampled resampled = Resampled.of(sentences, figure);
    return percentiles(resampled.estimate(), resample(resampled.groups(), resampled.figure()));
  }

  /** Interval of a ratio of counts, which are summed once by group: fast. */
  public <T extends Grouped> Interval interval(
      List<T> sentences,
      Function<T, PrecisionRecall> counts,
      ToDoubleFunction<PrecisionRecall> ratio) {
    Resampled resampled = Resampled.of(sentences, counts, ratio);
    return percentiles(resampled.estimate(), resample(resampled.groups(), resampled.figure()));
  }

  /**
   * Difference between two systems, both resampled by the same draws.
   *
   * @param first answers of the first system
   * @param second answers of the second system on the same sentences, in any order
   * @param figure greater is better
   * @throws IllegalArgumentException if the sentences or their gold standard are not the same
   */
  public PairedDifference compare(
      List<EvaluatedSentence> first,
      List<EvaluatedSentence> second,
      ToDoubleFunction<List<EvaluatedSentence>> figure) {
    requireSameData(first, second);
    return difference(Resampled.of(first, figure), Resampled.of(second, figure));
  }

  /** The same for a ratio of counts, which are summed once by group: fast. */
  public PairedDifference compare(
      List<EvaluatedSentence> first,
      List<EvaluatedSentence> second,
      Function<EvaluatedSentence, PrecisionRecall> counts,
      ToDoubleFunction<PrecisionRecall> ratio) {
    requireSameData(first, second);
    return difference(Resampled.of(first, counts, ratio), Resampled.of(second, counts, ratio));
  }

  private PairedDifference difference(Resampled first, Resampled second) {
    double[] differences =
        resample(
            first.groups(),
            drawn -> first.figure().applyAsDouble(drawn) - second.figure().applyAsDouble(drawn));
    double notBetter = Arrays.stream(differences).filter(d -> !(d > 0)).count();
    return new PairedDifference(
        percentiles(first.estimate() - second.estimate(), differences), notBetter / resamples);
  }

  private double[] resample(int groups, ToDoubleFunction<int[]> figure) {
    if (groups == 0) {
      throw new IllegalArgumentException("There is no sentence to resample");
    }
    Random random = new Random(seed);
    int[] drawn = new int[groups];
    double[] figures = new double[resamples];
    for (int r = 0; r < resamples; r++) {
      Arrays.setAll(drawn, i -> random.nextInt(groups));
      figures[r] = figure.applyAsDouble(drawn);
    }
    return figures;
  }

  private static Interval percentiles(double estimate, double[] figures) {
    double[] sorted = Arrays.stream(figures).filter(f -> !Double.isNaN(f)).sorted().toArray();
    return new Interval(estimate, quantile(sorted, LOW), quantile(sorted, HIGH));
  }

  /** Linear between the neighbours, numpy's default. */
  private static double quantile(double[] sorted, double q) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = q * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /**
   * A figure as a function of the groups drawn. Groups are sorted by name, so that the draws do not
   * depend on the order of the sentences.
   */
  private record Resampled(double estimate, int groups, ToDoubleFunction<int[]> figure) {

    static <T extends Grouped> Resampled of(List<T> sentences, ToDoubleFunction<List<T>> figure) {
      List<List<T>> groups = byGroup(sentences);
      return new Resampled(
          figure.applyAsDouble(sentences),
          groups.size(),
          drawn -> {
            List<T> resample = new ArrayList<>();
            for (int group : drawn) {
              resample.addAll(groups.get(group));
            }
            return figure.applyAsDouble(resample);
          });
    }

    static <T extends Grouped> Resampled of(
        List<T> sentences,
        Function<T, PrecisionRecall> counts,
        ToDoubleFunction<PrecisionRecall> ratio) {
      List<PrecisionRecall> groups =
          byGroup(sentences).stream().map(group -> sum(group.stream().map(counts))).toList();
      return new Resampled(
          ratio.applyAsDouble(sum(groups.stream())),
          groups.size(),
          drawn -> ratio.applyAsDouble(sum(Arrays.stream(drawn).mapToObj(groups::get))));
    }

    private static <T extends Grouped> List<List<T>> byGroup(List<T> sentences) {
      return List.copyOf(
          sentences.stream()
              .collect(Collectors.groupingBy(Grouped::group, TreeMap::new, Collectors.toList()))
              .values());
    }

    private static PrecisionRecall sum(Stream<PrecisionRecall> counts) {
      return counts.reduce(PrecisionRecall.ZERO, PrecisionRecall::plus);
    }
  }

  private static void requireSameData(
      List<EvaluatedSentence> first, List<EvaluatedSentence> second) {
    Map<String, EvaluatedSentence> byId = new HashMap<>();
    for (EvaluatedSentence sentence : second) {
      if (byId.put(sentence.id(), sentence) != null) {
        throw new IllegalArgumentException("The second system answers " + sentence.id() + " twice");
      }
    }
    for (EvaluatedSentence sentence : first) {
      EvaluatedSentence other = byId.remove(sentence.id());
      if (other == null || !sameGold(sentence, other)) {
        throw new IllegalArgumentException(
            "Sentence "
                + sentence.id()
                + (other == null ? " has no answer" : " has another gold standard")
                + " in the second system: evaluate both on the same data");
      }
    }
    if (!byId.isEmpty()) {
      throw new IllegalArgumentException(
          "The first system lacks "
              + byId.size()
              + " sentences of the second: evaluate both on the same data");
    }
  }

  private static boolean sameGold(EvaluatedSentence a, EvaluatedSentence b) {
    return a.group().equals(b.group())
        && a.goldAdr() == b.goldAdr()
        && a.annotatedTypes().equals(b.annotatedTypes())
        && a.gold().equals(b.gold())
        && a.relations().gold().equals(b.relations().gold());
  }
}
