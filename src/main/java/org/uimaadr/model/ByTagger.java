package org.uimaadr.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.uimaadr.text.MentionType;

/**
 * Numbers of the taggers, in the order of their types: what is written from them is the same in
 * every process.
 */
final class ByTagger {

  private ByTagger() {}

  static Map<MentionType, Double> copyOf(Map<MentionType, Double> numbers) {
    Map<MentionType, Double> copy = new EnumMap<>(MentionType.class);
    copy.putAll(numbers);
    return Collections.unmodifiableMap(copy);
  }
}
