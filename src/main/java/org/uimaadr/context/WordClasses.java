package org.uimaadr.context;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes ({@code @kin}) that a word belongs to, so that a phrase with classes is one phrase
 * and not the product of their members.
 */
final class WordClasses {

  /** Longest beginning of a word, in UTF-16 units, that a class may name. */
  private static final int MAX_PREFIX = 24;

  private final Map<String, Set<String>> byWord = new HashMap<>();
  private final Map<String, Set<String>> byPrefix = new HashMap<>();

  /**
   * Adds a member of one element.
   *
   * @param element a word, the beginning of one ({@code monitor*}), or what a word is ({@code
   *     <drug>})
   */
  void add(String element, String className) {
    boolean open = element.endsWith("*") && element.length() > 1;
    String key = open ? element.substring(0, element.length() - 1) : element;
    (open ? byPrefix : byWord).computeIfAbsent(key, word -> new LinkedHashSet<>()).add(className);
  }

  /** Makes all members of one class members of another, too. */
  void addAll(String members, String className) {
    for (Map<String, Set<String>> map : List.of(byWord, byPrefix)) {
      map.values().stream()
          .filter(names -> names.contains(members))
          .forEach(names -> names.add(className));
    }
  }

  /** The keys of a word, then the classes that it belongs to by one of them. */
  List<String> withClasses(List<String> keys) {
    Set<String> all = new LinkedHashSet<>(keys);
    for (String key : keys) {
      all.addAll(byWord.getOrDefault(key, Set.of()));
    }
    String word = keys.get(0);
    for (int length = 1; length <= Math.min(word.length(), MAX_PREFIX); length++) {
      all.addAll(byPrefix.getOrDefault(word.substring(0, length), Set.of()));
    }
    return new ArrayList<>(all);
  }
}
