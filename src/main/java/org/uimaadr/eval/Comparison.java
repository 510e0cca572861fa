package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.uimaadr.text.MentionType;

/**
 * Two systems on the same sentences: by how much the first is better, by a paired bootstrap over
 * abstracts. A difference whose interval holds 0 cannot be told from none.
 *
 * @param differences one for each figure
 */
public record Comparison(List<Difference> differences) {

  private static final String ROW = "%-46s %6s %6s %6s  %-15s %10s";

  /**
   * A figure of both systems.
   *
   * @param name what was counted
   * @param first F1 of the first system
   * @param second F1 of the second system
   * @param difference of the two F1, first less second
   */
  public record Difference(String name, double first, double second, PairedDifference difference) {}

  /** Copies the list. */
  public Comparison {
    differences = List.copyOf(differences);
  }

  /**
   * Compares two systems by the F1 of what both can answer.
   *
   * @param first answers of the first system
   * @param second answers of the second system to the same sentences
   * @param heads what both can answer
   * @throws IllegalArgumentException if the sentences are not the same
   */
  public static Comparison of(
      List<EvaluatedSentence> first,
      List<EvaluatedSentence> second,
      Heads heads,
      Bootstrap bootstrap) {
    List<Difference> differences = new ArrayList<>();
    if (scored(first) && scored(second)) {
      differences.add(
          difference("ADR sentence", first, second, ClassificationMetrics::decision, bootstrap));
    }
    for (MentionType type : ordered(heads.mentions())) {
      for (SpanMatch match : SpanMatch.values()) {
        for (SentenceScope scope : SentenceScope.values()) {
          differences.add(
              difference(
                  type + rules(match, scope),
                  first,
                  second,
                  s -> SpanMetrics.count(s, type, match, scope),
                  bootstrap));
        }
      }
    }
    for (MentionType target : ordered(heads.relations())) {
      for (SentenceScope scope : SentenceScope.values()) {
        differences.add(
            difference(
                "DRUG - " + target + rules(SpanMatch.STRICT, scope),
                first,
                second,
                s ->
                    RelationMetrics.count(
                        s, target, SpanMatch.STRICT, scope, RelationSource.END_TO_END),
                bootstrap));
      }
    }
    return new Comparison(differences);
  }

  private static boolean scored(List<EvaluatedSentence> sentences) {
    return sentences.stream().allMatch(EvaluatedSentence::scored);
  }

  private static Set<MentionType> ordered(Set<MentionType> types) {
    Set<MentionType> ordered = EnumSet.noneOf(MentionType.class);
    ordered.addAll(types);
    return ordered;
  }

  private static Difference difference(
      String name,
      List<EvaluatedSentence> first,
      List<EvaluatedSentence> second,
      Function<EvaluatedSentence, PrecisionRecall> counts,
      Bootstrap bootstrap) {
    return new Difference(
        name,
        f1(first, counts),
        f1(second, counts),
        bootstrap.compare(first, second, counts, PrecisionRecall::f1));
  }

  private static double f1(
      List<EvaluatedSentence> sentences, Function<EvaluatedSentence, PrecisionRecall> counts) {
    return sentences.stream().map(counts).reduce(PrecisionRecall.ZERO, PrecisionRecall::plus).f1();
  }

  private static String rules(SpanMatch match, SentenceScope scope) {
    return ", %s, %s sentences"
        .formatted(match.name().toLowerCase(Locale.ROOT), scope.name().toLowerCase(Locale.ROOT));
  }

  /** The differences as aligned text of at most 100 columns for a terminal. */
  public String toTable() {
    StringBuilder out = new StringBuilder();
    line(out, "", "F1", "other", "differ.", "95 % interval", "not better");
    for (Difference difference : differences) {
      Interval interval = difference.difference().difference();
      line(
          out,
          difference.name(),
          points("%.1f", difference.first()),
          points("%.1f", difference.second()),
          points("%+.1f", interval.estimate()),
          points("%+.1f", interval.low()) + " to " + points("%+.1f", interval.high()),
          String.format(Locale.ROOT, "%.3f", difference.difference().shareNotBetter()));
    }
    return out.toString();
  }

  private static void line(StringBuilder out, Object... cells) {
    out.append(String.format(Locale.ROOT, ROW, cells).stripTrailing())
        .append(System.lineSeparator());
  }

  private static String points(String format, double share) {
    return String.format(Locale.ROOT, format, 100 * share);
  }
}
