package org.uimaadr.eval;

import java.util.Set;
import java.util.stream.Collectors;
import org.uimaadr.model.ModelMetadata;
import org.uimaadr.text.MentionType;
import org.uimaadr.text.RelationType;

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

  /** What a model has. */
  public static Heads of(ModelMetadata model) {
    return new Heads(
        Set.copyOf(model.taggers()),
        model.relations().stream().map(RelationType::target).collect(Collectors.toSet()));
  }

  /** What this system and another one both have. */
  public Heads common(Heads other) {
    return new Heads(
        mentions.stream().filter(other.mentions::contains).collect(Collectors.toSet()),
        relations.stream().filter(other.relations::contains).collect(Collectors.toSet()));
  }

  /** A system without relations. */
  public static Heads of(Set<MentionType> mentions) {
    return new Heads(mentions, Set.of());
  }
}
