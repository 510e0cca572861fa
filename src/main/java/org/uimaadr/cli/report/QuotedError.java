package org.uimaadr.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.uimaadr.eval.EvaluatedSentence;
import org.uimaadr.eval.MentionOutcome;
import org.uimaadr.text.TypedSpan;

/**
 * A sentence of a list of errors, as the page shows it.
 *
 * @param id of the sentence
 * @param probability the system's, if it has a sentence head
 * @param pieces the text, cut where a mention begins or ends
 * @param outcomes what became of its mentions, the right ones aside, for people
 */
public record QuotedError(
    String id, Optional<Double> probability, List<Piece> pieces, List<String> outcomes) {

  /**
   * A piece of text.
   *
   * @param text never empty
   * @param gold whether it is part of an annotated mention
   * @param predicted whether it is part of a predicted one
   */
  public record Piece(String text, boolean gold, boolean predicted) {}

  static QuotedError of(EvaluatedSentence sentence) {
    List<TypedSpan> gold = annotated(sentence, sentence.gold());
    List<TypedSpan> predicted = annotated(sentence, sentence.predicted());
    return new QuotedError(
        sentence.id(),
        sentence.scored() ? Optional.of(sentence.probability()) : Optional.empty(),
        pieces(sentence.text(), gold, predicted),
        MentionOutcome.of(sentence).stream()
            .filter(outcome -> outcome.kind() != MentionOutcome.Kind.EXACT)
            .map(outcome -> describe(sentence.text(), outcome))
            .toList());
  }

  /** Mentions of types that nobody annotated are neither right nor wrong. */
  private static List<TypedSpan> annotated(EvaluatedSentence sentence, List<TypedSpan> mentions) {
    return mentions.stream().filter(m -> sentence.annotatedTypes().contains(m.type())).toList();
  }

  private static List<Piece> pieces(String text, List<TypedSpan> gold, List<TypedSpan> predicted) {
    TreeSet<Integer> cuts = new TreeSet<>(List.of(0, text.length()));
    for (List<TypedSpan> mentions : List.of(gold, predicted)) {
      mentions.forEach(mention -> cuts.addAll(List.of(mention.begin(), mention.end())));
    }
    List<Piece> pieces = new ArrayList<>();
    int begin = cuts.pollFirst();
    for (int end : cuts) {
      pieces.add(
          new Piece(text.substring(begin, end), covers(gold, begin), covers(predicted, begin)));
      begin = end;
    }
    return pieces;
  }

  private static boolean covers(List<TypedSpan> mentions, int place) {
    return mentions.stream().anyMatch(m -> m.begin() <= place && place < m.end());
  }

  private static String describe(String text, MentionOutcome outcome) {
    String gold = outcome.gold().map(mention -> quote(text, mention)).orElse("");
    String predicted = outcome.predicted().map(mention -> quote(text, mention)).orElse("");
    return switch (outcome.kind()) {
      case EXACT -> gold;
      case BORDERS, TYPE -> "annotated " + gold + ", found " + predicted;
      case MISSED -> "missed " + gold;
      case SPURIOUS -> "found, not annotated: " + predicted;
    };
  }

  private static String quote(String text, TypedSpan mention) {
    return mention.type() + " “" + text.substring(mention.begin(), mention.end()) + "”";
  }
}
