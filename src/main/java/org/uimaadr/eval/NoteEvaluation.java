package org.uimaadr.eval;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a system is worth on whole documents.
 *
 * @param part what was read, such as {@code notes (gold)}
 * @param protocol what else a reader must know, for example the operating point
 * @param total figures of all documents
 * @param groups figures of the documents that share a trait, in the order of traits and values
 */
public record NoteEvaluation(String part, String protocol, Group total, List<Group> groups) {

  /**
   * Figures of some documents.
   *
   * @param trait name of the trait that they share; empty for all documents
   * @param value of the trait
   * @param documents how many
   * @param scores what was found
   * @param shares what was taken for a reaction of the patient and is none
   */
  public record Group(
      String trait, String value, int documents, List<Score> scores, List<Share> shares) {

    /** Copies the lists. */
    public Group {
      scores = List.copyOf(scores);
      shares = List.copyOf(shares);
    }

    /** The score of that name, if the system has the head for it. */
    public Optional<Score> score(String name) {
      return scores.stream().filter(score -> score.name().equals(name)).findFirst();
    }

    /** The share of that name. */
    public Optional<Share> share(String name) {
      return shares.stream().filter(share -> share.name().equals(name)).findFirst();
    }
  }

  /**
   * How well something is found.
   *
   * @param name of the measure
   * @param counts what was found and missed
   * @param f1 with its 95 % interval, by resampling documents
   */
  public record Score(String name, PrecisionRecall counts, Interval f1) {}

  /**
   * A share of gold things that were taken for reactions of the patient.
   *
   * @param name of what must not be
   * @param reported how many were
   * @param of how many could have been
   * @param share with its 95 % interval, by resampling documents; NaN if there is nothing
   */
  public record Share(String name, int reported, int of, Interval share) {}

  /** Copies the list. */
  public NoteEvaluation {
    groups = List.copyOf(groups);
  }

  /**
   * Computes all figures.
   *
   * @param part what was read
   * @param protocol what else a reader must know
   * @param heads what the system can answer
   * @param notes at least one; those without a trait are left out of its groups
   * @param bootstrap how intervals are made
   */
  public static NoteEvaluation of(
      String part, String protocol, Heads heads, List<EvaluatedNote> notes, Bootstrap bootstrap) {
    if (notes.isEmpty()) {
      throw new IllegalArgumentException("There is no document to evaluate in " + part);
    }
    List<Group> groups = new ArrayList<>();
    for (String trait : GoldNote.TRAITS) {
      notes.stream()
          .filter(note -> note.gold().traits().containsKey(trait))
          .map(note -> note.gold().traits().get(trait))
          .distinct()
          .sorted()
          .map(
              value ->
                  group(
                      trait,
                      value,
                      heads,
                      notes.stream()
                          .filter(note -> value.equals(note.gold().traits().get(trait)))
                          .toList(),
                      bootstrap))
          .forEach(groups::add);
    }
    return new NoteEvaluation(
        part, protocol, group("", "all documents", heads, notes, bootstrap), groups);
  }

  private static Group group(
      String trait, String value, Heads heads, List<EvaluatedNote> notes, Bootstrap bootstrap) {
    return new Group(
        trait,
        value,
        notes.size(),
        NoteMeasure.found(heads).stream().map(m -> score(m, notes, bootstrap)).toList(),
        NoteMeasure.mistaken().stream().map(m -> share(m, notes, bootstrap)).toList());
  }

  private static Score score(NoteMeasure measure, List<EvaluatedNote> notes, Bootstrap bootstrap) {
    return new Score(
        measure.name(),
        sum(measure, notes),
        bootstrap.interval(notes, measure.counts(), PrecisionRecall::f1));
  }

  private static Share share(NoteMeasure measure, List<EvaluatedNote> notes, Bootstrap bootstrap) {
    PrecisionRecall counts = sum(measure, notes);
    return new Share(
        measure.name(),
        counts.truePositives(),
        counts.gold(),
        bootstrap.interval(notes, measure.counts(), c -> c.gold() == 0 ? Double.NaN : c.recall()));
  }

  private static PrecisionRecall sum(NoteMeasure measure, List<EvaluatedNote> notes) {
    return notes.stream().map(measure.counts()).reduce(PrecisionRecall.ZERO, PrecisionRecall::plus);
  }

  /** Everything as JSON; undefined figures are {@code null}. */
  public JsonObject toJson() {
    return NoteEvaluationJson.of(this);
  }

  /** Everything as aligned text of at most 100 columns for a terminal. */
  public String toTable() {
    return NoteEvaluationTable.of(this);
  }
}
