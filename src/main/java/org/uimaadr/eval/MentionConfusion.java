package org.uimaadr.eval;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uimaadr.text.MentionType;

/**
 * What became of the mentions, by type, over all sentences in which the type is annotated.
 *
 * @param byType for each type
 */
public record MentionConfusion(Map<MentionType, Row> byType) {

  /**
   * The mentions of a type.
   *
   * @param exact annotated and found
   * @param borders found with other borders
   * @param taken annotated with this type and predicted with another, by that type
   * @param missed annotated and not found
   * @param spurious predicted where nothing is annotated
   */
  public record Row(
      int exact, int borders, Map<MentionType, Integer> taken, int missed, int spurious) {

    /** Copies the map. */
    public Row {
      Map<MentionType, Integer> copy = new EnumMap<>(MentionType.class);
      copy.putAll(taken);
      taken = Collections.unmodifiableMap(copy);
    }

    /** Number of annotated mentions. */
    public int gold() {
      return exact + borders + taken.values().stream().mapToInt(n -> n).sum() + missed;
    }
  }

  /** Copies the map. */
  public MentionConfusion {
    Map<MentionType, Row> copy = new EnumMap<>(MentionType.class);
    copy.putAll(byType);
    byType = Collections.unmodifiableMap(copy);
  }

  /**
   * Counts.
   *
   * @param types the types that the system knows
   */
  public static MentionConfusion of(List<EvaluatedSentence> sentences, Set<MentionType> types) {
    List<MentionOutcome> outcomes =
        sentences.stream().flatMap(s -> MentionOutcome.of(s).stream()).toList();
    Map<MentionType, Row> rows = new EnumMap<>(MentionType.class);
    for (MentionType type : types) {
      rows.put(type, row(outcomes.stream().filter(o -> o.any().type() == type).toList()));
    }
    return new MentionConfusion(rows);
  }

  private static Row row(List<MentionOutcome> outcomes) {
    Map<MentionType, Integer> taken = new EnumMap<>(MentionType.class);
    int[] numbers = new int[MentionOutcome.Kind.values().length];
    for (MentionOutcome outcome : outcomes) {
      numbers[outcome.kind().ordinal()]++;
      if (outcome.kind() == MentionOutcome.Kind.TYPE) {
        taken.merge(outcome.predicted().orElseThrow().type(), 1, Integer::sum);
      }
    }
    return new Row(
        numbers[MentionOutcome.Kind.EXACT.ordinal()],
        numbers[MentionOutcome.Kind.BORDERS.ordinal()],
        taken,
        numbers[MentionOutcome.Kind.MISSED.ordinal()],
        numbers[MentionOutcome.Kind.SPURIOUS.ordinal()]);
  }
}
