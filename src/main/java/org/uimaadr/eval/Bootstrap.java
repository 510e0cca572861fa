package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

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
  public Interval interval(
      List<EvaluatedSentence> sentences, ToDoubleFunction<List<EvaluatedSentence>> figure) {
    List<List<EvaluatedSentence>> groups = List.copyOf(byGroup(sentences).values());
    return percentiles(
        figure.applyAsDouble(sentences),
        resample(groups.size(), drawn -> figure.applyAsDouble(join(groups, drawn))));
  }

  /** Interval of a ratio of counts, which are summed once by group: fast. */
  public Interval interval(
      List<EvaluatedSentence> sentences,
      Function<EvaluatedSentence, PrecisionRecall> counts,
      ToDoubleFunction<PrecisionRecall> ratio) {
    List<PrecisionRecall> groups =
        byGroup(sentences).values().stream().map(group -> sum(group, counts)).toList();
    return percentiles(
        ratio.applyAsDouble(sum(groups, Function.identity())),
        resample(
            groups.size(),
            drawn -> {
              PrecisionRecall sum = PrecisionRecall.ZERO;
              for (int group : drawn) {
                sum = sum.plus(groups.get(group));
              }
              return ratio.applyAsDouble(sum);
            }));
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
    List<EvaluatedSentence> aligned = align(first, second);
    List<List<EvaluatedSentence>> firstGroups = List.copyOf(byGroup(first).values());
    List<List<EvaluatedSentence>> secondGroups = List.copyOf(byGroup(aligned).values());
    double[] differences =
        resample(
            firstGroups.size(),
            drawn ->
                figure.applyAsDouble(join(firstGroups, drawn))
                    - figure.applyAsDouble(join(secondGroups, drawn)));
    double notBetter = Arrays.stream(differences).filter(d -> !(d > 0)).count();
    return new PairedDifference(
        percentiles(figure.applyAsDouble(first) - figure.applyAsDouble(aligned), differences),
        notBetter / resamples);
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

  /** Sorted by group, so that the draws do not depend on the order of the sentences. */
  private static Map<String, List<EvaluatedSentence>> byGroup(List<EvaluatedSentence> sentences) {
    Map<String, List<EvaluatedSentence>> groups = new TreeMap<>();
    for (EvaluatedSentence sentence : sentences) {
      groups.computeIfAbsent(sentence.group(), g -> new ArrayList<>()).add(sentence);
    }
    return groups;
  }

  private static List<EvaluatedSentence> join(List<List<EvaluatedSentence>> groups, int[] drawn) {
    List<EvaluatedSentence> sentences = new ArrayList<>();
    for (int group : drawn) {
      sentences.addAll(groups.get(group));
    }
    return sentences;
  }

  private static <T> PrecisionRecall sum(Collection<T> items, Function<T, PrecisionRecall> counts) {
    return items.stream().map(counts).reduce(PrecisionRecall.ZERO, PrecisionRecall::plus);
  }

  /** The second system's answers in the order of the first's. */
  private static List<EvaluatedSentence> align(
      List<EvaluatedSentence> first, List<EvaluatedSentence> second) {
    Map<String, EvaluatedSentence> byId = new HashMap<>();
    for (EvaluatedSentence sentence : second) {
      if (byId.put(sentence.id(), sentence) != null) {
        throw new IllegalArgumentException("The second system answers " + sentence.id() + " twice");
      }
    }
    List<EvaluatedSentence> aligned = new ArrayList<>();
    for (EvaluatedSentence sentence : first) {
      EvaluatedSentence other = byId.remove(sentence.id());
      if (other == null || !sameGold(sentence, other)) {
        throw new IllegalArgumentException(
            "Sentence "
                + sentence.id()
                + (other == null ? " has no answer" : " has another gold standard")
                + " in the second system: evaluate both on the same data");
      }
      aligned.add(other);
    }
    if (!byId.isEmpty()) {
      throw new IllegalArgumentException(
          "The first system lacks "
              + byId.size()
              + " sentences of the second: evaluate both on the same data");
    }
    return aligned;
  }

  private static boolean sameGold(EvaluatedSentence a, EvaluatedSentence b) {
    return a.group().equals(b.group())
        && a.goldAdr() == b.goldAdr()
        && a.annotatedTypes().equals(b.annotatedTypes())
        && a.gold().equals(b.gold());
  }
}
