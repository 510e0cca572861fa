package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.uimaadr.corpus.ReactionContext;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * Something that is counted in documents.
 *
 * @param name for people
 * @param counts of one document
 */
record NoteMeasure(String name, Function<EvaluatedNote, PrecisionRecall> counts) {

  /** What must not be reported as a reaction that the patient did suffer. */
  private static final Set<ReactionContext> NOT_AFFIRMED =
      Set.of(ReactionContext.DENIED, ReactionContext.HYPOTHETICAL, ReactionContext.FAMILY);

  /** What is found and missed: precision, recall and F1, of the heads that a system has. */
  static List<NoteMeasure> found(Heads heads) {
    List<NoteMeasure> measures = new ArrayList<>();
    for (SpanMatch match : SpanMatch.values()) {
      measures.add(
          new NoteMeasure(
              named("affirmed reactions", match),
              note -> spans(note.affirmed(), MentionType.REACTION, match)));
    }
    for (MentionType type : MentionType.values()) {
      for (SpanMatch match : SpanMatch.values()) {
        if (heads.mentions().contains(type)) {
          measures.add(
              new NoteMeasure(
                  named("all " + lowerCase(type) + "s", match),
                  note -> spans(note.mentions(), type, match)));
        }
      }
    }
    for (MentionType target : MentionType.values()) {
      for (SpanMatch match : SpanMatch.values()) {
        if (heads.relations().contains(target)) {
          measures.add(
              new NoteMeasure(
                  named("drug - " + lowerCase(target), match),
                  note ->
                      RelationMetrics.count(
                          note.mentions(),
                          target,
                          match,
                          SentenceScope.ALL,
                          RelationSource.END_TO_END)));
        }
      }
    }
    return measures;
  }

  /**
   * What is taken for a reaction of the patient and is none, as a share of what could be; it counts
   * as a true positive, the rest as false negatives, so that recall is the share.
   */
  static List<NoteMeasure> mistaken() {
    List<NoteMeasure> measures = new ArrayList<>();
    for (ReactionContext mark : ReactionContext.values()) {
      if (!mark.affirmed()) {
        measures.add(
            new NoteMeasure(
                lowerCase(mark) + " reactions",
                note -> reported(note, note.gold().with(Set.of(mark)))));
      }
    }
    measures.add(
        new NoteMeasure(
            "denied, hypothetical or family reactions",
            note -> reported(note, note.gold().with(NOT_AFFIRMED))));
    measures.add(new NoteMeasure("indications", note -> reported(note, note.gold().indications())));
    measures.add(
        new NoteMeasure("documents without an affirmed reaction", NoteMeasure::cleanDocument));
    return measures;
  }

  private static PrecisionRecall spans(EvaluatedSentence note, MentionType type, SpanMatch match) {
    return SpanMetrics.count(note, type, match, SentenceScope.ALL);
  }

  private static PrecisionRecall reported(EvaluatedNote note, List<TextSpan> spans) {
    int reported =
        (int)
            spans.stream()
                .filter(
                    span ->
                        note.answer().affirmed().stream()
                            .map(TypedSpan::span)
                            .anyMatch(span::overlaps))
                .count();
    return new PrecisionRecall(reported, 0, spans.size() - reported);
  }

  private static PrecisionRecall cleanDocument(EvaluatedNote note) {
    return note.gold().affirmed().isEmpty()
        ? PrecisionRecall.ofDecision(true, !note.answer().affirmed().isEmpty())
        : PrecisionRecall.ZERO;
  }

  private static String named(String what, SpanMatch match) {
    return what + ", " + lowerCase(match);
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
