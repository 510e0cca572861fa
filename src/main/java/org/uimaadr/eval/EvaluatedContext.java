package org.uimaadr.eval;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.TextSpan;
import org.uimaadr.text.TypedSpan;

/**
 * The context of one gold mention, and what a system says of it.
 *
 * @param group its document
 * @param asked the labels that are annotated for it
 * @param gold those that hold
 * @param predicted those that the system gave
 */
public record EvaluatedContext(
    String group, Set<ContextLabel> asked, Set<ContextLabel> gold, Set<ContextLabel> predicted)
    implements Grouped {

  /** Copies the sets. */
  public EvaluatedContext {
    asked = Set.copyOf(asked);
    gold = Set.copyOf(gold);
    predicted = Set.copyOf(predicted);
  }

  /**
   * The reactions and indications of a document beside what a system said of them.
   *
   * @param note the document
   * @param predicted labels for the span of each reaction and each indication
   */
  public static List<EvaluatedContext> of(
      GoldNote note, Map<TextSpan, Set<ContextLabel>> predicted) {
    List<EvaluatedContext> contexts = new ArrayList<>();
    for (TypedSpan mention : note.mentions()) {
      if (mention.type() == MentionType.REACTION) {
        contexts.add(
            new EvaluatedContext(
                note.id(),
                EnumSet.allOf(ContextLabel.class),
                ContextLabel.of(note.contexts().getOrDefault(mention, Set.of())),
                predicted.get(mention.span())));
      }
    }
    for (TextSpan indication : note.indications()) {
      contexts.add(
          new EvaluatedContext(
              note.id(),
              ContextLabel.OF_INDICATIONS,
              Set.of(ContextLabel.INDICATION),
              predicted.get(indication)));
    }
    return contexts;
  }

  /** Counts of one label; zero where it is not asked for. */
  PrecisionRecall count(ContextLabel label) {
    return asked.contains(label)
        ? PrecisionRecall.ofDecision(gold.contains(label), predicted.contains(label))
        : PrecisionRecall.ZERO;
  }
}
