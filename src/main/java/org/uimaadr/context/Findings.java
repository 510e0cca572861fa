package org.uimaadr.context;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which categories hold of a mention. */
record Findings(Set<ContextCategory> categories) {

  static Findings at(int word, Map<ContextCategory, boolean[]> marked) {
    Set<ContextCategory> categories = EnumSet.noneOf(ContextCategory.class);
    marked.forEach(
        (category, words) -> {
          if (words[word]) {
            categories.add(category);
          }
        });
    return new Findings(categories);
  }

  boolean has(ContextCategory category) {
    return categories.contains(category);
  }

  /** These and what the section implies; an old allergy is one that did happen. */
  Findings in(SectionImplication implication) {
    Set<ContextCategory> all = EnumSet.copyOf(categories);
    switch (implication) {
      case NONE -> {}
      case HISTORICAL -> {
        if (context().affirmed()) {
          all.add(ContextCategory.HISTORICAL);
        }
      }
      case FAMILY -> all.add(ContextCategory.FAMILY);
      case HYPOTHETICAL -> {
        if (!has(ContextCategory.BLAMED)) {
          all.add(ContextCategory.HYPOTHETICAL);
        }
      }
    }
    return new Findings(all);
  }

  MentionContext context() {
    return new MentionContext(
        has(ContextCategory.NEGATED) ? -1 : 1,
        has(ContextCategory.UNCERTAIN) && !has(ContextCategory.HYPOTHETICAL) ? 1 : 0,
        has(ContextCategory.HYPOTHETICAL),
        subject(),
        has(ContextCategory.HISTORICAL) ? 1 : 0,
        has(ContextCategory.INDICATION) && !has(ContextCategory.BLAMED));
  }

  private String subject() {
    if (has(ContextCategory.FAMILY)) {
      return MentionContext.FAMILY_MEMBER;
    }
    return has(ContextCategory.OTHER) ? MentionContext.OTHER : MentionContext.PATIENT;
  }
}
