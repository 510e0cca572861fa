package org.uimaadr.eval;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Entity scores of label sequences, equal to Python's seqeval 1.2.2 with {@code zero_division=0},
 * for comparison with figures made there. Labels are {@code O}, {@code B-TYPE} and {@code I-TYPE};
 * a bare {@code B} or {@code I} has the type {@code _}. {@link SpanMetrics} is what this project
 * itself reports.
 *
 * @param byType counts of exact matches by type, in the order of the types' names
 */
public record SeqevalScores(Map<String, PrecisionRecall> byType) {

  /** What begins an entity. */
  public enum Mode {
    /**
     * As {@code conlleval.pl} does and as seqeval does by default: {@code B}, and also an {@code I}
     * that continues no entity of its type.
     */
    DEFAULT,
    /** {@code B} only; a stray {@code I} is no entity: {@code mode='strict', scheme=IOB2}. */
    STRICT_IOB2
  }

  private record Entity(int sequence, int begin, int end) {}

  /** Copies the map. */
  public SeqevalScores {
    byType = Collections.unmodifiableMap(new TreeMap<>(byType));
  }

  /**
   * Scores of all sequences together.
   *
   * @param gold one list of labels for each sequence
   * @param predicted the same shape
   * @param mode what begins an entity
   * @throws IllegalArgumentException if the shapes differ or a label is none of O, B and I
   */
  public static SeqevalScores of(List<List<String>> gold, List<List<String>> predicted, Mode mode) {
    requireSameShape(gold, predicted);
    Map<String, Set<Entity>> goldEntities = entities(gold, mode);
    Map<String, Set<Entity>> predictedEntities = entities(predicted, mode);
    Set<String> types = new HashSet<>(goldEntities.keySet());
    types.addAll(predictedEntities.keySet());
    Map<String, PrecisionRecall> byType = new HashMap<>();
    for (String type : types) {
      byType.put(
          type,
          compare(
              goldEntities.getOrDefault(type, Set.of()),
              predictedEntities.getOrDefault(type, Set.of())));
    }
    return new SeqevalScores(byType);
  }

  /** Counts summed over the types. */
  public PrecisionRecall micro() {
    return byType.values().stream().reduce(PrecisionRecall.ZERO, PrecisionRecall::plus);
  }

  /** Means over the types, each type weighing the same. */
  public Averages macro() {
    return Averages.macro(byType.values());
  }

  /** Means over the types, weighted by their numbers of gold entities. */
  public Averages weighted() {
    return Averages.weighted(byType.values());
  }

  private static PrecisionRecall compare(Set<Entity> gold, Set<Entity> predicted) {
    int common = (int) gold.stream().filter(predicted::contains).count();
    return new PrecisionRecall(common, predicted.size() - common, gold.size() - common);
  }

  private static void requireSameShape(List<List<String>> gold, List<List<String>> predicted) {
    List<Integer> goldLengths = gold.stream().map(List::size).toList();
    List<Integer> predictedLengths = predicted.stream().map(List::size).toList();
    if (!goldLengths.equals(predictedLengths)) {
      throw new IllegalArgumentException(
          "Gold and predicted sequences differ in number or length: "
              + goldLengths
              + " and "
              + predictedLengths);
    }
  }

  private static Map<String, Set<Entity>> entities(List<List<String>> sequences, Mode mode) {
    Map<String, Set<Entity>> byType = new HashMap<>();
    for (int s = 0; s < sequences.size(); s++) {
      List<Label> labels = sequences.get(s).stream().map(Label::parse).toList();
      int begin = 0;
      while (begin < labels.size()) {
        Label first = labels.get(begin);
        int end = begin + 1;
        if (first.prefix() == 'B' || first.prefix() == 'I' && mode == Mode.DEFAULT) {
          while (end < labels.size() && labels.get(end).continues(first)) {
            end++;
          }
          byType.computeIfAbsent(first.type(), t -> new HashSet<>()).add(new Entity(s, begin, end));
        }
        begin = end;
      }
    }
    return byType;
  }

  private record Label(char prefix, String type) {

    static Label parse(String label) {
      if (!label.matches("O|[BI](-.*)?")) {
        throw new IllegalArgumentException(
            "Not an IOB2 label: \"" + label + "\"; expected O, B-TYPE or I-TYPE");
      }
      String type = label.length() < 3 ? "_" : label.substring(2);
      return new Label(label.charAt(0), type);
    }

    boolean continues(Label entity) {
      return prefix == 'I' && type.equals(entity.type);
    }
  }
}
