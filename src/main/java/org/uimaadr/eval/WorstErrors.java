package org.uimaadr.eval;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The sentences that a system is most wrong about, by kind of error: what to read first to learn
 * what it cannot do, and where the annotation is doubtful.
 *
 * @param lists one for each kind of error that occurs
 */
public record WorstErrors(List<Listing> lists) {

  /** Most sentences of a list. */
  private static final int MOST = 12;

  /** A kind of error. */
  public enum Kind {
    /** Sentences with an ADR that were taken for others, the lowest probability first. */
    MISSED_SENTENCES,
    /** Sentences without an ADR that were taken for one, the highest probability first. */
    FALSE_ALARMS,
    /** Sentences with mentions that were not found, the highest probability first. */
    MISSED_MENTIONS,
    /** Sentences with mentions where there are none, the highest probability first. */
    SPURIOUS_MENTIONS,
    /** Sentences with mentions of other borders or types, the highest probability first. */
    WRONG_MENTIONS;

    private boolean holds(EvaluatedSentence sentence) {
      return switch (this) {
        case MISSED_SENTENCES -> sentence.goldAdr() && !sentence.predictedAdr();
        case FALSE_ALARMS -> !sentence.goldAdr() && sentence.predictedAdr();
        case MISSED_MENTIONS -> has(sentence, MentionOutcome.Kind.MISSED);
        case SPURIOUS_MENTIONS -> has(sentence, MentionOutcome.Kind.SPURIOUS);
        case WRONG_MENTIONS ->
            has(sentence, MentionOutcome.Kind.BORDERS) || has(sentence, MentionOutcome.Kind.TYPE);
      };
    }

    private static boolean has(EvaluatedSentence sentence, MentionOutcome.Kind kind) {
      return MentionOutcome.of(sentence).stream().anyMatch(outcome -> outcome.kind() == kind);
    }

    private Comparator<EvaluatedSentence> order() {
      Comparator<EvaluatedSentence> rising =
          Comparator.comparingDouble(EvaluatedSentence::probability);
      return (this == MISSED_SENTENCES ? rising : rising.reversed())
          .thenComparing(EvaluatedSentence::id);
    }

    /** As it stands in JSON. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The worst errors of a kind.
   *
   * @param kind of error
   * @param number of sentences with such an error in all
   * @param sentences the worst of them
   */
  public record Listing(Kind kind, int number, List<EvaluatedSentence> sentences) {

    /** Copies the list. */
    public Listing {
      sentences = List.copyOf(sentences);
    }
  }

  /** Copies the list. */
  public WorstErrors {
    lists = List.copyOf(lists);
  }

  /** Looks for errors; where there are no probabilities, sentences stand in the order of ids. */
  public static WorstErrors of(List<EvaluatedSentence> sentences) {
    return new WorstErrors(
        Stream.of(Kind.values())
            .map(kind -> listing(kind, sentences))
            .filter(listing -> listing.number() > 0)
            .toList());
  }

  private static Listing listing(Kind kind, List<EvaluatedSentence> sentences) {
    List<EvaluatedSentence> wrong = sentences.stream().filter(kind::holds).toList();
    return new Listing(
        kind, wrong.size(), wrong.stream().sorted(kind.order()).limit(MOST).toList());
  }
}
