package org.uimaadr.eval;

import java.util.Set;
import org.uimaadr.text.MentionType;

/**
 * What a system can answer, beside the sentence.
 *
 * @param mentions the types of mentions it finds
 * @param relations the types of mentions that it relates drugs to; empty if it has no relations
 */
public record Heads(Set<MentionType> mentions, Set<MentionType> relations) {

  /** Copies the sets. */
  public Heads {
    mentions = Set.copyOf(mentions);
    relations = Set.copyOf(relations);
  }

  /** A system without relations. */
  public static Heads of(Set<MentionType> mentions) {
    return new Heads(mentions, Set.of());
  }
}
