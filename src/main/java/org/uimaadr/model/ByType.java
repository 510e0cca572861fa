package org.uimaadr.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Numbers of the heads, in the order of their types: what is written from them is the same in every
 * process.
 */
final class ByType {

  private ByType() {}

  static <T extends Enum<T>> Map<T, Double> copyOf(Class<T> types, Map<T, Double> numbers) {
    Map<T, Double> copy = new EnumMap<>(types);
    copy.putAll(numbers);
    return Collections.unmodifiableMap(copy);
  }
}
